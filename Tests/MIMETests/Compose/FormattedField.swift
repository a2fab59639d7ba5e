import MIME
import Testing

extension HeaderField {
  /// The field as it is written, CR LF shown as a line end.
  func formatted(for route: Route = .sevenBit, style: FieldStyle = FieldStyle()) throws(CompositionError) -> String {
    var octets: [UInt8] = []
    try format(for: route, style: style, into: &octets)
    return String(decoding: octets, as: UTF8.self)
  }
}

extension Route {
  /// A route that takes UTF-8 in header fields.
  static let international = Route(body: .eightBit, takesUTF8Headers: true)
}

/// What a field of a value says when it is written and read again: the octets behind the colon, and the header field's
/// lines.
struct WrittenField {
  let octets: [UInt8]

  init(_ field: HeaderField, for route: Route, style: FieldStyle = FieldStyle()) throws(CompositionError) {
    var octets: [UInt8] = []
    try field.format(for: route, style: style, into: &octets)
    self.octets = octets
  }

  /// The field body, folds included.
  var body: [UInt8] { Array(octets[(octets.firstIndex(of: UInt8(ascii: ":"))! + 1)...]) }

  /// The lines, without CRLF.
  var lines: [[UInt8]] {
    var lines: [[UInt8]] = [[]]
    for octet in octets {
      if octet == 0x0A { lines.append([]) } else if octet != 0x0D { lines[lines.count - 1].append(octet) }
    }
    return lines.dropLast()
  }

  /// What is wrong with how it is folded.
  var faults: [String] {
    var faults: [String] = []
    for (index, octet) in octets.enumerated() {
      if octet == 0x0D, index + 1 == octets.count || octets[index + 1] != 0x0A { faults.append("CR alone") }
      if octet == 0x0A, index == 0 || octets[index - 1] != 0x0D { faults.append("LF alone") }
      if octet < 0x20 || octet == 0x7F, octet != 0x0D, octet != 0x0A { faults.append("control octet") }
    }
    if !octets.suffix(2).elementsEqual([0x0D, 0x0A]) { faults.append("no line end") }
    for (number, line) in lines.enumerated() {
      if line.count > 998 { faults.append("line of \(line.count)") }
      if number > 0, line.first != 0x20 { faults.append("line without blank") }
      if line.allSatisfy({ $0 == 0x20 }) { faults.append("line of blanks") }
      if line.count > 78, Self.couldBeFolded(line, isFirst: number == 0) { faults.append("line of \(line.count)") }
    }
    return faults
  }

  /// Whether a line has a blank behind its first word, and outside quotes, before column 79.
  private static func couldBeFolded(_ line: [UInt8], isFirst: Bool) -> Bool {
    var isQuoted = false
    var hasWord = false
    for (column, octet) in line.enumerated() where column <= 78 {
      if octet == 0x22 { isQuoted.toggle() }
      if octet != 0x20 {
        hasWord = true
      } else if hasWord, !isQuoted {
        // Behind the name, folding must help.
        if !isFirst || line.prefix(column).last != 0x3A || line.count - column <= 78 { return true }
      }
    }
    return false
  }
}
