internal import MIMECharsets
internal import Octets

extension FieldWriter {
  // parameter = attribute "=" value
  /// Appends parameters, each as token or quoted-string where that says it, else as RFC 2231 has it; values that are too
  /// long for a line are continued.
  ///
  /// Source: RFC 2045 §5.1, RFC 2231 §3, §4, RFC 6532 §3.3.
  mutating func append(_ parameters: Parameters) throws(CompositionError) {
    for parameter in parameters.elements {
      if needsExtension(parameter) {
        if style.doublesFileNames, ["name", "filename"].contains(parameter.name) { try appendDouble(of: parameter) }
        try appendExtended(parameter)
      } else {
        try appendPlain(parameter)
      }
    }
  }

  /// Octets of a parameter that fits into a line with a blank before it and a semicolon behind it.
  private static var room: Int { FieldFolder.usualLength - 2 }

  private func needsExtension(_ parameter: Parameter) -> Bool {
    let value = parameter.value.utf8.span
    if parameter.language != nil || value.beginsEncodedWord { return true }
    return !route.takesUTF8Headers && value.asciiPrefixCount() < value.count
  }

  /// Appends what stands before a parameter, and its name with marks and `=`.
  private mutating func appendName(_ name: String, _ marks: String = "") {
    folder.append(ASCII.semicolon)
    folder.appendBlank(.part)
    folder.append(name.utf8.span)
    folder.append(marks.utf8.span)
    folder.append(ASCII.equals)
  }
}

/// Values without charset.
extension FieldWriter {
  // value = token / quoted-string
  private mutating func appendPlain(_ parameter: Parameter) throws(CompositionError) {
    let value = parameter.value.utf8.span
    if !value.isEmpty, value.contains(only: .asciiTokenText), parameter.name.utf8.count + 1 + value.count <= Self.room {
      appendName(parameter.name)
      return folder.append(value)
    }
    let name = parameter.name.utf8.span
    let fits = name.count + "=\"\"".utf8.count + QuotedContent.quotedCount(of: value) <= Self.room
    if fits || name.equals("boundary".utf8.span) {
      appendName(parameter.name)
      return folder.appendQuoted(value)
    }
    let room = Self.room - name.count - "*00=\"\"".utf8.count
    guard let cut = ParameterPieces(value, .quoted, room: room) else { throw error(.lineTooLong) }
    for (number, piece) in cut.pieces.enumerated() {
      appendName(parameter.name, "*\(number)")
      folder.append(ASCII.quote)
      folder.append(piece.span)
      folder.append(ASCII.quote)
    }
  }
}

/// Values with charset and language.
extension FieldWriter {
  // extended-initial-value = [charset] "'" [language] "'" extended-other-values
  private mutating func appendExtended(_ parameter: Parameter) throws(CompositionError) {
    let charset = parameter.charset.flatMap { Charset(label: $0) } ?? style.charset
    let octets = try encode(parameter.value, charset)
    let prefix = Array("\(charset.name)'\(parameter.language ?? "")'".utf8)
    let coding = ParameterPieces.Coding.percent(isUTF8: charset == .utf8)
    let total = prefix.count + coding.count(of: octets.span)
    let isShort = parameter.name.utf8.count + "*=".utf8.count + total <= Self.room
    let room = isShort ? total : Self.room - parameter.name.utf8.count - "*00*=".utf8.count
    guard let cut = ParameterPieces(octets.span, coding, after: prefix, room: room) else { throw error(.lineTooLong) }
    for (number, piece) in cut.pieces.enumerated() {
      appendName(parameter.name, cut.pieces.count == 1 ? "*" : "*\(number)*")
      folder.append(piece.span)
    }
  }

  private func encode(_ text: String, _ charset: Charset) throws(CompositionError) -> [UInt8] {
    var octets: [UInt8] = []
    do throws(MIMEError) {
      var encoder = TextEncoder(charset)
      try encoder.encode(text.utf8.span, into: &octets)
      try encoder.finish(into: &octets)
    } catch {
      throw self.error(.unencodableText, at: error.offset)
    }
    return octets
  }

  /// Appends a value as encoded-words in quotes.
  private mutating func appendDouble(of parameter: Parameter) throws(CompositionError) {
    appendName(parameter.name)
    folder.append(ASCII.quote)
    try appendEncodedWords(parameter.value.utf8.span)
    folder.append(ASCII.quote)
  }
}

extension FieldCheck {
  /// Checks parameters: names that RFC 2231 can mark, values without controls, and a boundary that delimiters may have.
  ///
  /// Source: RFC 2045 §5.1, RFC 2046 §5.1.1, RFC 2231 §7.
  func check(_ parameters: Parameters) throws(CompositionError) {
    for parameter in parameters.elements {
      try checkLine(parameter.name)
      let name = parameter.name.utf8.span
      try require(1...Self.longestName ~= name.count && name.contains(only: PercentEncoding.plain))
      try checkLine(parameter.value)
      if let language = parameter.language {
        try checkLine(language)
        try require(language.utf8.span.contains(only: PercentEncoding.plain))
      }
      if name.equals("boundary".utf8.span) { try checkBoundary(parameter.value.utf8.span) }
    }
  }

  /// Octets of the longest name: it leaves room for a value in a line.
  private static var longestName: Int { 40 }

  // boundary := 0*69<bchars> bcharsnospace
  private func checkBoundary(_ boundary: Span<UInt8>) throws(CompositionError) {
    try require(1...70 ~= boundary.count && boundary.contains(only: .boundaryText))
    try require(boundary[boundary.count - 1] != ASCII.space, at: boundary.count - 1)
  }
}
