internal import Octets

/// Shows what is wrong with a message, a line for each fault.
struct FaultView {
  /// How many faults of one kind are shown.
  private static let mostOfOneKind = 5

  let style: TerminalStyle
  let columns: Int

  func write(_ faults: [Fault], into output: inout OctetOutput) {
    guard !faults.isEmpty else { return output.write("\n" + style.paint("No faults", .good) + "\n") }
    let count = faults.count == 1 ? "1 fault" : "\(faults.count) faults"
    output.write("\n" + style.paint(count, .fault) + "\n")
    var shown: [Fault] = []
    var counts: [Defect.Code: Int] = [:]
    for fault in faults {
      counts[fault.code, default: 0] += 1
      if counts[fault.code, default: 0] <= Self.mostOfOneKind { shown.append(fault) }
    }
    let place = shown.map { self.place($0).utf8.count }.max() ?? 0
    for fault in shown { write(fault, place: place, into: &output) }
    for (kind, count) in counts.sorted(by: { $0.key.name < $1.key.name }) where count > Self.mostOfOneKind {
      output.write("  " + style.paint("… \(count - Self.mostOfOneKind) more of \(kind.name)", .quiet) + "\n")
    }
  }

  private func place(_ fault: Fault) -> String { "\(fault.line):\(fault.column)" }

  private func write(_ fault: Fault, place width: Int, into output: inout OctetOutput) {
    let (summary, reference) = fault.code.entry
    let place = DisplayWidth.padded(self.place(fault), to: width)
    output.write("  " + style.paint(place, .number) + "  " + style.paint(fault.code.name, .fault))
    if let part = fault.part { output.write(style.paint("  part \(part)", .quiet)) }
    output.write("\n")
    let indent = String(repeating: " ", count: width + 4)
    for line in Paragraph.lines("\(summary) (\(reference))", columns: columns - width - 4) {
      output.write(indent + line + "\n")
    }
  }
}
