internal import Octets

/// Changes the charset that meta elements at the beginning of an HTML text name to UTF-8, incrementally. Any split of the
/// input gives the same result.
///
/// Looks where browsers look: at the first 1,024 octets, or a little more where the text has become longer by its new
/// charset. What follows `charset=` there, in a meta element, becomes `utf-8`; the quotes around it stay.
///
/// Source: WHATWG HTML Standard §4.2.5.4, §13.2.3.2.
struct HTMLMetaRewriter {
  /// How much is looked at: 1,024 characters that became two octets each.
  private static let window = 2048

  private var head: [UInt8] = []
  private var isDone = false

  /// Takes the next octets, in UTF-8.
  mutating func rewrite(_ input: Span<UInt8>, into output: inout [UInt8]) {
    guard !isDone else { return output.append(input) }
    let missing = Self.window - head.count
    head.append(input.extracting(first: missing))
    guard head.count == Self.window else { return }
    finish(into: &output)
    output.append(input.extracting(droppingFirst: missing))
  }

  /// Ends the text.
  mutating func finish(into output: inout [UInt8]) {
    guard !isDone else { return }
    isDone = true
    var copied = 0
    for label in Self.labels(in: head.span) {
      output.append(head.span.extracting(copied..<label.lowerBound))
      output.append(contentsOf: "utf-8".utf8)
      copied = label.upperBound
    }
    output.append(head.span.extracting(copied...))
    head = []
  }

  /// Where meta elements name a charset.
  private static func labels(in octets: Span<UInt8>) -> [Range<Int>] {
    var labels: [Range<Int>] = []
    var start = 0
    while let less = octets.firstIndex(of: ASCII.lessThan, from: start) {
      start = less + 1
      guard octets.extracting(droppingFirst: start).extracting(first: 4).equalsIgnoringCase("meta") else { continue }
      let end = octets.firstIndex(of: ASCII.greaterThan, from: start) ?? octets.count
      if let label = label(in: octets, from: start + 4, to: end) { labels.append(label) }
      start = end
    }
    return labels
  }

  /// Where a label stands behind `charset=` in a tag.
  private static func label(in octets: Span<UInt8>, from tagStart: Int, to end: Int) -> Range<Int>? {
    var index = tagStart
    while index + 7 < end {
      guard octets.extracting(index..<index + 7).equalsIgnoringCase("charset") else {
        index += 1
        continue
      }
      index += 7
      index = skip(blanks, in: octets, from: index, to: end)
      guard index < end, octets[index] == ASCII.equals else { continue }
      index = skip(blanks, in: octets, from: index + 1, to: end)
      index = skip(quotes, in: octets, from: index, to: end)
      let labelEnd = skip(labelOctets, in: octets, from: index, to: end)
      return labelEnd > index ? index..<labelEnd : nil
    }
    return nil
  }

  private static func skip(_ set: OctetSet, in octets: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, set.contains(octets[index]) { index += 1 }
    return index
  }

  private static let blanks = OctetSet("\t\n\u{0C}\r ")
  private static let quotes = OctetSet("\"'")
  private static let labelOctets = blanks.union(quotes).union(OctetSet(";/>")).inverted
}
