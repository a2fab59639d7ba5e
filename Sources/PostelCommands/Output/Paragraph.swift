/// Text set in lines of a width.
enum Paragraph {
  /// How many lines of one text are set; what is longer is cut.
  private static let most = 60

  /// Breaks a text at blanks, and inside words that are longer than a line.
  static func lines(_ text: String, columns: Int) -> [String] {
    let width = max(columns, 20)
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false) {
      var word = String(word)
      var wordColumns = DisplayWidth.columns(word)
      if !line.isEmpty, used + 1 + wordColumns > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      while wordColumns > width, lines.count < most {
        let head = DisplayWidth.prefix(word, columns: width)
        lines.append(head)
        word = String(word.unicodeScalars.dropFirst(head.unicodeScalars.count))
        wordColumns = DisplayWidth.columns(word)
      }
      if lines.count >= most { return lines + ["…"] }
      line += used > 0 ? " " + word : word
      used += wordColumns + (used > 0 ? 1 : 0)
    }
    return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
  }
}
