public import MIME
internal import Octets

/// A message to send, which is rewritten where a server can't take it as it is.
///
/// ```swift
/// let message = OutgoingMessage(try Message(contentsOfFile: "some.eml"))
/// perform(session.handle(.submit(Submission(envelope, message)), at: now))
/// // and for ClientAction.provideMessage(traits):
/// perform(session.provide(message, as: traits, at: now))
/// ```
///
/// Rewritten are bodies, which get quoted-printable or base64, and text in header fields, which gets encoded-words. Where
/// that is not enough the message can't go: a `multipart/signed` that would break, an address that needs UTF-8.
///
/// Source: RFC 6152 §3, RFC 3030 §3, RFC 6531 §3.1.
public struct OutgoingMessage: MessageDowngrading {
  /// The message as it is.
  public let message: Message
  /// What it is like as it is.
  public let traits: MessageTraits

  /// Looks at what a message needs.
  ///
  /// - Complexity: O(*n*).
  public init(_ message: Message) {
    self.message = message
    let route = message.neededRoute
    traits = MessageTraits(
      size: Self.wireCount(message.octets), body: route.body, hasUTF8Headers: route.takesUTF8Headers)
  }

  /// What the message is like once it is rewritten for a route; nil where it can't be.
  ///
  /// - Complexity: Rewrites the message to learn its size.
  public func downgraded(_ message: MessageTraits, to route: Route) -> MessageTraits? {
    var result = MessageTraits(
      body: min(traits.body, route.body), hasUTF8Headers: traits.hasUTF8Headers && route.takesUTF8Headers)
    let rewriting = rewriting(as: result)
    // RFC 6531 §3.1: what a reader may do with a delivered message, a sender may not do with one on its way.
    let losses: [RewriteNote.Code] = [.addressReplaced, .fieldRenamed, .fieldEncoded]
    let isWhole = !rewriting.notes.contains { losses.contains($0.code) }
    guard rewriting.fits, isWhole else { return nil }
    var size = 0
    do throws(CompositionError) {
      try rewriting.write { run in
        size += Self.wireCount(run)
        return true
      }
    } catch {
      return nil
    }
    result.size = size
    return result
  }

  /// Hands over the octets of the message, rewritten where its traits ask for it.
  ///
  /// - Parameters:
  ///   - wanted: The traits that the session expects: ``traits``, or what ``downgraded(_:to:)`` made of them.
  ///   - receive: Takes the next octets, borrowed for the call, and says whether it wants more.
  /// - Throws: What `Rewriting.write(_:)` throws.
  public func write(
    as wanted: MessageTraits, _ receive: (Span<UInt8>) -> Bool
  ) throws(CompositionError) {
    try rewriting(as: wanted).write(receive)
  }

  private func rewriting(as wanted: MessageTraits) -> Rewriting {
    message.downgraded(to: Route(body: wanted.body, takesUTF8Headers: wanted.hasUTF8Headers))
  }

  /// How many octets there are once every LF follows a CR.
  private static func wireCount(_ octets: Span<UInt8>) -> Int {
    var count = octets.count
    var start = 0
    while let lf = octets.firstIndex(of: ASCII.lf, from: start) {
      if lf == 0 || octets[lf - 1] != ASCII.cr { count += 1 }
      start = lf + 1
    }
    return count
  }
}
