internal import Octets

/// Reads a JSON text: all of RFC 8259 and nothing else.
///
/// The decoder that comes with Swift takes trailing commas, line ends in strings and a byte order mark, gives one of
/// members of the same name, and doesn't say where a text stops being JSON. People write these texts by hand, so this one
/// is strict and says where.
///
/// Source: RFC 8259.
struct JSONReader: ~Escapable {
  /// How many arrays and objects may be inside each other.
  private static let deepest = 100

  private var cursor: OctetCursor

  /// Reads a whole text.
  ///
  /// - Throws: ``JSONFault`` at the first octet that no JSON text has there.
  /// - Complexity: O(*n*).
  static func read(_ text: Span<UInt8>) throws(JSONFault) -> JSONNode {
    do {
      _ = try UTF8Span(validating: text)
    } catch {
      throw JSONFault(reason: "this is not UTF-8", offset: error.byteOffsets.lowerBound)
    }
    var reader = JSONReader(text)
    let node = try reader.element(depth: 0)
    guard reader.cursor.isAtEnd else { throw reader.unexpected() }
    return node
  }

  @_lifetime(copy text)
  private init(_ text: Span<UInt8>) {
    cursor = OctetCursor(text)
  }

  // element = ws value ws
  @_lifetime(self: copy self)
  private mutating func element(depth: Int) throws(JSONFault) -> JSONNode {
    cursor.skip(while: Self.blanks)
    let start = cursor.index
    let value = try value(depth: depth)
    cursor.skip(while: Self.blanks)
    return JSONNode(value: value, offset: start)
  }

  // value = false / null / true / object / array / number / string
  @_lifetime(self: copy self)
  private mutating func value(depth: Int) throws(JSONFault) -> JSONNode.Value {
    switch cursor.current {
    case ASCII.quote: return .string(try string())
    case ASCII.leftBracket: return .array(try array(depth: depth))
    case ASCII.leftBrace: return .object(try object(depth: depth))
    case let octet? where octet == ASCII.hyphen || octet.isDigit:
      try number()
      return .number
    default: return try literal()
    }
  }

  @_lifetime(self: copy self)
  private mutating func literal() throws(JSONFault) -> JSONNode.Value {
    let start = cursor.index
    let word = cursor.octets.extracting(cursor.skip(while: Self.letters))
    if word.equals("true".utf8.span) { return .truth(true) }
    if word.equals("false".utf8.span) { return .truth(false) }
    if word.equals("null".utf8.span) { return .null }
    cursor.index = start
    throw unexpected()
  }

  /// What is wrong with the next octet.
  private func unexpected() -> JSONFault {
    guard let octet = cursor.current else { return JSONFault(reason: "the text ends too early", offset: cursor.index) }
    let shown = octet > ASCII.space && octet < ASCII.delete ? ", \(UnicodeScalar(octet))" : ""
    return JSONFault(reason: "this is no JSON\(shown)", offset: cursor.index)
  }

  private static let blanks = OctetSet(" \t\r\n")
  private static let letters = OctetSet { $0.isLetter }
}

/// Arrays and objects.
extension JSONReader {
  // array = begin-array [ value *( value-separator value ) ] end-array
  @_lifetime(self: copy self)
  private mutating func array(depth: Int) throws(JSONFault) -> [JSONNode] {
    try begin(depth: depth)
    var elements: [JSONNode] = []
    if cursor.skip(ASCII.rightBracket) { return elements }
    repeat {
      elements.append(try element(depth: depth + 1))
    } while cursor.skip(ASCII.comma)
    guard cursor.skip(ASCII.rightBracket) else { throw unexpected() }
    return elements
  }

  // object = begin-object [ member *( value-separator member ) ] end-object
  // member = string name-separator value
  @_lifetime(self: copy self)
  private mutating func object(depth: Int) throws(JSONFault) -> [JSONNode.Member] {
    try begin(depth: depth)
    var members: [JSONNode.Member] = []
    var names: Set<[UInt8]> = []
    if cursor.skip(ASCII.rightBrace) { return members }
    repeat {
      cursor.skip(while: Self.blanks)
      let start = cursor.index
      guard cursor.current == ASCII.quote else { throw unexpected() }
      let name = try string()
      guard names.insert(Array(name.utf8)).inserted else {
        throw JSONFault(reason: "the member \"\(name)\" is there already", offset: start)
      }
      cursor.skip(while: Self.blanks)
      guard cursor.skip(ASCII.colon) else { throw unexpected() }
      members.append(JSONNode.Member(name: name, offset: start, value: try element(depth: depth + 1)))
    } while cursor.skip(ASCII.comma)
    guard cursor.skip(ASCII.rightBrace) else { throw unexpected() }
    return members
  }

