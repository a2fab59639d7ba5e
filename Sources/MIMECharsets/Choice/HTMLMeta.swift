internal import Octets

extension Span<UInt8> {
  /// The charset that a meta element in the first 1,024 octets of an HTML text names; nil where none does.
  ///
  /// A charset in which the element could not be read as it was is not heard: UTF-16 and UTF-32 mean UTF-8 there, UTF-7
  /// and EBCDIC nothing. US-ASCII means nothing either.
  ///
  /// Source: WHATWG HTML Standard §13.2.3.2, "prescan a byte stream to determine its encoding".
  var charsetOfHTMLMeta: Charset? {
    var prescan = HTMLMetaPrescan(extracting(first: 1024))
    guard let found = prescan.charset() else { return nil }
    return switch found.known {
    case .utf16, .utf16le, .utf16be, .utf32, .utf32le, .utf32be: .utf8
    case .utf7, .ibm037, .ibm500, .ibm1140, .usASCII: nil
    default: found
    }
  }
}

/// Looks for a meta element that names a charset, octet by octet.
private struct HTMLMetaPrescan: ~Escapable {
  private var cursor: OctetCursor

  @_lifetime(copy octets)
  init(_ octets: Span<UInt8>) {
    cursor = OctetCursor(octets)
  }

  /// The charset of the first meta element that names a known one.
  mutating func charset() -> Charset? {
    while let less = cursor.octets.firstIndex(of: ASCII.lessThan, from: cursor.index) {
      cursor.index = less
      if skipComment() { continue }
      cursor.advance()
      if skipMetaName() {
        if let found = charsetOfAttributes() { return found }
      } else if isLetter(at: 0) || cursor.current == ASCII.slash && isLetter(at: 1) {
        cursor.skip(while: Self.tagName)
        while attribute() != nil {}
      } else if let octet = cursor.current, Self.markup.contains(octet) {
        skipToEndOfTag()
      }
    }
    return nil
  }

  /// `<!--` up to and with `-->`
  private mutating func skipComment() -> Bool {
    guard cursor.peek(1) == ASCII.exclamationMark, cursor.peek(2) == ASCII.hyphen, cursor.peek(3) == ASCII.hyphen
    else { return false }
    cursor.advance(by: 2)  // `<!-->` is a comment too
    while let greater = cursor.octets.firstIndex(of: ASCII.greaterThan, from: cursor.index) {
      let isEnd = cursor.octets[greater - 1] == ASCII.hyphen && cursor.octets[greater - 2] == ASCII.hyphen
      cursor.index = greater + 1
      if isEnd { return true }
    }
    cursor.index = cursor.octets.count
    return true
  }

  /// `meta` and a blank or slash
  private mutating func skipMetaName() -> Bool {
    guard let after = cursor.peek(4), Self.blanks.contains(after) || after == ASCII.slash else { return false }
    guard octets(cursor.index..<cursor.index + 4).equalsIgnoringCase("meta") else { return false }
    cursor.advance(by: 4)
    return true
  }

  private mutating func charsetOfAttributes() -> Charset? {
    var isContentType = false
    var plain: Charset?
    var content: Charset?
    while let (name, value) = attribute() {
      if octets(name).equalsIgnoringCase("http-equiv") {
        isContentType = octets(value).equalsIgnoringCase("content-type")
      } else if octets(name).equalsIgnoringCase("charset") {
        plain = plain ?? Charset(label: octets(value))
      } else if octets(name).equalsIgnoringCase("content") {
        content = content ?? charset(inContent: value)
      }
    }
    return plain ?? (isContentType ? content : nil)
  }

  /// The charset of `text/html; charset=…`
  private func charset(inContent value: Range<Int>) -> Charset? {
    var inner = OctetCursor(octets(value))
    while !inner.isAtEnd {
      let start = inner.index
      inner.advance(by: 7)
      guard inner.octets.extracting(start..<inner.index).equalsIgnoringCase("charset") else {
        inner.index = start + 1
        continue
      }
      inner.skip(while: Self.blanks)
      guard inner.skip(ASCII.equals) else { continue }
      inner.skip(while: Self.blanks)
      inner.skip(while: [ASCII.quote, ASCII.apostrophe])
      return Charset(label: inner.octets.extracting(inner.skip(while: Self.label)))
    }
    return nil
  }

  /// Reads one attribute of a tag; nil at the tag's end. The value's range is empty where there is none.
  private mutating func attribute() -> (name: Range<Int>, value: Range<Int>)? {
    cursor.skip(while: Self.betweenAttributes)
    guard let octet = cursor.current, octet != ASCII.greaterThan else { return nil }
    let start = cursor.index
    cursor.advance()  // an equals sign may begin a name
    cursor.skip(while: Self.attributeName)
    let name = start..<cursor.index
    cursor.skip(while: Self.blanks)
    guard cursor.skip(ASCII.equals) else { return (name, cursor.index..<cursor.index) }
    cursor.skip(while: Self.blanks)
    guard let opening = cursor.current, opening == ASCII.quote || opening == ASCII.apostrophe else {
      return (name, cursor.skip(while: Self.unquotedValue))
    }
    cursor.advance()
    let end = cursor.octets.firstIndex(of: opening, from: cursor.index) ?? cursor.octets.count
    let value = cursor.index..<end
    cursor.index = end
    cursor.advance()
    return (name, value)
  }

  private mutating func skipToEndOfTag() {
    cursor.index = cursor.octets.firstIndex(of: ASCII.greaterThan, from: cursor.index) ?? cursor.octets.count
  }

  private func isLetter(at distance: Int) -> Bool { cursor.peek(distance)?.isLetter ?? false }

  @_lifetime(copy self)
  private func octets(_ range: Range<Int>) -> Span<UInt8> { cursor.octets.extracting(range) }

  private static let blanks = OctetSet("\t\n\u{0C}\r ")
  private static let betweenAttributes = blanks.union([ASCII.slash])
  private static let attributeName = blanks.union(OctetSet("/>=")).inverted
  private static let unquotedValue = blanks.union([ASCII.greaterThan]).inverted
  private static let tagName = blanks.union([ASCII.greaterThan]).inverted
  private static let label = blanks.union(OctetSet("\"';")).inverted
  private static let markup = OctetSet("!/?")
}
