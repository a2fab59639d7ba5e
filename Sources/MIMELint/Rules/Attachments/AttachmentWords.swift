internal import Octets

/// Words by which a text speaks of an attachment.
enum AttachmentWords {
  /// The first such word in the writer's own lines: not in quoted ones, and not behind the beginning of a message that is
  /// quoted whole.
  ///
  /// - Complexity: O(*n*) in the text's first 16 KiB.
  static func find(in text: Span<UInt8>) -> Range<Int>? {
    let text = text.extracting(first: 16 << 10)
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: ASCII.lf, from: start) ?? text.count
      let line = text.extracting(start..<end)
      if line.starts(with: "--------") { return nil }
      if !line.isEmpty, line[0] != ASCII.greaterThan, let found = find(inLine: line) {
        return start + found.lowerBound..<start + found.upperBound
      }
      start = end + 1
    }
    return nil
  }

  private static func find(inLine line: Span<UInt8>) -> Range<Int>? {
    var previous = 0..<0
    var index = 0
    while index < line.count {
      let start = index
      while index < line.count, isInWord(line[index]) { index += 1 }
      let word = start..<index
      while index < line.count, !isInWord(line[index]) { index += 1 }
      guard word.count >= 5, [0x61, 0x63, 0x69].contains(line[start].lowercased) else {  // a, c, i
        if !word.isEmpty { previous = word }
        continue
      }
      if speaks(line.extracting(word), behind: line.extracting(previous), before: line.extracting(index...)) {
        return word
      }
      previous = word
    }
    return nil
  }

  private static func isInWord(_ octet: UInt8) -> Bool {
    octet.isLetter || octet >= 0x80 || octet == ASCII.hyphen || octet == ASCII.apostrophe
  }

  private static func speaks(_ word: Span<UInt8>, behind previous: Span<UInt8>, before rest: Span<UInt8>) -> Bool {
    if alone.contains(where: { word.equalsIgnoringCase($0) }) { return true }
    if word.equalsIgnoringCase("attached") {
      return wordsBefore.contains { previous.equalsIgnoringCase($0) }
        || wordsBehind.contains { rest.extracting(first: $0.utf8CodeUnitCount).equalsIgnoringCase($0) }
    }
    if word.equalsIgnoringCase("attach") { return previous.equalsIgnoringCase("i") }
    return word.equalsIgnoringCase("anhang") && previous.equalsIgnoringCase("im")
  }

  /// German, French, Italian, Spanish; each means an attachment wherever it stands.
  private static let alone: [StaticString] = [
    "anbei", "ci-joint", "ci-joints", "ci-jointe", "allegato", "adjunto", "adjunta", "adjuntos",
  ]
  private static let wordsBefore: [StaticString] = ["is", "are", "find", "see", "have", "i", "i've", "i'm"]
  private static let wordsBehind: [StaticString] = ["is ", "are ", "you ", "please"]
}
