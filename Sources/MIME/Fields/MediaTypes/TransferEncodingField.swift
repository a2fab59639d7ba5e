package import MIMECodecs
package import Octets

/// The body of a Content-Transfer-Encoding field.
package enum TransferEncodingField {
  // encoding := "Content-Transfer-Encoding" ":" mechanism
  /// Where the name of the encoding stands in a field body, or nil where there is none. Nothing is copied.
  ///
  /// QUIRK: quotes around the name are passed, and whatever follows it: comments, a semicolon, parameters.
  ///
  /// Source: RFC 2045 §6.1.
  package static func label(in body: Span<UInt8>, limits: Limits = Limits()) -> Range<Int>? {
    let plain = body.trimmedRange()  // PERF: nearly always a token and nothing else
    if !plain.isEmpty, body.extracting(plain).contains(only: .plainToken) { return plain }
    var lexer = FieldLexer(body, limits: limits)
    lexer.skipCFWS()
    if lexer.skip(ASCII.quote) { lexer.skipFWS() }
    return lexer.token()
  }

  /// Whether a field body names an encoding of the standard as the standard spells it, comments apart.
  ///
  /// Source: RFC 2045 §6.1.
  package static func isWellFormed(_ body: Span<UInt8>, limits: Limits = Limits()) -> Bool {
    var lexer = FieldLexer(body, limits: limits)
    lexer.skipCFWS()
    guard let token = lexer.token() else { return false }
    lexer.skipCFWS()
    let label = body.extracting(token)
    return lexer.isAtEnd && label.equalsIgnoringCase(TransferEncoding(label: label).name.utf8.span)
  }
}

extension TransferEncoding {
  /// Reads the body of a Content-Transfer-Encoding field; one that names nothing is 7bit.
  ///
  /// Source: RFC 2045 §6.1.
  package init(fieldBody body: Span<UInt8>, limits: Limits = Limits()) {
    self.init(label: body.extracting(TransferEncodingField.label(in: body, limits: limits) ?? 0..<0))
  }
}
