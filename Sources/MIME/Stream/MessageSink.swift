/// What a run of octets is in its message.
public enum OctetRole: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// A byte order mark or an mbox `From ` line before the first field, or a line among the fields that is none.
  case junk
  /// The empty line that ends a header section.
  case headerEnd
  /// A body of a part or message that is not taken apart; still transfer-encoded.
  case body
  /// What precedes a multipart's first delimiter.
  case preamble
  /// A delimiter that opens a part: the line end before it, the line, and its line end.
  case delimiter
  /// A close delimiter: the line end before it and the line, without its line end.
  case closeDelimiter
  /// What follows a close delimiter, or what lies beyond a limit.
  case epilogue
}

/// How the body of an entity is read.
public enum EntityKind: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// Octets that are not taken apart.
  case leaf
  /// A sequence of body parts between delimiters. Source: RFC 2046 §5.1.
  case multipart
  /// One message. Source: RFC 2046 §5.2.1, RFC 6532 §3.7.
  case message
  /// One message under a transfer encoding, which no message part may have: octets that are not taken apart here.
  case encodedMessage
}

/// A header field as the reader reports it. All counts are in octets.
public struct FieldEvent: Sendable, BitwiseCopyable {
  /// Where the field starts in the input.
  public let offset: Int
  /// Length of the field name, without blanks before the colon.
  public let nameCount: Int
  /// Where the field body starts, counted from ``offset``: just past the colon.
  public let bodyStart: Int
  /// The name, where it is one of those known.
  public let name: FieldName?
}

/// Receives what a reader finds, in the order of the input.
///
/// Joined, the octets of all ``field(_:_:)`` and ``octets(_:_:at:)`` calls equal the input, octet for octet. A body may
/// come in several runs; everything else comes whole. Spans are borrowed for the call.
public protocol MessageSink: ~Copyable {
  /// An entity begins: the message itself, a body part, or the message inside a message part.
  mutating func beginEntity(at offset: Int)

  /// A header field, from its name to its last line end.
  mutating func field(_ event: FieldEvent, _ octets: Span<UInt8>)

  /// The header section of the entity that began last is complete; its body starts at an offset.
  ///
  /// The offset is where the next octet lies, unless no empty line came: then the lines at the section's end that are no
  /// fields, reported as junk before, are the body.
  mutating func beginBody(_ kind: EntityKind, at offset: Int)

  /// Octets other than fields.
  mutating func octets(_ role: OctetRole, _ octets: Span<UInt8>, at offset: Int)

  /// The innermost open entity ends; its body reaches up to an offset.
  mutating func endEntity(at offset: Int)

  /// Something is wrong with the message.
  mutating func defect(_ defect: Defect)
}
