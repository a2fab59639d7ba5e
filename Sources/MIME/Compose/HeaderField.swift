/// A header field to be written: a name, and a value whose type says how it is written.
///
/// What can't be written on any route is an error when the field is made: control characters, U+2028 and U+2029 in any
/// string, names that no field can have, addresses and identifiers that follow no grammar. Beside the form given here
/// nothing is changed; text is not normalised.
///
/// ```swift
/// let subject = try HeaderField("Subject", .unstructured("Größe"))
/// let to = try HeaderField("To", .addresses([.mailbox(Mailbox(displayName: "Ann", address: "ann@example.org"))]))
/// var octets: [UInt8] = []
/// try subject.format(for: .sevenBit, into: &octets)  // Subject: =?utf-8?q?Gr=C3=B6=C3=9Fe?=
/// ```
///
/// Source: RFC 5322 §2.2, §3.6.
public struct HeaderField: Sendable, Hashable {
  /// What a field holds.
  public enum Value: Sendable, Hashable {
    /// Text for people, as in Subject: words are encoded where they have to be.
    case unstructured(String)
    /// Phrases joined by commas, as in Keywords.
    case phrases([String])
    /// Addresses, as in To. Bcc and Return-Path may be without any; Sender and Return-Path hold at most one.
    case addresses([Address])
    /// A date, as in Date.
    case dateTime(DateTime)
    /// Identifiers, as in References. Those of References and In-Reply-To are other people's: they are written as they
    /// are, whatever grammar they follow.
    case messageIDs([MessageID])
    /// A media type, as in Content-Type.
    case mediaType(MediaType)
    /// A disposition, as in Content-Disposition.
    case disposition(ContentDisposition)
    /// URIs in angle brackets, as in List-Unsubscribe; none is `NO`, which only List-Post can say.
    case uris([String])
    /// A mailing list's name and identifier, as in List-ID.
    case listID(ListID)
    /// One token, as in Content-Transfer-Encoding.
    case token(String)
    /// A value that follows its field's grammar already, as in Received: it is folded at its blanks; text that is not
    /// ASCII may stand in its comments.
    case structured(String)
  }

  /// The name, as it will be written.
  public let name: String
  /// The value.
  public let value: Value

  /// Creates a field.
  /// - Throws: ``CompositionError`` where the field can't be written on any route; its offset counts octets in the
  ///   string at fault.
  public init(_ name: String, _ value: Value) throws(CompositionError) {
    try FieldCheck(name).check(value)
    self.name = name
    self.value = value
  }

  /// Appends the whole field, folded, with its last CRLF.
  ///
  /// Lines have at most 78 octets where they can be folded, 76 where they hold encoded-words, and never more than 998.
  /// - Parameters:
  ///   - route: Where it takes UTF-8 in header fields, text is written as it is, and domains as they were given; else
  ///     encoded-words, RFC 2231 and A-labels are used.
  ///   - style: How to write what there is a choice about.
  ///   - output: Receives the field; nothing where an error is thrown.
  /// - Throws: ``CompositionError/Code/routeTooNarrow`` where an address or another value can't do without UTF-8,
  ///   ``CompositionError/Code/unencodableText`` where the charset lacks a character,
  ///   ``CompositionError/Code/lineTooLong`` where something that can't be folded is too long for a line.
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 5322 §2.1.1, §2.2.3, RFC 2047, RFC 2231, RFC 6532.
  public func format(
    for route: Route, style: FieldStyle = FieldStyle(), into output: inout [UInt8]
  ) throws(CompositionError) {
    var writer = FieldWriter(name: name, route: route, style: style)
    try writer.append(value)
    guard writer.folder.write(into: &output) else { throw CompositionError(.lineTooLong, field: name) }
  }
}
