internal import Octets

/// Which hosts links show, and what those that they lead to look like.
enum LinkHosts {
  /// The host that a text shows to whom it is a link: an address with a scheme, a name that begins with `www.`, or a name
  /// alone whose last label hardly anything else has.
  static func host(shownBy text: Span<UInt8>) -> String? {
    let shown = text.extracting(text.trimmedRange())
    guard shown.count > 3, shown.count < 2048, !holdsBlankOrAt(shown) else { return nil }
    if let target = LinkTarget(shown) { return isName(target.host) ? target.host : nil }
    let address = Array("http://".utf8) + Array(shown)
    guard let target = LinkTarget(address.span), isName(target.host) else { return nil }
    if shown.extracting(first: 4).equalsIgnoringCase("www.") { return target.host }
    guard let last = target.host.utf8.split(separator: ASCII.dot).last else { return nil }
    let name = String(Substring(last))
    return topLevels.contains(name) && hasNoUpperCase(shown) ? target.host : nil
  }

  /// Whether a label of a host mixes letters of scripts that look alike, in UTF-8 or in its ASCII form.
  static func mixesScripts(_ host: String) -> Bool {
    // PERF: hardly any host has other letters or the hyphens of their ASCII form.
    let name = host.utf8.span
    guard name.asciiPrefixCount() < name.count || name.firstIndex(of: ASCII.hyphen) != nil else { return false }
    for label in host.utf8.split(separator: ASCII.dot) {
      let octets = Array(label)
      guard octets.starts(with: "xn--".utf8) else {
        if octets.span.asciiPrefixCount() < octets.count, MixedScript.isMixed(String(decodingUTF8: octets.span)) {
          return true
        }
        continue
      }
      var name = String.UnicodeScalarView()
      name.append(contentsOf: Punycode.decode(octets.span.extracting(4...)) ?? [])
      if MixedScript.isMixed(String(name)) { return true }
    }
    return false
  }

  private static func isName(_ host: String) -> Bool {
    var dots = 0
    for octet in host.utf8 {
      if octet == ASCII.dot { dots += 1 }
      guard octet >= 0x80 || octet.isLetter || octet.isDigit || octet == ASCII.dot || octet == ASCII.hyphen else {
        return false
      }
    }
    return dots > 0 && host.utf8.first != ASCII.dot
  }

  private static func holdsBlankOrAt(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index] <= ASCII.space || text[index] == ASCII.at { return true }
    return false
  }

  private static func hasNoUpperCase(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index].lowercased != text[index] { return false }
    return true
  }

  /// Last labels that names of files and programs don't have.
  private static let topLevels: Set<String> = [
    "com", "org", "edu", "gov", "info", "biz", "de", "fr", "uk", "jp", "cn", "ru", "eu", "ch", "at", "nl", "it", "es",
    "br", "au", "ca", "in", "pl", "se", "bank", "shop", "online",
  ]
}
