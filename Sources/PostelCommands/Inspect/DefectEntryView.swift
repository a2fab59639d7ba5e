internal import Octets

/// Shows the entries of codes of defects: what is wrong, where to read about it, what others make of it.
struct DefectEntryView {
  let style: TerminalStyle
  let columns: Int

  func write(_ codes: [Defect.Code], into output: inout OctetOutput) {
    for (number, code) in codes.enumerated() {
      if number > 0 { output.write("\n") }
      let (summary, reference) = code.entry
      output.write(style.paint(code.name, .fault) + "\n")
      writeParagraph("\(summary) (\(reference))", into: &output)
      output.write("\n")
      writeParagraph(code.explanation, into: &output)
    }
  }

  private func writeParagraph(_ text: String, into output: inout OctetOutput) {
    for line in Paragraph.lines(text, columns: columns - 2) { output.write("  " + line + "\n") }
  }

  /// Writes an object for each code.
  static func write(_ codes: [Defect.Code], to json: inout JSONWriter, into output: inout OctetOutput) {
    for code in codes {
      json.beginObject()
      json.member("code", code.name)
      json.member("summary", code.entry.summary)
      json.member("reference", code.entry.reference)
      json.member("explanation", code.explanation)
      json.endObject()
      json.endText()
      json.drain(into: &output)
    }
  }
}
