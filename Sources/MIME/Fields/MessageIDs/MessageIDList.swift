public import Octets

/// The value of a Message-ID, In-Reply-To, References, Resent-Message-ID or Content-ID field.
///
/// ```swift
/// var defects = DefectLog()
/// let body = [UInt8](" <1234@local.machine.example>\r\n <3456@example.net>\r\n".utf8)
/// MessageIDList(lenient: body.span, defects: &defects).ids.map(\.text)
/// // 1234@local.machine.example, 3456@example.net
/// ```
///
/// Source: RFC 5322 §3.6.4.
public struct MessageIDList: Sendable, Hashable {
  /// The identifiers in their order.
  public let ids: [MessageID]

  /// Creates a list of the given identifiers.
  public init(_ ids: [MessageID]) {
    self.ids = ids
  }

  /// Reads whatever identifiers a field body holds.
  ///
  /// What stands between identifiers is passed, as old In-Reply-To fields need it. Where no brackets are at all, each
  /// word is an identifier.
  ///
  /// - Parameters:
  ///   - body: The octets after the field's colon, folds included.
  ///   - limits: ``Limits/messageIDsPerField`` counts; what lies beyond it is left out.
  ///   - defects: Receives what is wrong, with offsets from the body's first octet.
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 5322 §3.6.4, §4.5.4.
  public init(lenient body: Span<UInt8>, limits: Limits = Limits(), defects: inout DefectLog) {
    var parser = MessageIDParser(body, limits: limits, taking: &defects)
    parser.messageIDs()
    parser.lexer.finish(&defects)
    ids = parser.ids
  }

  /// Reads a field body that follows the grammar, its obsolete forms excluded.
  ///
  /// - Throws: ``MIMEError/Code/invalidValue`` for anything else, and where there is no identifier.
  ///
  /// Source: RFC 5322 §3.6.4.
  public init(validating body: Span<UInt8>) throws(MIMEError) {
    var defects = DefectLog()
    self.init(lenient: body, defects: &defects)
    try defects.throwFirst(in: body)
    guard !ids.isEmpty else { throw MIMEError(.invalidValue) }
  }
}
