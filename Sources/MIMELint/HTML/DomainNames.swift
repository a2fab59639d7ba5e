internal import Octets

/// What names of hosts say about who owns them, and what they look like.
enum DomainNames {
  /// Whether two hosts are likely one owner's: one is the other or inside it, or both are inside the same domain that
  /// somebody can register.
  ///
  /// The list of public suffixes is long and changes; two letters and a short label before them, as in `co.uk`, are taken
  /// for one, any other last label is.
  static func areRelated(_ left: String, _ right: String) -> Bool { registered(left) == registered(right) }

  /// The domain of a host that somebody registered: its last two labels, or three.
  static func registered(_ host: String) -> String {
    let labels = host.utf8.split(separator: ASCII.dot)
    guard labels.count > 2 else { return host }
    let isShort = labels[labels.count - 1].count == 2 && labels[labels.count - 2].count <= 3
    return labels.suffix(isShort ? 3 : 2).map { String(Substring($0)) }.joined(separator: ".")
  }

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

  /// Whether a label of a host mixes Latin letters with Cyrillic or Greek ones, in UTF-8 or in Punycode.
  ///
  /// Source: Unicode TR39 §5.
  static func mixesScripts(_ host: String) -> Bool {
    for label in host.utf8.split(separator: ASCII.dot) {
      let scalars =
        label.starts(with: "xn--".utf8)
        ? Punycode.decode(label.dropFirst(4)) ?? [] : Array(String(Substring(label)).unicodeScalars)
      var isLatin = false
      var isOther = false
      for scalar in scalars {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: isLatin = true
        case 0x370...0x52F, 0x1F00...0x1FFF: isOther = true
        default: break
        }
      }
      if isLatin && isOther { return true }
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

/// The coding of labels in other scripts as ASCII.
///
/// Source: RFC 3492 §6.2.
enum Punycode {
  /// The characters of a label without its `xn--`; nil where it is no Punycode. A label has at most 63 octets.
  static func decode(_ label: some Collection<UInt8>) -> [Unicode.Scalar]? {
    guard label.count <= 63 else { return nil }
    let octets = Array(label)
    var output: [Unicode.Scalar] = []
    var start = 0
    if let delimiter = octets.lastIndex(of: ASCII.hyphen) {
      output = octets[..<delimiter].map { Unicode.Scalar($0) }
      start = delimiter + 1
    }
    var (code, place, bias) = (128, 0, 72)
    while start < octets.count {
      let before = place
      var weight = 1
      var step = 36
      while true {
        guard start < octets.count, let digit = digit(octets[start]) else { return nil }
        start += 1
        place += digit * weight
        let threshold = min(max(step - bias, 1), 26)
        if digit < threshold { break }
        weight *= 36 - threshold
        guard weight < 1 << 32, place < 1 << 32 else { return nil }
        step += 36
      }
      let count = output.count + 1
      bias = adapted(place - before, count, isFirst: before == 0)
      code += place / count
      place %= count
      guard code <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(code)) else { return nil }
      output.insert(scalar, at: place)
      place += 1
    }
    return output
  }

  private static func digit(_ octet: UInt8) -> Int? {
    if octet.isLetter { return Int(octet.lowercased) - 0x61 }
    return octet.isDigit ? Int(octet) - 0x30 + 26 : nil
  }

  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var bias = 0
    while delta > 455 {
      delta /= 35
      bias += 36
    }
    return bias + 36 * delta / (delta + 38)
  }
}
