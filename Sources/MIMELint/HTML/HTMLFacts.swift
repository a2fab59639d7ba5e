internal import Octets

/// What an HTML text holds that rules ask for, found in one pass. Ranges are in octets of the text as UTF-8.
struct HTMLFacts {
  /// A link that is not what it seems.
  struct Link {
    /// The value of its href.
    let place: Range<Int>
    /// What is wrong, as the rest of a sentence about the link.
    let fault: String
    /// The host that it leads to.
    let target: String
  }

  /// Whether a document type stands in it.
  fileprivate(set) var hasDocumentType = false
  /// Whether the html element names the language.
  fileprivate(set) var hasLanguage = false
  /// Whether it has a title that is not empty.
  fileprivate(set) var hasTitle = false
  /// The charset that a meta element names, and where.
  fileprivate(set) var metaCharset: (label: String, place: Range<Int>)?
  /// The tags of scripts, frames, objects, forms.
  fileprivate(set) var activeTags = Places()
  /// Attributes that hold script.
  fileprivate(set) var handlers = Places()
  /// Where style sheets are loaded from elsewhere.
  fileprivate(set) var styleSheets = Places()
  /// The tags of images without a text in their place.
  fileprivate(set) var imagesWithoutText = Places()
  /// The tags of images without a size.
  fileprivate(set) var imagesWithoutSize = Places()
  /// Addresses with `http:` that are loaded when the text is shown.
  fileprivate(set) var insecureAssets = Places()
  /// Images of one dot that are loaded from elsewhere.
  fileprivate(set) var trackers = Places()
  /// Links whose text shows another host than the one they lead to.
  fileprivate(set) var deceptiveLinks: [Link] = []
  /// Links to addresses that honest links seldom have.
  fileprivate(set) var oddLinks: [Link] = []
  /// The names of parts that it refers to with `cid:`, and where.
  fileprivate(set) var contentIDs: [(name: String, place: Range<Int>)] = []
  /// The tags of elements that hide much text.
  fileprivate(set) var hiddenText = Places()
  /// How many images are shown.
  fileprivate(set) var imageCount = 0
  /// How many letters and digits are shown; counted up to ``HTMLPass/enoughLetters``.
  fileprivate(set) var letterCount = 0

  /// Passes over a text.
  init(_ octets: Span<UInt8>) {
    var pass = HTMLPass()
    var tokenizer = HTMLTokenizer(octets)
    while let token = tokenizer.next() {
      switch token {
      case .text(let range): pass.takeText(octets.extracting(range), into: &self)
      case .startTag(let tag, let name): pass.takeStart(tag, name, tokenizer.attributes, of: octets, into: &self)
      case .endTag(_, let name): pass.takeEnd(octets.extracting(name), into: &self)
      case .rawText(let range): pass.takeStyle(octets.extracting(range), at: range.lowerBound, into: &self)
      case .comment: break
      case .declaration(let range): if pass.isDocumentType(octets.extracting(range)) { hasDocumentType = true }
      }
    }
  }
}

/// What an HTML text says about itself as it is passed over.
struct HTMLPass {
  /// As many letters make a text that is more than images.
  static let enoughLetters = 20
  /// As many hidden letters are more than the line of preview that newsletters hide.
  static let muchHidden = 150
  /// The most links and references that are listed.
  private static let mostListed = 1000
  private static let mostLinkText = 512

  /// The address of the link that is open, and its text so far.
  private var link: (href: [UInt8], place: Range<Int>)?
  private var linkText: [UInt8] = []
  /// Whether the next text is the title.
  private var isInTitle = false
  /// The element that hides what is in it, how many of its name are open in it, and how much it hides.
  private var hidden: (name: [UInt8], depth: Int, tag: Range<Int>, letters: Int)?

  // MARK: - Text

  mutating func takeText(_ text: Span<UInt8>, into facts: inout HTMLFacts) {
    if isInTitle {
      isInTitle = false
      if !text.trimmedRange().isEmpty { facts.hasTitle = true }
      return
    }
    if hidden != nil {
      if hidden!.letters < Self.muchHidden { hidden!.letters += Self.countLetters(text, upTo: Self.muchHidden) }
    } else if facts.letterCount < Self.enoughLetters {
      facts.letterCount += Self.countLetters(text, upTo: Self.enoughLetters)
    }
    if link != nil, linkText.count < Self.mostLinkText { linkText.append(text.extracting(first: Self.mostLinkText)) }
  }

