internal import MIME
internal import Octets

/// Draws the tree of parts: a row for each, its columns aligned.
struct PartTree {
  /// One part's row before it is set.
  private struct Row {
    /// The branches that lead to it, and those that pass below it.
    var branch: String
    var below: String
    var number: String
    var type: String
    var charset: String
    var encoding: String
    var size: String
    /// The size where there is little room.
    var shortSize: String
    /// How it is to be shown, and its name, in colour already.
    var notes: [String]
    /// What stands in lines of its own under it.
    var details: [String]

    var headColumns: Int {
      DisplayWidth.columns(branch) + (number.isEmpty ? 0 : number.utf8.count + 1) + DisplayWidth.columns(type)
    }
  }

  let parts: ArraySlice<PartInspection>
  let wishes: InspectionView.Wishes
  let style: TerminalStyle
  let columns: Int

  /// The greatest part of a line that a column is aligned to; longer ones push the rest of their row.
  private var widestHead: Int { columns / 2 }

  func write(into output: inout OctetOutput) {
    write(makeRows(), into: &output)
  }

  /// Draws the row of something that a part holds without being a multipart.
  func write(_ file: FileInspection, into output: inout OctetOutput) {
    write([row(file, pending: [])], into: &output)
  }

  private func write(_ rows: [Row], into output: inout OctetOutput) {
    let widths = Widths(
      head: rows.map(\.headColumns).filter { $0 <= widestHead }.max() ?? 0, charset: widest(rows.map(\.charset)),
      encoding: widest(rows.map(\.encoding)))
    for row in rows { write(row, widths, into: &output) }
  }

  /// How many columns each column of the rows takes; 0 for one that is empty.
  private struct Widths {
    var head: Int
    var charset: Int
    var encoding: Int
  }

  private func widest(_ texts: [String]) -> Int {
    texts.map(DisplayWidth.columns).filter { $0 <= 32 }.max() ?? 0
  }

  /// Sets a row on one line; what doesn't fit goes to lines of its own under it.
  private func write(_ row: Row, _ widths: Widths, into output: inout OctetOutput) {
    let number = row.number.isEmpty ? "" : style.paint(row.number, .number) + " "
    var line = "  " + style.paint(row.branch, .quiet) + number + style.paint(row.type, .type)
    var used = 2 + row.headColumns
    var facts = aligned(row, widths, size: row.size)
    if used + DisplayWidth.columns(facts) > columns { facts = aligned(row, widths, size: row.shortSize) }
    let notes = row.notes.joined(separator: ", ")
    var under: [(text: String, role: TerminalStyle.Role)] = []
    if used + DisplayWidth.columns(facts) <= columns {
      line += facts
      used += DisplayWidth.columns(facts)
    } else {
      under.append(([row.charset, row.encoding, row.size].filter { !$0.isEmpty }.joined(separator: ", "), .quiet))
    }
    if !notes.isEmpty, under.isEmpty, used + 2 + DisplayWidth.columns(notes) <= columns {
      line += "  " + style.paint(notes, .name)
    } else if !notes.isEmpty {
      under.append((notes, .name))
    }
    output.write(trimmed(line) + "\n")
    for text in under + row.details.map({ ($0, .quiet) }) { write(text.text, text.role, below: row, into: &output) }
  }

  /// Charset, encoding and size in their columns.
  private func aligned(_ row: Row, _ widths: Widths, size: String) -> String {
    var facts = String(repeating: " ", count: max(0, widths.head - row.headColumns))
    for (text, width) in [(row.charset, widths.charset), (row.encoding, widths.encoding)] where width > 0 {
      facts += "  " + DisplayWidth.padded(text, to: width)
    }
    return facts + "  " + size
  }

  private func write(
    _ text: String, _ role: TerminalStyle.Role, below row: Row, into output: inout OctetOutput
  ) {
    let room = columns - 4 - DisplayWidth.columns(row.below)
    for line in Paragraph.lines(text, columns: room) {
      output.write("  " + style.paint(row.below, .quiet) + "  " + style.paint(line, role) + "\n")
    }
  }

