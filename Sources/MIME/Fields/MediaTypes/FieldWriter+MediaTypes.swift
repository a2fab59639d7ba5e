internal import Octets

extension FieldWriter {
  // content := "Content-Type" ":" type "/" subtype *(";" parameter)
  /// Appends a media type with its parameters.
  ///
  /// Source: RFC 2045 §5.1.
  mutating func appendMediaType(_ type: MediaType) throws(CompositionError) {
    folder.appendBlank(.afterName)
    folder.append(type.essence.utf8.span)
    try append(type.parameters)
  }

  // disposition := "Content-Disposition" ":" disposition-type *(";" disposition-parm)
  /// Appends a disposition with its parameters.
  ///
  /// Source: RFC 2183 §2.
  mutating func appendDisposition(_ disposition: ContentDisposition) throws(CompositionError) {
    folder.appendBlank(.afterName)
    folder.append((disposition.kind ?? "").utf8.span)
    try append(disposition.parameters)
  }
}

extension FieldCheck {
  /// Checks a media type: two tokens, and parameters.
  func checkMediaType(_ type: MediaType) throws(CompositionError) {
    try checkToken(type.type)
    try checkToken(type.subtype)
    try check(type.parameters)
  }

  /// Checks a disposition: a token, and parameters.
  func checkDisposition(_ disposition: ContentDisposition) throws(CompositionError) {
    try checkToken(disposition.kind ?? "")
    try check(disposition.parameters)
  }
}