  /// Counts letters and digits; character references and invisible characters are none.
  private static func countLetters(_ text: Span<UInt8>, upTo limit: Int) -> Int {
    var count = 0
    var index = 0
    while index < text.count, count < limit {
      let octet = text[index]
      index += 1
      if octet == CharacterReferences.ampersand {
        while index < text.count, text[index].isLetter || text[index].isDigit || text[index] == ASCII.hash {
          index += 1
        }
      } else if octet.isLetter || octet.isDigit || octet >= 0xC3 && octet != 0xE2 && octet != 0xEF {
        count += 1  // no-break space is C2 A0; invisible characters begin with E2 and EF
      }
    }
    return count
  }

  // MARK: - Tags

  mutating func takeStart(
    _ tag: Range<Int>, _ name: Range<Int>, _ attributes: [HTMLAttribute], of octets: Span<UInt8>,
    into facts: inout HTMLFacts
  ) {
    let element = octets.extracting(name)
    takeAttributes(attributes, of: octets, tag, element, into: &facts)
    switch element.count {
    case 1: if element.equalsIgnoringCase("a") { openLink(attributes, of: octets, into: &facts) }
    case 3: if element.equalsIgnoringCase("img") { takeImage(tag, attributes, of: octets, into: &facts) }
    case 4:
      if element.equalsIgnoringCase("html") {
        facts.hasLanguage = !(Self.place("lang", attributes, octets)?.isEmpty ?? true)
      } else if element.equalsIgnoringCase("meta") {
        takeMeta(tag, attributes, of: octets, into: &facts)
      } else if element.equalsIgnoringCase("link") {
        takeLinked(tag, attributes, of: octets, into: &facts)
      } else if element.equalsIgnoringCase("form") {
        facts.activeTags.add(tag)
      }
    case 5:
      if element.equalsIgnoringCase("title") { isInTitle = true }
      if element.equalsIgnoringCase("embed") || element.equalsIgnoringCase("frame") { facts.activeTags.add(tag) }
    case 6:
      if element.equalsIgnoringCase("script") {
        takeScript(tag, attributes, of: octets, into: &facts)
      } else if element.equalsIgnoringCase("iframe") || element.equalsIgnoringCase("object")
        || element.equalsIgnoringCase("applet")
      {
        facts.activeTags.add(tag)
      }
    default: break
    }
  }

  mutating func takeEnd(_ name: Span<UInt8>, into facts: inout HTMLFacts) {
    if name.equalsIgnoringCase("a") { closeLink(into: &facts) }
    if name.equalsIgnoringCase("title") { isInTitle = false }
    guard hidden != nil, name.equalsIgnoringCase(hidden!.name.span) else { return }
    hidden!.depth -= 1
    guard hidden!.depth == 0 else { return }
    if hidden!.letters >= Self.muchHidden { facts.hiddenText.add(hidden!.tag) }
    hidden = nil
  }

  /// Looks at what any element may carry: styles, handlers, backgrounds.
  private mutating func takeAttributes(
    _ attributes: [HTMLAttribute], of octets: Span<UInt8>, _ tag: Range<Int>, _ element: Span<UInt8>,
    into facts: inout HTMLFacts
  ) {
    if hidden != nil, element.equalsIgnoringCase(hidden!.name.span) { hidden!.depth += 1 }
    for attribute in attributes {
      let name = octets.extracting(attribute.name)
      let value = octets.extracting(attribute.value)
      switch name.count {
      case 3: if name.equalsIgnoringCase("src") { takeAsset(attribute.value, value, into: &facts) }
      case 5 where name.equalsIgnoringCase("style"):
        noteStyleAddresses(value, at: attribute.value.lowerBound, into: &facts)
        if hidden == nil, StyleText.hides(value), !Self.isVoid(element) {
          hidden = ([UInt8](element), 1, tag, 0)
        }
      case 6: if name.equalsIgnoringCase("hidden"), hidden == nil { hidden = ([UInt8](element), 1, tag, 0) }
      case 10: if name.equalsIgnoringCase("background") { takeAsset(attribute.value, value, into: &facts) }
      default: break
      }
      if name.count > 4, name[0].lowercased == UInt8(ascii: "o"), name[1].lowercased == UInt8(ascii: "n") {
        facts.handlers.add(attribute.name.lowerBound..<attribute.value.upperBound)
      }
    }
  }

