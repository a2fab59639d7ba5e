internal import MIME
internal import Octets

/// Where the pieces of an addr-spec stand, and what is wrong with its form.
struct AddrSpecScan {
  /// What is wrong with the form.
  enum Fault {
    case missingDomain, missingLocalPart, dot, secondAt, octet
  }

  /// The octets before the `@`, or all of them where there is none.
  private(set) var localPart: Range<Int>
  /// The octets behind the `@`.
  private(set) var domain: Range<Int>?
  /// The first fault, and its place.
  private(set) var fault: (kind: Fault, place: Range<Int>)?
  /// The first blanks or comment beside a dot, or a quoted-string that is not all of the local-part.
  private(set) var obsolete: Range<Int>?
  /// Whether the local-part is one quoted-string.
  private(set) var isQuoted = false
  /// Whether the domain is an address in brackets.
  private(set) var isLiteral = false

  private enum Token { case word, quoted, dot, at, literal }

  // addr-spec = local-part "@" domain
  /// Scans octets of a message.
  init(_ octets: Span<UInt8>, in range: Range<Int>) {
    localPart = range
    var previous: Token?
    var previousEnd = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      guard let token = next(octets, at: &index, end: range.upperBound) else { continue }
      note(token, start..<index, previous: previous, previousEnd: previousEnd)
      previous = token
      previousEnd = index
    }
    if previous == nil || domain == nil || domain?.isEmpty == true {
      set(.missingDomain, localPart)
    } else if previous == .dot {
      set(.dot, previousEnd - 1..<previousEnd)
    }
    isQuoted = !localPart.isEmpty && octets[localPart.lowerBound] == ASCII.quote && obsolete == nil
  }

  /// Moves past a token, or past blanks or a comment, of which nil is returned.
  private func next(_ octets: Span<UInt8>, at index: inout Int, end: Int) -> Token? {
    let octet = octets[index]
    index += 1
    switch octet {
    case ASCII.dot: return .dot
    case ASCII.at: return .at
    case ASCII.quote:
      while index < end, octets[index] != ASCII.quote { index += octets[index] == ASCII.backslash ? 2 : 1 }
      index = min(index + 1, end)
      return .quoted
    case ASCII.leftBracket:
      while index < end, octets[index] != ASCII.rightBracket { index += 1 }
      index = min(index + 1, end)
      return .literal
    case ASCII.leftParenthesis:
      var depth = 1
      while index < end, depth > 0 {
        if octets[index] == ASCII.leftParenthesis { depth += 1 }
        if octets[index] == ASCII.rightParenthesis { depth -= 1 }
        index += 1
      }
      return nil
    case ASCII.space, ASCII.tab, ASCII.cr, ASCII.lf: return nil
    default:
      while index < end, Self.wordText.contains(octets[index]) { index += 1 }
      return .word
    }
  }

  private mutating func note(_ token: Token, _ place: Range<Int>, previous: Token?, previousEnd: Int) {
    let hasGap = previous != nil && place.lowerBound > previousEnd
    if hasGap, token == .dot || previous == .dot { obsolete = obsolete ?? previousEnd..<place.lowerBound }
    switch token {
    case .dot:
      if previous == nil || previous == .dot || previous == .at { set(.dot, place) }
    case .at:
      if previous == .dot { set(.dot, previousEnd - 1..<previousEnd) }
      if previous == nil { set(.missingLocalPart, place) }
      if domain != nil { return set(.secondAt, place) }
      domain = place.upperBound..<localPart.upperBound
      localPart = localPart.lowerBound..<place.lowerBound
    case .word, .quoted:
      if previous == .word || previous == .quoted || previous == .literal { set(.octet, place) }
      if token == .quoted, domain != nil { set(.octet, place) }
      if token == .quoted, domain == nil, previous == .dot { obsolete = obsolete ?? place }
    case .literal:
      if domain == nil || previous != .at { set(.octet, place) } else { isLiteral = true }
    }
  }

  private mutating func set(_ kind: Fault, _ place: Range<Int>) {
    if fault == nil { fault = (kind, place) }
  }

  // specials = "(" / ")" / "<" / ">" / "[" / "]" / ":" / ";" / "@" / "\" / "," / "." / DQUOTE
  /// What words consist of.
  private static let wordText = OctetSet(" \t\r\n()<>[]:;@\\,.\"").inverted
}

extension AddrSpecScan {
  /// All of it.
  var range: Range<Int> { localPart.lowerBound..<(domain?.upperBound ?? localPart.upperBound) }

  /// The labels of the domain, by their places; none where there is no domain or an address in brackets.
  func labels(in octets: Span<UInt8>) -> [Range<Int>] {
    guard let domain, !isLiteral else { return [] }
    var labels: [Range<Int>] = []
    var start = domain.lowerBound
    while let dot = octets.extracting(..<domain.upperBound).firstIndex(of: ASCII.dot, from: start) {
      labels.append(start..<dot)
      start = dot + 1
    }
    labels.append(start..<domain.upperBound)
    return labels
  }
}
