internal import Octets

/// Where a link leads: what of an http or https address matters to those who judge it.
///
/// Source: RFC 3986 §3.2, WHATWG URL Standard §4.
struct LinkTarget {
  /// The host in lower case as it is written, without its final dot.
  let host: String
  /// The port, where the address names one.
  let port: Int?
  /// Whether something stands before an `@`, which can pass for a host.
  let hasUserInformation: Bool
  /// Whether the scheme is https.
  let isSecure: Bool

  /// Reads an address; nil for any scheme but http and https, and for one without a host.
  init?(_ address: Span<UInt8>) {
    let address = address.extracting(address.trimmedRange())
    guard let colon = address.firstIndex(of: ASCII.colon) else { return nil }
    let scheme = address.extracting(..<colon)
    isSecure = scheme.equalsIgnoringCase("https")
    guard isSecure || scheme.equalsIgnoringCase("http") else { return nil }
    var start = colon + 1
    while start < address.count, address[start] == ASCII.slash || address[start] == ASCII.backslash { start += 1 }
    var end = start
    while end < address.count, !Self.endsAuthority.contains(address[end]) { end += 1 }
    var hostStart = start
    var index = start
    while index < end {
      if address[index] == ASCII.at { hostStart = index + 1 }
      index += 1
    }
    hasUserInformation = hostStart > start
    let authority = address.extracting(hostStart..<end)
    let (hostCount, port) = Self.splitPort(authority)
    self.port = port
    var name: [UInt8] = []
    for index in 0..<hostCount { name.append(authority[index].lowercased) }
    if name.last == ASCII.dot { name.removeLast() }
    guard !name.isEmpty else { return nil }
    host = String(decodingUTF8: name.span)
  }

  /// Whether the host is an IP address, in any form that browsers read: `192.0.2.1`, `0xC0000201`, `3221225985`, `[::1]`.
  var isIPAddress: Bool {
    if host.utf8.first == ASCII.leftBracket { return true }
    guard let last = host.utf8.split(separator: ASCII.dot).last else { return false }
    if last.allSatisfy(\.isDigit) { return true }
    return last.count > 2 && last.starts(with: "0x".utf8) && last.dropFirst(2).allSatisfy { $0.hexadecimalValue != nil }
  }

  /// Whether the port is another than the scheme's own.
  var isOddPort: Bool { port.map { $0 != (isSecure ? 443 : 80) } ?? false }

  private static func splitPort(_ authority: Span<UInt8>) -> (hostCount: Int, port: Int?) {
    var colon = authority.count
    while colon > 0, authority[colon - 1].isDigit { colon -= 1 }
    guard colon > 0, authority[colon - 1] == ASCII.colon else { return (authority.count, nil) }
    return (colon - 1, authority.extracting(colon...).decimalValue(atMost: 65_535))
  }

  private static let endsAuthority = OctetSet("/\\?#")
}