  private static func isVoid(_ element: Span<UInt8>) -> Bool {
    let names: [StaticString] = ["img", "br", "hr", "input", "meta", "link", "area", "base", "col", "source", "wbr"]
    return names.contains { element.equalsIgnoringCase($0) }
  }

  /// The value of an attribute, its references not decoded; nil where there is no such attribute.
  @_lifetime(copy octets)
  static func value(_ name: StaticString, _ attributes: [HTMLAttribute], _ octets: Span<UInt8>) -> Span<UInt8>? {
    for attribute in attributes where octets.extracting(attribute.name).equalsIgnoringCase(name) {
      return octets.extracting(attribute.value)
    }
    return nil
  }

  /// The place of the value of an attribute.
  static func place(_ name: StaticString, _ attributes: [HTMLAttribute], _ octets: Span<UInt8>) -> Range<Int>? {
    attributes.first { octets.extracting($0.name).equalsIgnoringCase(name) }?.value
  }
}

// MARK: - Links

extension HTMLPass {
  fileprivate mutating func openLink(
    _ attributes: [HTMLAttribute], of octets: Span<UInt8>, into facts: inout HTMLFacts
  ) {
    closeLink(into: &facts)
    guard let place = Self.place("href", attributes, octets), !place.isEmpty else { return }
    link = (CharacterReferences.decode(octets.extracting(place)), place)
  }

  fileprivate mutating func closeLink(into facts: inout HTMLFacts) {
    guard let (href, place) = link else { return }
    link = nil
    defer { linkText.removeAll(keepingCapacity: true) }
    let address = href.span.extracting(href.span.trimmedRange())
    if address.extracting(first: 11).equalsIgnoringCase("javascript:") { facts.handlers.add(place) }
    guard let target = LinkTarget(address) else { return }
    if facts.oddLinks.count < Self.mostListed, let fault = Self.fault(of: target) {
      facts.oddLinks.append(HTMLFacts.Link(place: place, fault: fault, target: target.host))
    }
    // PERF: hardly any text of a link has a dot in it.
    guard facts.deceptiveLinks.count < Self.mostListed, linkText.span.firstIndex(of: ASCII.dot) != nil else { return }
    let text = CharacterReferences.decode(linkText.span)
    guard let shown = LinkHosts.host(shownBy: text.span), !DomainName.areAligned(shown, target.host) else { return }
    facts.deceptiveLinks.append(
      HTMLFacts.Link(place: place, fault: "shows \(shown) and leads to \(target.host)", target: target.host))
  }

  private static func fault(of target: LinkTarget) -> String? {
    if target.isIPAddress { return "leads to an IP address" }
    if target.isOddPort { return "leads to an unusual port" }
    if target.hasUserInformation { return "has text before an @ that passes for a host" }
    return LinkHosts.mixesScripts(target.host) ? "leads to a host in letters of two scripts" : nil
  }
}

// MARK: - What is loaded

extension HTMLPass {
  fileprivate func takeImage(
    _ tag: Range<Int>, _ attributes: [HTMLAttribute], of octets: Span<UInt8>, into facts: inout HTMLFacts
  ) {
    let width = Self.value("width", attributes, octets)
    let height = Self.value("height", attributes, octets)
    let isDot = Self.isDot(width) && Self.isDot(height)
    if isDot, let source = Self.value("src", attributes, octets), source.extracting(first: 4).equalsIgnoringCase("http")
    {
      facts.trackers.add(tag)
      return
    }
    facts.imageCount += 1
    if Self.place("alt", attributes, octets) == nil { facts.imagesWithoutText.add(tag) }
    if width != nil || height != nil { return }
    if let style = Self.value("style", attributes, octets), StyleText.givesWidth(style) { return }
    facts.imagesWithoutSize.add(tag)
  }

  private static func isDot(_ size: Span<UInt8>?) -> Bool {
    guard let size, size.count > 0 else { return false }
    let digits = size[size.count - 1].isDigit ? size : size.extracting(first: size.count - min(2, size.count))  // 1px
    return digits.decimalValue().map { $0 <= 1 } ?? false
  }

