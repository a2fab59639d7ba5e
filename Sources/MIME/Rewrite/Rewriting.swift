internal import Octets

/// A message that is going to be written differently: what will change is known, and nothing is written yet.
///
/// ```swift
/// let rewriting = message.downgraded(to: .sevenBit)
/// if rewriting.fits { try rewriting.write { output.append($0); return true } }
/// ```
///
/// Holds the message, and of new octets only those that aren't computed while it is written.
public struct Rewriting: Sendable {
  /// What is worth to know about it.
  public internal(set) var notes: [RewriteNote] = []
  let message: Message
  var plan = RewritePlan()
  var boundaries = BoundarySource.random

  init(_ message: Message) {
    self.message = message
  }

  /// Whether the message stays as it is, octet for octet.
  public var isIdentity: Bool { plan.isTrivial }

  /// Whether everything that was asked for can be done.
  public var fits: Bool { !notes.contains(where: \.code.isObstacle) }

  /// Writes the message piece by piece.
  ///
  /// - Parameter receive: Takes the next octets, borrowed for the call, and says whether it wants more.
  /// - Throws: `headerTooLong` where a header section is to be changed that is longer than the limit.
  public func write(_ receive: (Span<UInt8>) -> Bool) throws(CompositionError) {
    var rewriter = MessageRewriter(plan, limits: message.storage.limits, boundaries: boundaries)
    var output: [UInt8] = []
    var rest = message.octets
    while !rest.isEmpty {
      try rewriter.push(rest.extracting(first: Self.stride), into: &output)
      rest = rest.extracting(droppingFirst: Self.stride)
      guard receive(output.span) else { return }
      output.removeAll(keepingCapacity: true)
    }
    try rewriter.finish(into: &output)
    _ = receive(output.span)
  }

  /// The octets that it will have.
  ///
  /// - Throws: As ``write(_:)``.
  public func octets() throws(CompositionError) -> [UInt8] {
    var octets: [UInt8] = []
    try write { run in
      octets.append(run)
      return true
    }
    return octets
  }

  /// How many octets are read in one go.
  private static var stride: Int { 256 << 10 }

  /// Takes note of something about an entity.
  mutating func note(_ code: RewriteNote.Code, _ entity: Entity, field: String? = nil) {
    notes.append(RewriteNote(code: code, part: entity.number, field: field, offset: entity.headerRange.lowerBound))
  }

  /// Adds to what becomes of an entity.
  mutating func change(_ entity: Entity, _ plan: EntityPlan) {
    guard !plan.isTrivial else { return }
    self.plan.byPlace[entity.index - message.rootIndex, default: EntityPlan()].merge(plan)
  }

  /// Says that signatures over the whole message don't hold any more, once it is known that it changes.
  ///
  /// Source: RFC 6376 §3.5, RFC 8617 §4.1.
  mutating func noteSignatures() {
    guard !isIdentity else { return }
    let names: [StaticString] = [
      "dkim-signature", "domainkey-signature", "arc-seal", "arc-message-signature",
    ]
    let root = message.root
    for field in root.fields {
      let name = field.name
      guard names.contains(where: { name.utf8.span.equalsIgnoringCase($0) }) else { continue }
      return note(.signatureBroken, root, field: name)
    }
  }
}

/// Something that is worth to know about a message that was rewritten.
public struct RewriteNote: Sendable, Hashable {
  /// The kinds of notes.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// A `multipart/signed` stays as it is, because any change breaks its signature, and it does not fit.
    case signedPartKept
    /// A body stays as it is and does not fit: no transfer encoding may be applied to it, or its own is unknown.
    case bodyKept
    /// A header field stays as it is and does not fit.
    case fieldKept
    /// The message changes, and it is signed as a whole (DKIM, ARC): the signature holds no more.
    case signatureBroken
    /// The signature of a `multipart/signed` holds no more.
    case partSignatureBroken
    /// An address that can't be written was replaced by a group without members that names it.
    case addressReplaced
    /// A field that can't be written was replaced by one whose name begins with `Downgraded-`.
    case fieldRenamed
    /// A field that programs read can't be written: its whole value was encoded, as text for people.
    case fieldEncoded
    /// A text stays in its charset, because that is unknown or octets in it are no characters.
    case charsetKept

    /// Whether it means that something asked for was not done.
    public var isObstacle: Bool {
      switch self {
      case .signedPartKept, .bodyKept, .fieldKept, .charsetKept: true
      case .signatureBroken, .partSignatureBroken, .addressReplaced, .fieldRenamed, .fieldEncoded: false
      }
    }
  }

  /// What it is.
  public let code: Code
  /// The part that it is about; nil for a message whose whole body is a multipart.
  public let part: PartNumber?
  /// The field that it is about.
  public let field: String?
  /// Where the part begins in the input, in octets.
  public let offset: Int
}

extension RewriteNote: CustomStringConvertible {
  public var description: String {
    let what =
      switch code {
      case .signedPartKept: "a signed part stays as it is, though it does not fit"
      case .bodyKept: "the body can't get another transfer encoding"
      case .fieldKept: "the field can't be written without UTF-8"
      case .signatureBroken: "the message changes, so this signature no longer holds"
      case .partSignatureBroken: "the signature of this part no longer holds"
      case .addressReplaced: "an address that needs UTF-8 was replaced by a group that names it"
      case .fieldRenamed: "the field is kept under a name that begins with Downgraded-"
      case .fieldEncoded: "the field is encoded as a whole, so that only people can read it"
      case .charsetKept: "the text stays in its charset: it is unknown, or not all octets are characters of it"
      }
    let place = part.map { "part \($0)" } ?? "the message"
    return field.map { "\(place), \($0): \(what)" } ?? "\(place): \(what)"
  }
}