  private func trimmed(_ line: String) -> String {
    String(line.unicodeScalars.reversed().drop { $0 == " " }.reversed().map(Character.init))
  }
}

// MARK: - Rows

extension PartTree {
  private func makeRows() -> [Row] {
    var rows: [Row] = []
    /// How many siblings are still to come at each level.
    var pending: [Int] = []
    for part in parts {
      while let last = pending.last, last == 0 { pending.removeLast() }
      if !pending.isEmpty { pending[pending.count - 1] -= 1 }
      rows.append(row(part, pending: pending))
      pending.append(part.childCount + part.files.count)
      for file in part.files {
        pending[pending.count - 1] -= 1
        rows.append(row(file, pending: pending))
      }
    }
    return rows
  }

  private func row(_ part: PartInspection, pending: [Int]) -> Row {
    let (branch, below) = branches(pending, hasChildren: part.childCount + part.files.count > 0)
    return Row(
      branch: branch, below: below, number: part.number ?? "", type: VisibleText.line(part.type.essence),
      charset: charset(part), encoding: part.isMultipart ? "" : VisibleText.line(part.entity.transferEncodingLabel),
      size: size(part),
      shortSize: part.isMultipart ? size(part) : "\(Quantity.grouped(part.decodedSize)) octets",
      notes: notes(part), details: details(part))
  }

  private func row(_ file: FileInspection, pending: [Int]) -> Row {
    let (branch, below) = branches(pending, hasChildren: false)
    let name = file.file.name.map { "“" + VisibleText.line($0) + "”" }
    return Row(
      branch: branch, below: below, number: file.file.number.description, type: VisibleText.line(file.file.type),
      charset: "", encoding: file.file.form.rawValue, size: Quantity.octets(file.size),
      shortSize: "\(Quantity.grouped(file.size)) octets",
      notes: [file.file.isBody ? "body" : nil, name].compactMap { $0 },
      details: wishes.digests ? file.digest.map { ["sha256 " + $0] } ?? [] : [])
  }

  /// Levels that don't fit are given as a number.
  private func branches(_ pending: [Int], hasChildren: Bool) -> (branch: String, below: String) {
    let under = hasChildren ? "│" : ""
    guard let own = pending.last else { return ("", under) }
    var lead = ""
    if pending.count * 3 > columns / 3 {
      lead = "[\(pending.count)] "
    } else {
      for level in pending.dropLast() { lead += level > 0 ? "│  " : "   " }
    }
    return (lead + (own > 0 ? "├─ " : "└─ "), lead + (own > 0 ? "│  " : "   ") + under)
  }

  private func charset(_ part: PartInspection) -> String {
    guard let text = part.text else { return "" }
    guard let declared = text.declaredCharset else { return "none → " + text.charset.used.name }
    let visible = VisibleText.line(declared)
    let isSame = visible.utf8.span.equalsIgnoringCase(text.charset.used.name.utf8.span)
    return isSame ? visible : visible + " → " + text.charset.used.name
  }

  private func size(_ part: PartInspection) -> String {
    guard part.isMultipart else { return Quantity.octets(part.decodedSize) }
    return part.childCount == 1 ? "1 part" : "\(part.childCount) parts"
  }

  private func notes(_ part: PartInspection) -> [String] {
    var notes: [String] = []
    if let kind = part.disposition?.kind { notes.append(VisibleText.line(kind)) }
    if let name = part.fileName { notes.append("“" + VisibleText.line(name) + "”") }
    return notes
  }

  private func details(_ part: PartInspection) -> [String] {
    var details: [String] = []
    if let subject = part.nested?.subject { details.append("“" + VisibleText.line(subject) + "”") }
    if wishes.ranges {
      let header = part.entity.headerRange
      let body = part.entity.bodyRange
      let note = part.layer > 0 ? " of the decoded message" : ""
      details.append(
        "header \(header.lowerBound)–\(header.upperBound), body \(body.lowerBound)–\(body.upperBound)" + note)
    }
    if wishes.digests, let digest = part.digest { details.append("sha256 " + digest) }
    return details
  }
}
