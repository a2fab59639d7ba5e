import Octets

/// JSON, read strictly by RFC 8259; names may not occur twice.
indirect enum JSONTree: Equatable {
  case null
  case truth(Bool)
  case number(Int)
  case fraction(Double)
  case text(String)
  case array([JSONTree])
  case object([String: JSONTree])

  /// The member of a name; nil where this is no object, or has none.
  subscript(name: String) -> JSONTree? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  var number: Int? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The elements; none where this is no array.
  var elements: [JSONTree] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// Reads a text that is one value with blanks around it; nil where it is no JSON.
  init?(_ octets: [UInt8]) {
    var reader = JSONTreeReader(octets: octets)
    reader.skipBlanks()
    guard let tree = reader.value(depth: 0) else { return nil }
    reader.skipBlanks()
    guard reader.index == octets.count else { return nil }
    self = tree
  }
}

private struct JSONTreeReader {
  /// A part takes three levels of the JSON.
  private static let mostLevels = 3 * Limits().depth + 20

  let octets: [UInt8]
  var index = 0

  private var current: UInt8? { index < octets.count ? octets[index] : nil }

  mutating func skipBlanks() {
    while let octet = current, [ASCII.space, ASCII.tab, ASCII.cr, ASCII.lf].contains(octet) { index += 1 }
  }

  private mutating func skip(_ word: String) -> Bool {
    guard octets[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }

  mutating func value(depth: Int) -> JSONTree? {
    guard depth < Self.mostLevels else { return nil }
    switch current {
    case ASCII.leftBrace: return object(depth: depth)
    case ASCII.leftBracket: return array(depth: depth)
    case ASCII.quote: return string().map { .text($0) }
    default:
      if skip("null") { return .null }
      if skip("true") { return .truth(true) }
      if skip("false") { return .truth(false) }
      return number()
    }
  }

  /// The command writes numbers without an exponent only.
  private mutating func number() -> JSONTree? {
    let start = index
    _ = skip("-")
    let whole = digits()
    guard !whole.isEmpty, whole.first != ASCII.zero || whole.count == 1 else { return nil }
    guard skip(".") else { return Int(String(decoding: octets[start..<index], as: UTF8.self)).map { .number($0) } }
    guard !digits().isEmpty else { return nil }
    return Double(String(decoding: octets[start..<index], as: UTF8.self)).map { .fraction($0) }
  }

  private mutating func digits() -> ArraySlice<UInt8> {
    let start = index
    while let octet = current, octet.isDigit { index += 1 }
    return octets[start..<index]
  }

  private mutating func array(depth: Int) -> JSONTree? {
    var elements: [JSONTree] = []
    index += 1
    skipBlanks()
    if skip("]") { return .array([]) }
    while let element = value(depth: depth + 1) {
      elements.append(element)
      skipBlanks()
      if skip("]") { return .array(elements) }
      guard skip(",") else { return nil }
      skipBlanks()
    }
    return nil
  }

  private mutating func object(depth: Int) -> JSONTree? {
    var members: [String: JSONTree] = [:]
    index += 1
    skipBlanks()
    if skip("}") { return .object([:]) }
    while let name = string() {
      skipBlanks()
      guard skip(":"), members[name] == nil else { return nil }
      skipBlanks()
      guard let member = value(depth: depth + 1) else { return nil }
      members[name] = member
      skipBlanks()
      if skip("}") { return .object(members) }
      guard skip(",") else { return nil }
      skipBlanks()
    }
    return nil
  }

  private mutating func string() -> String? {
    guard skip("\"") else { return nil }
    var units: [UInt8] = []
    while let octet = current {
      index += 1
      switch octet {
      case ASCII.quote: return String(validating: units, as: UTF8.self)
      case ASCII.backslash:
        guard let escaped = escape() else { return nil }
        units += Array(String(escaped).utf8)
      case 0..<0x20: return nil
      default: units.append(octet)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard let octet = current else { return nil }
    index += 1
    let plain: [UInt8: Unicode.Scalar] = [
      ASCII.quote: "\"", ASCII.backslash: "\\", ASCII.slash: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r",
      0x74: "\t",
    ]
    if let scalar = plain[octet] { return scalar }
    guard octet == 0x75, let unit = codeUnit() else { return nil }
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit), skip("\\u"), let trail = codeUnit(), UTF16.isTrailSurrogate(trail) else {
      return nil
    }
    return Unicode.Scalar(0x1_0000 + (UInt32(unit) - 0xD800) << 10 + UInt32(trail) - 0xDC00)
  }

  private mutating func codeUnit() -> UInt16? {
    guard index + 4 <= octets.count else { return nil }
    defer { index += 4 }
    return UInt16(String(decoding: octets[index..<index + 4], as: UTF8.self), radix: 16)
  }
}
