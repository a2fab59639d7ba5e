internal import Octets

/// What short texts in attributes of HTML say: style declarations, and the content of meta elements.
enum StyleText {
  /// Whether declarations hide an element: not displayed, not visible, transparent, or with letters of no size.
  static func hides(_ style: Span<UInt8>) -> Bool {
    var isHidden = false
    forEachDeclaration(in: style) { name, value in
      switch name.count {
      case 7 where name.equalsIgnoringCase("display"): isHidden = isHidden || value.equalsIgnoringCase("none")
      case 7 where name.equalsIgnoringCase("opacity"): isHidden = isHidden || isZero(value)
      case 9 where name.equalsIgnoringCase("font-size"): isHidden = isHidden || isZero(value)
      case 10 where name.equalsIgnoringCase("visibility"): isHidden = isHidden || value.equalsIgnoringCase("hidden")
      default: break
      }
    }
    return isHidden
  }

  /// Whether declarations say how wide an element is.
  static func givesWidth(_ style: Span<UInt8>) -> Bool {
    var found = false
    forEachDeclaration(in: style) { name, _ in
      found = found || name.equalsIgnoringCase("width") || name.equalsIgnoringCase("max-width")
    }
    return found
  }

  /// The label behind `charset=`.
  static func charset(in content: Span<UInt8>) -> Range<Int>? {
    var from = 0
    while let equals = content.firstIndex(of: ASCII.equals, from: from) {
      from = equals + 1
      let name = content.extracting(..<equals)
      let trimmed = name.extracting(name.trimmedRange())
      guard trimmed.count >= 7, trimmed.extracting(droppingFirst: trimmed.count - 7).equalsIgnoringCase("charset")
      else {
        continue
      }
      var end = equals + 1
      while end < content.count, !endsLabel.contains(content[end]) { end += 1 }
      return end > equals + 1 ? equals + 1..<end : nil
    }
    return nil
  }

  // declaration = property ":" value, declarations apart by ";"
  private static func forEachDeclaration(in style: Span<UInt8>, _ take: (Span<UInt8>, Span<UInt8>) -> Void) {
    var start = 0
    while start < style.count {
      let end = style.firstIndex(of: ASCII.semicolon, from: start) ?? style.count
      let declaration = style.extracting(start..<end)
      start = end + 1
      guard let colon = declaration.firstIndex(of: ASCII.colon) else { continue }
      let name = declaration.extracting(..<colon)
      let value = declaration.extracting(droppingFirst: colon + 1)
      let important = value.firstIndex(of: ASCII.exclamationMark) ?? value.count
      let plain = value.extracting(..<important)
      take(name.extracting(name.trimmedRange()), plain.extracting(plain.trimmedRange()))
    }
  }

  /// Whether a size is 0, whatever its unit.
  private static func isZero(_ value: Span<UInt8>) -> Bool {
    var index = 0
    while index < value.count, value[index] == ASCII.zero || value[index] == ASCII.dot { index += 1 }
    return index > 0 && (index == value.count || value[index].isLetter || value[index] == ASCII.percent)
  }

  private static let endsLabel = OctetSet(" \t\r\n;\"'")
}