  /// Moves past an opening bracket and the blanks behind it.
  @_lifetime(self: copy self)
  private mutating func begin(depth: Int) throws(JSONFault) {
    guard depth < Self.deepest else { throw JSONFault(reason: "this is nested too deep", offset: cursor.index) }
    cursor.advance()
    cursor.skip(while: Self.blanks)
  }
}

/// Strings and numbers.
extension JSONReader {
  // string = quotation-mark *char quotation-mark
  @_lifetime(self: copy self)
  private mutating func string() throws(JSONFault) -> String {
    let start = cursor.index
    cursor.advance()
    var text: [UInt8] = []
    while true {
      text.append(cursor.octets.extracting(cursor.skip(while: Self.unescaped)))
      switch cursor.current {
      case ASCII.quote:
        cursor.advance()
        return String(decodingUTF8: text.span)
      case ASCII.backslash:
        try escape(into: &text)
      case nil:
        throw JSONFault(reason: "the string is not closed", offset: start)
      default:
        throw JSONFault(reason: "a control character in a string must be escaped", offset: cursor.index)
      }
    }
  }

  // escape ( %x22 / %x5C / %x2F / %x62 / %x66 / %x6E / %x72 / %x74 / %x75 4HEXDIG )
  @_lifetime(self: copy self)
  private mutating func escape(into text: inout [UInt8]) throws(JSONFault) {
    let start = cursor.index
    cursor.advance()
    switch cursor.next() {
    case ASCII.quote: text.append(ASCII.quote)
    case ASCII.backslash: text.append(ASCII.backslash)
    case ASCII.slash: text.append(ASCII.slash)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(ASCII.lf)
    case UInt8(ascii: "r"): text.append(ASCII.cr)
    case UInt8(ascii: "t"): text.append(ASCII.tab)
    case UInt8(ascii: "u"): text += UTF8.encode(try scalar(from: start)) ?? UTF8.encodedReplacementCharacter
    default: throw JSONFault(reason: "there is no such escape", offset: start)
    }
  }

  /// The scalar of one `\u` escape or two, the first of which began at an index.
  @_lifetime(self: copy self)
  private mutating func scalar(from start: Int) throws(JSONFault) -> UnicodeScalar {
    let unit = try fourDigits(from: start)
    if let scalar = UnicodeScalar(unit) { return scalar }
    let alone = JSONFault(reason: "half of a surrogate pair is no character", offset: start)
    guard unit < 0xDC00, cursor.skip(ASCII.backslash), cursor.skip(UInt8(ascii: "u")) else { throw alone }
    let second = try fourDigits(from: start)
    guard 0xDC00...0xDFFF ~= second,
      let scalar = UnicodeScalar(0x1_0000 + (unit - 0xD800) << 10 + (second - 0xDC00))
    else { throw alone }
    return scalar
  }

  @_lifetime(self: copy self)
  private mutating func fourDigits(from start: Int) throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = cursor.next()?.hexadecimalValue else {
        throw JSONFault(reason: "\\u takes four hexadecimal digits", offset: start)
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  // number = [ minus ] int [ frac ] [ exp ]
  /// Moves past a number.
  @_lifetime(self: copy self)
  private mutating func number() throws(JSONFault) {
    _ = cursor.skip(ASCII.hyphen)
    if !cursor.skip(ASCII.zero) { try digits() }
    if cursor.skip(ASCII.dot) { try digits() }
    if cursor.current?.lowercased == UInt8(ascii: "e") {
      cursor.advance()
      if !cursor.skip(ASCII.plus) { _ = cursor.skip(ASCII.hyphen) }
      try digits()
    }
  }

  @_lifetime(self: copy self)
  private mutating func digits() throws(JSONFault) {
    guard !cursor.skip(while: Self.digit).isEmpty else { throw unexpected() }
  }

  private static let digit = OctetSet { $0.isDigit }
  private static let unescaped = OctetSet(eightBit: true) {
    $0 >= ASCII.space && $0 != ASCII.quote && $0 != ASCII.backslash
  }
}
