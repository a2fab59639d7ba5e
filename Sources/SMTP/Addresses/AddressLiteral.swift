internal import Octets

/// Addresses of hosts in brackets: IPv4, IPv6, and others with their tag.
///
/// Source: RFC 5321 §4.1.3.
enum AddressLiteral {
  // address-literal = "[" ( IPv4-address-literal / IPv6-address-literal / General-address-literal ) "]"
  static func isValid(_ octets: Span<UInt8>) -> Bool {
    let count = octets.count
    guard count > 2, octets[0] == ASCII.leftBracket, octets[count - 1] == ASCII.rightBracket else { return false }
    let content = octets.extracting(1..<(count - 1))
    guard let colon = content.firstIndex(of: ASCII.colon) else { return isIPv4(content) }
    let tag = content.extracting(..<colon)
    let rest = content.extracting((colon + 1)...)
    if tag.equalsIgnoringCase("ipv6") { return isIPv6(rest) }
    return isTag(tag) && isDcontent(rest)
  }

  // IPv4-address-literal = Snum 3("." Snum)
  static func isIPv4(_ octets: Span<UInt8>) -> Bool {
    var numbers = 0
    var start = 0
    while start <= octets.count {
      let end = octets.firstIndex(of: ASCII.dot, from: start) ?? octets.count
      guard 1...3 ~= end - start, octets.extracting(start..<end).decimalValue(atMost: 255) != nil else { return false }
      numbers += 1
      start = end + 1
    }
    return numbers == 4
  }

  // IPv6-addr = IPv6-full / IPv6-comp / IPv6v4-full / IPv6v4-comp
  static func isIPv6(_ octets: Span<UInt8>) -> Bool {
    var groups = 0
    var hasGap = false
    var index = 0
    while index < octets.count {
      if octets[index] == ASCII.colon {
        // "::", once; a single colon stands only between groups
        guard !hasGap, index + 1 < octets.count, octets[index + 1] == ASCII.colon else { return false }
        hasGap = true
        index += 2
        continue
      }
      let end = octets.firstIndex(of: ASCII.colon, from: index) ?? octets.count
      let group = octets.extracting(index..<end)
      if end == octets.count, group.firstIndex(of: ASCII.dot) != nil {
        guard isIPv4(group) else { return false }
        groups += 2
      } else {
        guard isGroup(group) else { return false }
        groups += 1
      }
      index = end
      if index < octets.count, !(index + 1 < octets.count && octets[index + 1] == ASCII.colon) {
        index += 1
        guard index < octets.count else { return false }
      }
    }
    // QUIRK: RFC 5321 §4.1.3 lets "::" stand for two groups or more; RFC 4291 §2.2 for one or more.
    return hasGap ? groups <= 7 : groups == 8
  }

  private static func isGroup(_ octets: Span<UInt8>) -> Bool {
    guard 1...4 ~= octets.count else { return false }
    for index in octets.indices where octets[index].hexadecimalValue == nil { return false }
    return true
  }

  // Standardized-tag = Ldh-str
  private static func isTag(_ octets: Span<UInt8>) -> Bool {
    guard octets.count > 0, octets[octets.count - 1] != ASCII.hyphen else { return false }
    for index in octets.indices {
      let octet = octets[index]
      guard octet.isLetter || octet.isDigit || octet == ASCII.hyphen else { return false }
    }
    return true
  }

  // dcontent = %d33-90 / %d94-126
  private static func isDcontent(_ octets: Span<UInt8>) -> Bool {
    for index in octets.indices {
      guard 33...90 ~= octets[index] || 94...126 ~= octets[index] else { return false }
    }
    return octets.count > 0
  }
}
