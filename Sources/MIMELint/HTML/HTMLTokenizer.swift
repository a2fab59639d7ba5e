internal import Octets

/// One piece of an HTML text. Ranges are in octets of the text.
enum HTMLToken {
  /// Character data, its character references not decoded.
  case text(Range<Int>)
  /// A start tag, and its name; its attributes are those of the tokenizer.
  case startTag(Range<Int>, name: Range<Int>)
  /// An end tag, and its name.
  case endTag(Range<Int>, name: Range<Int>)
  /// What the element before it holds as raw text: a style sheet, a script.
  case rawText(Range<Int>)
  /// A comment.
  case comment(Range<Int>)
  /// A document type, or other markup that is shown nowhere.
  case declaration(Range<Int>)
}

/// An attribute of a start tag. Ranges are in octets of the text.
struct HTMLAttribute {
  /// Its name.
  let name: Range<Int>
  /// Its value without quotes, its character references not decoded; empty where there is none.
  let value: Range<Int>
}

/// Takes HTML apart as browsers do, whatever is wrong with it: nothing is an error, and every octet is in a token or
/// between two.
///
/// It follows the states of the HTML standard's tokenizer from octet to octet: data, RCDATA, RAWTEXT, tags, attributes,
/// comments, declarations. No tree is built, so that neither depth nor size costs memory, nothing is fetched, and
/// entities are not expanded. Not done: the changes that the tree's builder makes to the tokenizer in foreign content
/// (CDATA sections in SVG), and the escapes inside scripts, whose text nobody asks for.
///
/// PERF: about 1.3 GB/s with all that ``HTMLFacts`` finds. Libraries were measured first: libxml2 2.9 reached 206 MB/s on
/// the same newsletter with handlers that do nothing, and took 1.2 s for one tag of 40,000 attributes, 4.9 s for one of
/// 80,000, and 12 s for 100,000 elements with as many end tags that are not theirs; nor does it tell where tags are.
///
/// Source: WHATWG HTML Standard §13.2.5.
struct HTMLTokenizer: ~Escapable {
  /// The most attributes of a tag that are kept; the others are passed over.
  static let mostAttributes = 64

  private let octets: Span<UInt8>
  private var index = 0
  /// The name of the element whose raw text comes next; empty where markup does.
  private var rawName = 0..<0
  /// Whether the raw text has character references, and so is text.
  private var isRawReadable = false
  /// The attributes of the start tag given last.
  private(set) var attributes: [HTMLAttribute] = []

  /// Creates a tokenizer at the beginning of a text in UTF-8.
  @_lifetime(copy octets)
  init(_ octets: Span<UInt8>) {
    self.octets = octets
  }

  /// The next token; nil at the end.
  @_lifetime(self: copy self)
  mutating func next() -> HTMLToken? {
    guard index < octets.count else { return nil }
    if !rawName.isEmpty { return rawText() }
    return octets[index] == ASCII.lessThan ? markup() ?? text() : text()
  }

  // MARK: - Text

  /// Takes text up to what may be markup.
  @_lifetime(self: copy self)
  private mutating func text() -> HTMLToken {
    let start = index
    var from = index + 1
    index = octets.count
    while let less = octets.firstIndex(of: ASCII.lessThan, from: from) {
      from = less + 1
      guard startsMarkup(less) else { continue }
      index = less
      break
    }
    return .text(start..<index)
  }

  /// Whether the `<` at an index begins a tag, a comment or a declaration. Source: §13.2.5.6.
  private func startsMarkup(_ less: Int) -> Bool {
    guard less + 1 < octets.count else { return false }
    let next = octets[less + 1]
    return next.isLetter || next == ASCII.slash || next == ASCII.exclamationMark || next == ASCII.questionMark
  }

  /// Takes raw text up to the end tag of its element. Source: §13.2.5.2, §13.2.5.3.
  @_lifetime(self: copy self)
  private mutating func rawText() -> HTMLToken? {
    let start = index
    var from = index
    let name = octets.extracting(rawName)
    var end = octets.count
    while let less = octets.firstIndex(of: ASCII.lessThan, from: from) {
      from = less + 1
      guard from < octets.count, octets[from] == ASCII.slash else { continue }
      let behind = from + 1 + name.count
      guard behind <= octets.count, octets.extracting(from + 1..<behind).equalsIgnoringCase(name) else { continue }
      if behind == octets.count || Self.endsName.contains(octets[behind]) {
        end = less
        break
      }
    }
    rawName = 0..<0
    index = end
    if start == end { return next() }
    return isRawReadable ? .text(start..<end) : .rawText(start..<end)
  }

  // MARK: - Markup

  /// Takes a tag, a comment or a declaration; nil where the `<` is text.
  @_lifetime(self: copy self)
  private mutating func markup() -> HTMLToken? {
    guard startsMarkup(index) else { return nil }
    switch octets[index + 1] {
    case ASCII.exclamationMark: return isComment ? comment() : declaration()
    case ASCII.questionMark: return declaration()
    case ASCII.slash:
      guard index + 2 < octets.count else { return nil }
      return octets[index + 2].isLetter ? tag(nameStart: index + 2) : declaration()
    default: return tag(nameStart: index + 1)
    }
  }

