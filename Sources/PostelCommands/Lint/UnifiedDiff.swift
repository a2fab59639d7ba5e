internal import MIME
internal import Octets

/// The lines that differ between two forms of a message, as `diff -u` shows them. Line ends are counted, not shown.
struct UnifiedDiff {
  /// A line of both, of the first, or of the second.
  private enum Line {
    case same(Int, Int)
    case removed(Int)
    case added(Int)
  }

  /// How many lines stand around those that differ.
  private static var context: Int { 3 }
  /// Where more lines than this lie between the first difference and the last, they are not matched.
  private static var mostMatched: Int { 4_000 }

  private let before: [ArraySlice<UInt8>]
  private let after: [ArraySlice<UInt8>]
  private let changedLineEnds: Int

  /// Compares two forms of a message.
  init(_ before: Message, _ after: Message) {
    let first = Self.lines(before)
    let second = Self.lines(after)
    self.before = first.lines
    self.after = second.lines
    changedLineEnds = abs(first.countOfCRLF - second.countOfCRLF)
  }

  private static func lines(_ message: Message) -> (lines: [ArraySlice<UInt8>], countOfCRLF: Int) {
    let all = Array(message.octets)
    var lines = all.split(separator: ASCII.lf, omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    var count = 0
    for index in lines.indices where lines[index].last == ASCII.cr {
      lines[index] = lines[index].dropLast()
      count += 1
    }
    return (lines, count)
  }

  /// Writes the differences; nothing where there are none.
  func write(_ name: String, _ style: TerminalStyle, into output: inout OctetOutput) {
    let script = script()
    let hunks = Self.hunks(of: script)
    guard !hunks.isEmpty || changedLineEnds > 0 else { return }
    let title = VisibleText.line(name)
    output.write(style.paint("--- \(title)", .heading) + "\n" + style.paint("+++ \(title) (repaired)", .heading) + "\n")
    if changedLineEnds > 0 { output.write(style.paint("(\(changedLineEnds) line ends become CRLF)", .quiet) + "\n") }
    for hunk in hunks { write(script[hunk], style, into: &output) }
  }

  /// All lines of both, in order.
  private func script() -> [Line] {
    var head = 0
    while head < min(before.count, after.count), before[head] == after[head] { head += 1 }
    var tail = 0
    let most = min(before.count, after.count) - head
    while tail < most, before[before.count - 1 - tail] == after[after.count - 1 - tail] { tail += 1 }
    let removed = head..<(before.count - tail)
    let added = head..<(after.count - tail)
    var script = (0..<head).map { Line.same($0, $0) }
    script += middle(removed, added)
    script += (0..<tail).map { .same(removed.upperBound + $0, added.upperBound + $0) }
    return script
  }

  private func middle(_ removed: Range<Int>, _ added: Range<Int>) -> [Line] {
    guard removed.count + added.count <= Self.mostMatched else {
      return removed.map(Line.removed) + added.map(Line.added)
    }
    let difference = Array(after[added]).difference(from: Array(before[removed]))
    let gone = Set(difference.removals.map { Self.offset($0) + removed.lowerBound })
    let new = Set(difference.insertions.map { Self.offset($0) + added.lowerBound })
    var lines: [Line] = []
    var first = removed.lowerBound
    var second = added.lowerBound
    while first < removed.upperBound || second < added.upperBound {
      if gone.contains(first) {
        lines.append(.removed(first))
        first += 1
      } else if new.contains(second) {
        lines.append(.added(second))
        second += 1
      } else {
        lines.append(.same(first, second))
        first += 1
        second += 1
      }
    }
    return lines
  }

  private static func offset(_ change: CollectionDifference<ArraySlice<UInt8>>.Change) -> Int {
    switch change {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }

  /// Ranges of lines that differ, with the lines around them.
  private static func hunks(of script: [Line]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in script.indices {
      if case .same = script[index] { continue }
      let range = max(0, index - context)..<min(script.count, index + context + 1)
      if let last = hunks.last, last.upperBound >= range.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  private func write(_ hunk: ArraySlice<Line>, _ style: TerminalStyle, into output: inout OctetOutput) {
    var text = ""
    var first: [Int] = []
    var second: [Int] = []
    for line in hunk {
      switch line {
      case .same(let index, let other):
        first.append(index)
        second.append(other)
        text += " " + shown(before[index]) + "\n"
      case .removed(let index):
        first.append(index)
        text += style.paint("-" + shown(before[index]), .fault) + "\n"
      case .added(let index):
        second.append(index)
        text += style.paint("+" + shown(after[index]), .good) + "\n"
      }
    }
    output.write(style.paint("@@ -\(Self.place(first)) +\(Self.place(second)) @@", .label) + "\n" + text)
  }

  private func shown(_ line: ArraySlice<UInt8>) -> String {
    let octets = Array(line)
    return VisibleText.line(String(decodingUTF8: octets.span))
  }

  private static func place(_ lines: [Int]) -> String { "\((lines.first ?? -1) + 1),\(lines.count)" }
}
