public import Octets

/// What a server noted when it took a message over: the value of a Received field.
///
/// ```swift
/// let body = " from a.example (b.example [192.0.2.1]) by c.example with ESMTPS id 7; Mon, 23 Nov 2026 10:00:00 +0000"
/// var defects = DefectLog()
/// let received = Received(lenient: body.utf8.span, defects: &defects)
/// received.helloName     // "a.example"
/// received.reverseName   // "b.example"
/// received.address       // "192.0.2.1"
/// received.isEncrypted   // true
/// ```
///
/// Anybody can write such a field: only those that servers of one's own added say what happened.
///
/// Source: RFC 5322 §3.6.7, RFC 5321 §4.4.
public struct Received: Sendable, Hashable {
  /// What follows `from`, comments left out.
  public let from: String?
  /// The name that the client gave itself in HELO, EHLO or LHLO.
  public let helloName: String?
  /// The name that the server found for the client's address; nil also where it noted `unknown`.
  public let reverseName: String?
  /// The client's address without brackets, tag and port, as in `192.0.2.1` or `2001:db8::1`.
  public let address: String?
  /// Who took the message over.
  public let by: String?
  /// The link that it came over, as in `TCP`.
  public let via: String?
  /// The protocol that it came by, as in `ESMTPS`.
  public let protocolName: String?
  /// What the server calls the message, without angle brackets.
  public let id: String?
  /// For whom it was, without angle brackets; servers leave it out where there is more than one recipient.
  public let recipient: String?
  /// When the server took it over.
  public let date: DateTime?
  /// Whether the link was encrypted, by the protocol's name or a comment that mentions TLS.
  public let isEncrypted: Bool

  /// Reads a field body, whatever server wrote it.
  ///
  /// - Parameters:
  ///   - body: The octets after the field's colon, folds included.
  ///   - limits: ``Limits/commentDepth`` counts.
  ///   - defects: Receives ``Defect/Code/receivedInvalid`` where there is no date, and what is wrong with the date; offsets
  ///     count from the body's first octet.
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 5322 §3.6.7, RFC 5321 §4.4.
  public init(lenient body: Span<UInt8>, limits: Limits = Limits(), defects: inout DefectLog) {
    var parser = ReceivedParser(body, limits: limits, taking: &defects)
    parser.received()
    parser.lexer.finish(&defects)
    date = Self.date(body, from: parser.dateStart, limits: limits, defects: &defects)
    from = parser.text(of: .from)
    by = parser.text(of: .by)
    via = parser.text(of: .via)
    protocolName = parser.text(of: .with)
    id = parser.text(of: .id)
    recipient = parser.text(of: .for)
    let peer = parser.peer
    let fromAddress = from.flatMap { InternetAddress.text(in: $0.utf8.span) }
    address = peer.address ?? fromAddress
    helloName = peer.helloName ?? from
    // Servers that note the greeting in a comment have the name that they found before it.
    let isFromFound = peer.hasGreeting && peer.reverseName == nil && fromAddress == nil && from != "unknown"
    reverseName = peer.reverseName ?? (isFromFound ? from : nil)
    isEncrypted = parser.mentionsTLS || Self.isEncrypted(protocolName)
  }

  private static func date(
    _ body: Span<UInt8>, from start: Int?, limits: Limits, defects: inout DefectLog
  ) -> DateTime? {
    guard let start else {
      defects.record(.receivedInvalid, at: 0)
      return nil
    }
    var found = DefectLog(perCode: limits.defectsPerCode)
    let date = DateTime(lenient: body.extracting(start...), defects: &found)
    defects.record(found, movedBy: start)
    return date
  }

  /// Source: RFC 3848, RFC 6531 §4.3: the protocols with an S behind the P are those with TLS.
  private static func isEncrypted(_ name: String?) -> Bool {
    guard let name else { return false }
    let octets = name.utf8.span
    let names: [StaticString] = [
      "esmtps", "esmtpsa", "lmtps", "lmtpsa", "utf8smtps", "utf8smtpsa", "utf8lmtps", "utf8lmtpsa", "smtps", "https",
    ]
    return names.contains { octets.equalsIgnoringCase($0) }
  }
}
