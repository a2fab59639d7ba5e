internal import Octets

/// The text of an HTML document, without its markup: good enough to see and to quote what it says, not to lay it out.
///
/// One forward pass. Tags and comments are left out, with what is inside `style`, `script` and `title`; elements that begin
/// on a line of their own end the line; white space is folded; the common character references are resolved.
public struct HTMLText {
  private static let skippedElements: [StaticString] = ["style", "script", "title"]
  private static let lineElements: Set<String> = [
    "p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "blockquote", "pre",
    "section", "article", "header", "footer", "dt", "dd",
  ]
  private static let references: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "copy": "©", "reg": "®", "trade": "™",
    "euro": "€", "mdash": "—", "ndash": "–", "hellip": "…", "bull": "•", "middot": "·", "lsquo": "‘", "rsquo": "’",
    "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»", "zwnj": "", "shy": "",
  ]

  private var output: [UInt8] = []
  private var isBlankDue = false
  /// Line ends that stand before the next word, at most two.
  private var linesDue = 0

  /// The text of a document in UTF-8, LF at the ends of its lines.
  ///
  /// - Complexity: O(*n*).
  public static func text(of html: Span<UInt8>) -> String {
    var reader = HTMLText()
    reader.read(html)
    return String(decodingUTF8: reader.output.span)
  }

  private mutating func read(_ html: Span<UInt8>) {
    var index = 0
    while index < html.count {
      switch html[index] {
      case ASCII.lessThan: index = readTag(html, at: index)
      case 0x26: index = readReference(html, at: index)
      case ASCII.space, ASCII.tab, ASCII.cr, ASCII.lf:
        isBlankDue = true
        index += 1
      default:
        let end = runEnd(html, from: index)
        append(html.extracting(index..<end))
        index = end
      }
    }
  }

  private func runEnd(_ html: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < html.count, html[end] > ASCII.space, html[end] != ASCII.lessThan, html[end] != 0x26 { end += 1 }
    return max(end, start + 1)
  }

  private mutating func append(_ word: Span<UInt8>) {
    if !output.isEmpty {
      if linesDue > 0 {
        output.append(contentsOf: repeatElement(ASCII.lf, count: linesDue))
      } else if isBlankDue {
        output.append(ASCII.space)
      }
    }
    isBlankDue = false
    linesDue = 0
    output.append(word)
  }
}

// MARK: - Tags

extension HTMLText {
  /// Passes a tag, a comment or a declaration; returns the index behind it. A `<` that begins none is text.
  private mutating func readTag(_ html: Span<UInt8>, at start: Int) -> Int {
    let rest = html.extracting((start + 1)...)
    if rest.starts(with: "!--") { return start + 1 + (end(of: "-->", in: rest) ?? rest.count) }
    guard let first = rest.isEmpty ? nil : rest[0], first.isLetter || [0x21, 0x2F, 0x3F].contains(first) else {
      append(html.extracting(start..<(start + 1)))
      return start + 1
    }
    let tag = rest.extracting(..<(rest.firstIndex(of: ASCII.greaterThan) ?? rest.count))
    let behind = min(start + tag.count + 2, html.count)
    let isEnd = first == ASCII.slash
    let name = elementName(tag.extracting((isEnd ? 1 : 0)...))
    if Self.lineElements.contains(name) { linesDue = min(2, linesDue + (name == "p" || name == "table" ? 2 : 1)) }
    if name == "td" || name == "th" { isBlankDue = true }
    guard !isEnd, let skipped = Self.skippedElements.first(where: { $0.description == name }) else { return behind }
    return behind + (endTag(of: skipped, in: html.extracting(behind...)) ?? html.count - behind)
  }

  private func elementName(_ tag: Span<UInt8>) -> String {
    var name: [UInt8] = []
    while name.count < min(tag.count, 12), tag[name.count].isLetter || tag[name.count].isDigit {
      name.append(tag[name.count].lowercased)
    }
    return String(decodingUTF8: name.span)
  }

  /// The index behind a mark.
  private func end(of mark: StaticString, in octets: Span<UInt8>) -> Int? {
    var searched = 0
    while let last = octets.firstIndex(of: ASCII.greaterThan, from: searched) {
      searched = last + 1
      let start = searched - mark.utf8CodeUnitCount
      if start >= 0, octets.extracting(start...).starts(with: mark) { return searched }
    }
    return nil
  }

  /// The index of the end tag of an element.
  private func endTag(of element: StaticString, in octets: Span<UInt8>) -> Int? {
    var searched = 0
    while let less = octets.firstIndex(of: ASCII.lessThan, from: searched) {
      searched = less + 1
      let end = searched + 1 + element.utf8CodeUnitCount
      guard end <= octets.count else { return nil }
      if octets[searched] == ASCII.slash, octets.extracting((searched + 1)..<end).equalsIgnoringCase(element) {
        return less
      }
    }
    return nil
  }
}

// MARK: - Character references

extension HTMLText {
  /// Resolves a reference; returns the index behind it. An ampersand that begins none is text.
  private mutating func readReference(_ html: Span<UInt8>, at start: Int) -> Int {
    let rest = html.extracting((start + 1)..<min(html.count, start + 12))
    guard let length = rest.firstIndex(of: ASCII.semicolon), let text = resolve(rest.extracting(..<length)) else {
      append(html.extracting(start..<(start + 1)))
      return start + 1
    }
    if text == " " {
      isBlankDue = true
    } else if !text.isEmpty {
      append(text.utf8Span.span)
    }
    return start + length + 2
  }

  private func resolve(_ name: Span<UInt8>) -> String? {
    guard name.count > 1 else { return nil }
    guard name[0] == ASCII.hash else { return Self.references[String(decodingUTF8: name)] }
    let value: Int?
    if name[1].lowercased == UInt8(ascii: "x") {
      value = hexadecimal(name.extracting(2...))
    } else {
      value = name.extracting(1...).decimalValue(atMost: 0x10FFFF)
    }
    return value.flatMap { Unicode.Scalar(UInt32($0)) }.map { $0 == "\u{A0}" ? " " : String(Character($0)) }
  }

  private func hexadecimal(_ digits: Span<UInt8>) -> Int? {
    guard (1...6).contains(digits.count) else { return nil }
    var value = 0
    for index in digits.indices {
      guard let digit = digits[index].hexadecimalValue else { return nil }
      value = value << 4 | Int(digit)
    }
    return value
  }
}