  private var isComment: Bool {
    index + 3 < octets.count && octets[index + 2] == ASCII.hyphen && octets[index + 3] == ASCII.hyphen
  }

  /// Takes `<!--` up to and with `-->`, or the rest. Source: §13.2.5.43 to §13.2.5.51.
  @_lifetime(self: copy self)
  private mutating func comment() -> HTMLToken {
    let start = index
    var from = start + 4
    index = octets.count
    while let greater = octets.firstIndex(of: ASCII.greaterThan, from: from) {
      from = greater + 1
      let isShort = greater <= start + 5 && octets[greater - 1] == ASCII.hyphen || greater == start + 4
      let hasHyphens =
        greater >= start + 6 && octets[greater - 1] == ASCII.hyphen && octets[greater - 2] == ASCII.hyphen
      guard isShort || hasHyphens || endsWithMark(greater, from: start) else { continue }
      index = from
      break
    }
    return .comment(start..<index)
  }

  /// Whether `--!` stands before a `>`.
  private func endsWithMark(_ greater: Int, from start: Int) -> Bool {
    greater >= start + 7 && octets[greater - 1] == ASCII.exclamationMark && octets[greater - 2] == ASCII.hyphen
      && octets[greater - 3] == ASCII.hyphen
  }

  /// Takes up to and with the next `>`, or the rest. Source: §13.2.5.41, §13.2.5.53.
  @_lifetime(self: copy self)
  private mutating func declaration() -> HTMLToken {
    let start = index
    index = octets.firstIndex(of: ASCII.greaterThan, from: start).map { $0 + 1 } ?? octets.count
    return .declaration(start..<index)
  }

  /// Takes a tag with its attributes. Source: §13.2.5.8.
  @_lifetime(self: copy self)
  private mutating func tag(nameStart: Int) -> HTMLToken {
    let start = index
    index = nameStart
    while index < octets.count, !Self.endsName.contains(octets[index]) { index &+= 1 }
    let name = nameStart..<index
    let isEnd = octets[start + 1] == ASCII.slash
    attributes.removeAll(keepingCapacity: true)
    while let attribute = attribute() {
      if attributes.count < Self.mostAttributes { attributes.append(attribute) }
    }
    if index < octets.count { index &+= 1 }  // the closing `>`
    if isEnd { return .endTag(start..<index, name: name) }
    beginRawText(name)
    return .startTag(start..<index, name: name)
  }

  /// Takes an attribute; nil at the tag's end. Source: §13.2.5.32 to §13.2.5.39.
  @_lifetime(self: copy self)
  private mutating func attribute() -> HTMLAttribute? {
    while index < octets.count, Self.betweenAttributes.contains(octets[index]) { index &+= 1 }
    guard index < octets.count, octets[index] != ASCII.greaterThan else { return nil }
    let start = index
    index &+= 1  // an equals sign may begin a name
    while index < octets.count, !Self.endsAttributeName.contains(octets[index]) { index &+= 1 }
    let name = start..<index
    skipBlanks()
    guard index < octets.count, octets[index] == ASCII.equals else {
      return HTMLAttribute(name: name, value: index..<index)
    }
    index &+= 1
    skipBlanks()
    return HTMLAttribute(name: name, value: attributeValue())
  }

  @_lifetime(self: copy self)
  private mutating func attributeValue() -> Range<Int> {
    guard index < octets.count else { return index..<index }
    let start = index
    let opening = octets[index]
    if opening == ASCII.quote || opening == ASCII.apostrophe {
      let end = octets.firstIndex(of: opening, from: start + 1) ?? octets.count
      index = min(end + 1, octets.count)
      return start + 1..<max(end, start + 1)
    }
    while index < octets.count, !Self.endsUnquotedValue.contains(octets[index]) { index &+= 1 }
    return start..<index
  }

  @_lifetime(self: copy self)
  private mutating func skipBlanks() {
    while index < octets.count, Self.blanks.contains(octets[index]) { index &+= 1 }
  }

  /// Takes note of an element that holds no markup. Source: §13.2.6.4.4, §13.2.6.4.7.
  @_lifetime(self: copy self)
  private mutating func beginRawText(_ name: Range<Int>) {
    guard name.count >= 3, name.count <= 8 else { return }
    let octets = octets.extracting(name)
    isRawReadable = octets.equalsIgnoringCase("title") || octets.equalsIgnoringCase("textarea")
    let isRaw =
      octets.equalsIgnoringCase("style") || octets.equalsIgnoringCase("script") || octets.equalsIgnoringCase("xmp")
      || octets.equalsIgnoringCase("iframe") || octets.equalsIgnoringCase("noembed")
      || octets.equalsIgnoringCase("noframes")
    if isRaw || isRawReadable { rawName = name }
  }

  private static let blanks = OctetSet("\t\n\u{0C}\r ")
  private static let betweenAttributes = blanks.union([ASCII.slash])
  private static let endsName = blanks.union(OctetSet("/>"))
  private static let endsAttributeName = blanks.union(OctetSet("/>="))
  private static let endsUnquotedValue = blanks.union([ASCII.greaterThan])
}
