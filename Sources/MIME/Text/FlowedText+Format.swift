internal import Octets

extension FlowedText {
  /// Creates a text of paragraphs.
  public init(_ paragraphs: [Paragraph]) {
    self.paragraphs = paragraphs
  }

  /// The text as `text/plain; format=flowed` has it, without the parameter `DelSp`: LF ends its lines, each of which has
  /// at most 78 octets where it has blanks to be broken at.
  ///
  /// Read as such, it is the same paragraphs, but for blanks at their ends, which would join them with the next.
  ///
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 3676 §4.
  public func formatted() -> String {
    var output: [UInt8] = []
    for paragraph in paragraphs { paragraph.append(to: &output) }
    return String(decodingUTF8: output.span)
  }
}

extension FlowedText.Paragraph {
  /// Octets of a line, the blank at its end included. Source: RFC 3676 §4.2, where it is 78 characters.
  private static var lineCount: Int { 78 }

  fileprivate func append(to output: inout [UInt8]) {
    let marks = [UInt8](repeating: ASCII.greaterThan, count: quoteDepth)
    let words = text.utf8.map { $0 == ASCII.lf || $0 == ASCII.cr ? ASCII.space : $0 }
    let isSignature = words.elementsEqual("-- ".utf8)
    let all = words.span
    var rest = isSignature ? all : all.extracting(..<Self.trimmedCount(all))
    repeat {
      let isStuffed = quoteDepth > 0 ? !rest.isEmpty : Self.needsStuffing(rest)
      let room = max(1, Self.lineCount - marks.count - (isStuffed ? 1 : 0))
      let line = rest.extracting(first: isSignature ? rest.count : Self.lineEnd(rest, room: room))
      output += marks
      if isStuffed { output.append(ASCII.space) }
      output.append(line)
      output.append(ASCII.lf)
      rest = rest.extracting(droppingFirst: line.count)
    } while !rest.isEmpty
  }

  /// How many octets are left without the blanks at the end.
  private static func trimmedCount(_ words: Span<UInt8>) -> Int {
    var count = words.count
    while count > 0, words[count - 1] == ASCII.space { count -= 1 }
    return count
  }

  /// Where the line that starts here ends: behind a blank, or at the end of all.
  private static func lineEnd(_ words: Span<UInt8>, room: Int) -> Int {
    guard words.count > room else { return words.count }
    var end = room
    while end > 0, !isBreak(words, end) { end -= 1 }
    if end > 0 { return end }
    end = room + 1
    while end < words.count, !isBreak(words, end) { end += 1 }
    return end
  }

  /// Whether a line may end before an index: a blank is before it, and what is not one behind it.
  private static func isBreak(_ words: Span<UInt8>, _ index: Int) -> Bool {
    guard words[index - 1] == ASCII.space, words[index] != ASCII.space else { return false }
    // What the line would be must not be the separator of a signature, which is no flowed line.
    return !(index == 3 && words.extracting(..<3).starts(with: "-- "))
  }

  // space-stuffing
  /// Source: RFC 3676 §4.4.
  private static func needsStuffing(_ line: Span<UInt8>) -> Bool {
    guard !line.isEmpty else { return false }
    return line[0] == ASCII.space || line[0] == ASCII.greaterThan || line.starts(with: "From ")
  }
}
