public import Octets

extension MediaType {
  /// Reads a media type that follows the grammar.
  /// - Parameter text: A type, a slash, a subtype, and parameters, as in `text/html; charset="utf-8"`; US-ASCII.
  /// - Throws: `invalidValue` where the grammar is not followed, at the offset where that shows.
  ///
  /// Source: RFC 2045 §5.1, RFC 2231 §7.
  public init(validating text: String) throws(MIMEError) {
    let body = text.utf8.span
    for index in body.indices where body[index] >= 0x80 || body[index] != ASCII.tab && body[index].isControl {
      throw MIMEError(.invalidValue, at: index)
    }
    var defects = DefectLog()
    self.init(lenient: body, defects: &defects)
    if let first = defects.defects.first { throw MIMEError(.invalidValue, at: first.offset) }
  }
}
