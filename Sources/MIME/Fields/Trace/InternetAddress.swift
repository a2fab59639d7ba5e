internal import Octets

/// Internet addresses as they stand in domain-literals and in the comments of servers.
enum InternetAddress {
  // address-literal = "[" ( IPv4-address-literal / IPv6-address-literal / General-address-literal ) "]"
  /// The address that octets spell; nil where they spell none.
  ///
  /// Brackets, the tag `IPv6:`, a port behind a colon and a zone behind a percent sign are left out.
  ///
  /// Source: RFC 5321 §4.1.3.
  static func text(in octets: Span<UInt8>) -> String? {
    var cursor = OctetCursor(octets)
    _ = cursor.skip(ASCII.leftBracket)
    let rest = octets.extracting(cursor.index...)
    if rest.count > 5, rest.extracting(..<5).equalsIgnoringCase("ipv6:") { cursor.advance(by: 5) }
    let run = cursor.skip(while: Self.addressText)
    if cursor.skip(ASCII.percent) { cursor.skip(while: Self.zoneText) }
    guard cursor.skip(ASCII.rightBracket) || cursor.isAtEnd else { return nil }
    let address = octets.extracting(run)
    if let count = ipv4Count(address) { return String(decodingUTF8: address.extracting(..<count)) }
    return isIPv6(address) ? String(decodingUTF8: address) : nil
  }

  // IPv4-address-literal = Snum 3("."  Snum)
  /// How many octets of an IPv4 address come before the end, or before a colon and a port.
  private static func ipv4Count(_ octets: Span<UInt8>) -> Int? {
    var cursor = OctetCursor(octets)
    for place in 0..<4 {
      if place > 0, !cursor.skip(ASCII.dot) { return nil }
      let number = cursor.skip(while: .digits)
      guard number.count <= 3, octets.extracting(number).decimalValue(atMost: 255) != nil else { return nil }
    }
    let count = cursor.index
    if cursor.skip(ASCII.colon) { cursor.skip(while: .digits) }
    return cursor.isAtEnd ? count : nil
  }

  // IPv6-addr = IPv6-full / IPv6-comp / IPv6v4-full / IPv6v4-comp
  private static func isIPv6(_ octets: Span<UInt8>) -> Bool {
    var cursor = OctetCursor(octets)
    var groups = 0
    var isCompressed = false
    if octets.count >= 2, octets[0] == ASCII.colon {
      guard octets[1] == ASCII.colon else { return false }
      cursor.advance()
    }
    while !cursor.isAtEnd {
      if groups > 0 || cursor.index > 0 {
        guard cursor.skip(ASCII.colon) else { return false }
        if groups == 0 || cursor.skip(ASCII.colon) {
          guard !isCompressed else { return false }
          isCompressed = true
          if cursor.isAtEnd { break }
        }
      }
      let rest = octets.extracting(cursor.index...)
      if ipv4Count(rest) == rest.count {
        groups += 2
        break
      }
      guard 1...4 ~= cursor.skip(while: Self.hexadecimal).count else { return false }
      groups += 1
      guard groups <= 8 else { return false }
    }
    return isCompressed ? groups < 8 : groups == 8
  }

  private static let hexadecimal = OctetSet { $0.hexadecimalValue != nil }
  private static let addressText = OctetSet("0123456789abcdefABCDEF:.")
  private static let zoneText = OctetSet("[]() \t\r\n").inverted
}