  /// Looks at an address that is loaded when the text is shown.
  fileprivate func takeAsset(_ place: Range<Int>, _ value: Span<UInt8>, into facts: inout HTMLFacts) {
    let trimmed = value.trimmedRange()
    let address = value.extracting(trimmed)
    let place = place.lowerBound + trimmed.lowerBound..<place.lowerBound + trimmed.upperBound
    if address.extracting(first: 5).equalsIgnoringCase("http:") { facts.insecureAssets.add(place) }
    guard address.extracting(first: 4).equalsIgnoringCase("cid:"), facts.contentIDs.count < Self.mostListed else {
      return
    }
    let name = CharacterReferences.decode(address.extracting(droppingFirst: 4))
    facts.contentIDs.append((Self.percentDecoded(name), place))
  }

  /// Source: RFC 2392 §2: a `cid:` address has the percent-encoded Content-ID.
  private static func percentDecoded(_ octets: [UInt8]) -> String {
    var output: [UInt8] = []
    var index = 0
    while index < octets.count {
      if octets[index] == ASCII.percent, index + 2 < octets.count, let high = octets[index + 1].hexadecimalValue,
        let low = octets[index + 2].hexadecimalValue
      {
        output.append(high << 4 | low)
        index += 3
      } else {
        output.append(octets[index])
        index += 1
      }
    }
    return String(decodingUTF8: output.span)
  }

  fileprivate func takeLinked(
    _ tag: Range<Int>, _ attributes: [HTMLAttribute], of octets: Span<UInt8>, into facts: inout HTMLFacts
  ) {
    guard let relation = Self.value("rel", attributes, octets), relation.equalsIgnoringCase("stylesheet") else {
      return
    }
    facts.styleSheets.add(tag)
  }

  fileprivate func takeScript(
    _ tag: Range<Int>, _ attributes: [HTMLAttribute], of octets: Span<UInt8>, into facts: inout HTMLFacts
  ) {
    // Data for the receiver's programs is no script.
    if let type = Self.value("type", attributes, octets), type.equalsIgnoringCase("application/ld+json") { return }
    facts.activeTags.add(tag)
  }

  fileprivate func takeMeta(
    _ tag: Range<Int>, _ attributes: [HTMLAttribute], of octets: Span<UInt8>, into facts: inout HTMLFacts
  ) {
    if let kind = Self.value("http-equiv", attributes, octets), kind.equalsIgnoringCase("refresh") {
      facts.activeTags.add(tag)
    }
    guard facts.metaCharset == nil else { return }
    if let place = Self.place("charset", attributes, octets), !place.isEmpty {
      facts.metaCharset = (String(decodingUTF8: octets.extracting(place)), place)
    } else if let place = Self.place("content", attributes, octets),
      let label = StyleText.charset(in: octets.extracting(place))
    {
      let place = place.lowerBound + label.lowerBound..<place.lowerBound + label.upperBound
      facts.metaCharset = (String(decodingUTF8: octets.extracting(place)), place)
    }
  }

  /// Looks at a style sheet for what it loads.
  func takeStyle(_ text: Span<UInt8>, at start: Int, into facts: inout HTMLFacts) {
    var from = 0
    while let at = text.firstIndex(of: ASCII.at, from: from) {
      from = at + 1
      guard text.extracting(droppingFirst: at).extracting(first: 7).equalsIgnoringCase("@import") else { continue }
      facts.styleSheets.add(start + at..<start + at + 7)
    }
    noteStyleAddresses(text, at: start, into: &facts)
  }

  /// Notes the addresses in `url(…)`.
  fileprivate func noteStyleAddresses(_ text: Span<UInt8>, at start: Int, into facts: inout HTMLFacts) {
    var from = 0
    while let open = text.firstIndex(of: ASCII.leftParenthesis, from: from) {
      from = open + 1
      guard open >= 3, text.extracting(open - 3..<open).equalsIgnoringCase("url") else { continue }
      var first = open + 1
      while first < text.count, Self.opensAddress.contains(text[first]) { first += 1 }
      var end = first
      while end < text.count, !Self.endsAddress.contains(text[end]) { end += 1 }
      takeAsset(start + first..<start + end, text.extracting(first..<end), into: &facts)
      from = end
    }
  }

  func isDocumentType(_ declaration: Span<UInt8>) -> Bool {
    declaration.extracting(first: 9).equalsIgnoringCase("<!doctype")
  }

  private static let opensAddress = OctetSet(" \t\r\n\"'")
  private static let endsAddress = OctetSet(" \t\r\n\"')")
}
