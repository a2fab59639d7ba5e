internal import MIME
internal import Octets

/// Differences as a person reads them.
struct DifferenceView {
  /// How many lines of a text are shown of each message.
  private static let most = 20

  let style: TerminalStyle

  /// One difference, with its line ends.
  func text(_ difference: MessageDifference) -> String {
    let place = difference.part.map { "part \($0)" } ?? "message"
    let title = difference.field.map { "\(place), \($0)" } ?? place
    let heading = style.paint(VisibleText.line("~ \(title): \(Self.words(difference.kind))"), .heading) + "\n"
    let isText = difference.kind == .textChanged
    let before = difference.before.map { Self.lines($0) } ?? []
    let after = difference.after.map { Self.lines($0) } ?? []
    let (removed, added) = isText ? Self.unlike(before, after) : (before, after)
    return heading + lines(removed, "- ", .fault) + lines(added, "+ ", .good)
  }

  private static func words(_ kind: MessageDifference.Kind) -> String {
    switch kind {
    case .fieldAdded: "added"
    case .fieldRemoved: "removed"
    case .fieldChanged: "changed"
    case .fieldsReordered: "in another order"
    case .partAdded: "part added"
    case .partRemoved: "part removed"
    case .typeChanged: "another type"
    case .dispositionChanged: "another disposition or name"
    case .textChanged: "another text"
    case .contentChanged: "other content"
    }
  }

  private static func lines(_ text: String) -> [Substring.UTF8View] {
    text.utf8.split(separator: ASCII.lf, omittingEmptySubsequences: false)
  }

  /// The lines between those at the beginning and the end that are the same.
  private static func unlike(
    _ before: [Substring.UTF8View], _ after: [Substring.UTF8View]
  ) -> ([Substring.UTF8View], [Substring.UTF8View]) {
    var head = 0
    while head < min(before.count, after.count), before[head].elementsEqual(after[head]) { head += 1 }
    var tail = 0
    while tail < min(before.count, after.count) - head,
      before[before.count - 1 - tail].elementsEqual(after[after.count - 1 - tail])
    {
      tail += 1
    }
    return (Array(before[head..<before.count - tail]), Array(after[head..<after.count - tail]))
  }

  private func lines(_ lines: [Substring.UTF8View], _ mark: String, _ role: TerminalStyle.Role) -> String {
    var text = ""
    for line in lines.prefix(Self.most) {
      text += style.paint(mark + VisibleText.line(String(Substring(line))), role) + "\n"
    }
    let rest = lines.count - Self.most
    if rest > 0 { text += style.paint("\(mark)… \(rest) more lines", .quiet) + "\n" }
    return text
  }
}
