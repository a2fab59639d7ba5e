internal import MIME
internal import Octets

/// Shows an inspection to a person: main fields, the tree of parts, the text, and what is wrong.
struct InspectionView {
  /// What is shown beside the usual.
  struct Wishes {
    var wholeText = false
    var ranges = false
    var digests = false
    var trace = false
  }

  /// How many lines of a text are shown.
  private static let textLines = 20
  /// How many texts of a message are shown.
  private static let texts = 5
  private static let labelColumns = 12

  let inspection: MessageInspection
  let wishes: Wishes
  let style: TerminalStyle
  let columns: Int

  /// Shows the whole message.
  func write(file: String, into output: inout OctetOutput) {
    let message = inspection.message
    writeHeading(file, octets: message.octets.count, into: &output)
    writeFields(of: message, into: &output)
    if wishes.trace { TraceView(style: style, columns: columns).write(message.hops, into: &output) }
    output.write("\n")
    writeTree(0..<inspection.parts.count, into: &output)
    for part in inspection.bodyTexts.prefix(wishes.wholeText ? .max : Self.texts) { writeText(part, into: &output) }
    FaultView(style: style, columns: columns).write(inspection.faults, into: &output)
  }

  /// Shows one part.
  func write(part index: Int, file: String, into output: inout OctetOutput) {
    let part = inspection.parts[index]
    let subtree = inspection.subtree(at: index)
    writeHeading("\(file), part \(part.number ?? "")", octets: part.decodedSize, into: &output)
    if let nested = part.nested { writeFields(of: nested, into: &output) }
    output.write("\n")
    writeTree(subtree, into: &output)
    if part.text?.utf8 != nil { writeText(part, into: &output) }
    let numbers = Set(inspection.parts[subtree].compactMap(\.number))
    let faults = inspection.faults.filter { $0.part.map(numbers.contains) ?? false }
    FaultView(style: style, columns: columns).write(faults, into: &output)
  }

  /// Shows something that a part holds without being a multipart; of a body its text.
  func write(_ file: FileInspection, of name: String, into output: inout OctetOutput) {
    writeHeading("\(name), part \(file.file.number)", octets: file.size, into: &output)
    output.write("\n")
    PartTree(parts: [], wishes: wishes, style: style, columns: columns).write(file, into: &output)
    guard let text = file.text else { return }
    let isHTML = text.type == "text/html"
    writeText(
      isHTML ? Array(HTMLText.text(of: text.utf8.span).utf8) : text.utf8, heading: "Text of part \(file.file.number)",
      note: text.type + (isHTML ? ", without its tags" : ""), isCut: false, into: &output)
  }

  private func writeHeading(_ name: String, octets: Int, into output: inout OctetOutput) {
    output.write(style.paint(VisibleText.line(name), .heading))
    output.write("  " + style.paint(Quantity.octets(octets), .quiet) + "\n")
  }
}

// MARK: - Main fields

extension InspectionView {
  private func writeFields(of message: Message, into output: inout OctetOutput) {
    writeField("From", message.from.map(AddressText.text), into: &output)
    writeField("Reply-To", message.replyTo.map(AddressText.text), into: &output)
    writeField("To", message.to.map(AddressText.text), into: &output)
    writeField("Cc", message.cc.map(AddressText.text), into: &output)
    writeField("Bcc", message.bcc.map(AddressText.text), into: &output)
    writeField("Subject", message.subject, into: &output)
    let date = message.root.fields.first(named: .date)
    writeField("Date", message.date?.rfc5322 ?? date.map { "\($0.text) (not readable as a date)" }, into: &output)
    writeField("Message-ID", message.messageID?.text, into: &output)
  }

  private func writeField(_ name: String, _ value: String?, into output: inout OctetOutput) {
    guard let value else { return }
    let label = style.paint(DisplayWidth.padded(name, to: Self.labelColumns), .label)
    let lines = Paragraph.lines(VisibleText.line(value), columns: columns - Self.labelColumns - 2)
    output.write("  " + label + (lines.first ?? "") + "\n")
    let indent = String(repeating: " ", count: Self.labelColumns + 2)
    for line in lines.dropFirst() { output.write(indent + line + "\n") }
  }
}

// MARK: - Tree and text

extension InspectionView {
  private func writeTree(_ range: Range<Int>, into output: inout OctetOutput) {
    let tree = PartTree(parts: inspection.parts[range], wishes: wishes, style: style, columns: columns)
    tree.write(into: &output)
  }

  private func writeText(_ part: PartInspection, into output: inout OctetOutput) {
    guard let utf8 = part.text?.utf8 else { return }
    let (text, note) = PersonalText.string(utf8.span, of: part)
    writeText(
      Array(text.utf8), heading: "Text of part \(part.number ?? "")",
      note: part.type.essence + (note.map { ", \($0)" } ?? ""), isCut: part.text?.isCut ?? false, into: &output)
  }

  private func writeText(
    _ text: [UInt8], heading: String, note: String, isCut: Bool, into output: inout OctetOutput
  ) {
    output.write("\n" + style.paint(heading, .heading))
    output.write("  " + style.paint(VisibleText.line(note), .quiet) + "\n")
    if wishes.wholeText {
      writeWhole(text.span, into: &output)
    } else {
      writeBeginning(text.span, isCut: isCut, into: &output)
    }
  }

  private func writeWhole(_ octets: Span<UInt8>, into output: inout OctetOutput) {
    var visible = VisibleText(.lines)
    var shown: [UInt8] = []
    visible.write(octets, into: &shown)
    visible.finish(into: &shown)
    output.write(shown.span)
    if !shown.isEmpty, shown.last != ASCII.lf { output.write("\n") }
  }

  private func writeBeginning(_ octets: Span<UInt8>, isCut: Bool, into output: inout OctetOutput) {
    var rest = octets.extracting(..<octets.trimmedRange().upperBound)
    var shown = 0
    while !rest.isEmpty, shown < Self.textLines {
      let end = rest.firstIndex(of: ASCII.lf) ?? rest.count
      let line = VisibleText.lines(String(decodingUTF8: rest.extracting(..<withoutCR(rest, end))))
      output.write(line.isEmpty ? "\n" : "  " + clipped(line) + "\n")
      rest = rest.extracting(min(end + 1, rest.count)...)
      shown += 1
    }
    let more = lineCount(rest)
    if isCut {
      output.write("  " + style.paint("… more than \(Quantity.grouped(more)) more lines", .quiet) + "\n")
    } else if more > 0 {
      output.write("  " + style.paint("… \(more) more \(more == 1 ? "line" : "lines")", .quiet) + "\n")
    }
  }

  private func withoutCR(_ octets: Span<UInt8>, _ end: Int) -> Int {
    end > 0 && end < octets.count && octets[end - 1] == ASCII.cr ? end - 1 : end
  }

  private func clipped(_ line: String) -> String {
    let room = columns - 3
    return DisplayWidth.columns(line) > room
      ? DisplayWidth.prefix(line, columns: room) + style.paint("…", .quiet) : line
  }

  private func lineCount(_ octets: Span<UInt8>) -> Int {
    var count = 0
    var searched = 0
    while let lf = octets.firstIndex(of: ASCII.lf, from: searched) {
      count += 1
      searched = lf + 1
    }
    return searched < octets.count ? count + 1 : count
  }
}
