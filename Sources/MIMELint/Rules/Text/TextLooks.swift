internal import MIME
internal import Octets

/// What the rules about plain text look at.
enum TextLooks {
  /// The lines over 78 characters of a text that no transfer encoding covers; quoted ones and those without a blank to
  /// break at are left alone, and those too long for any server are another rule's.
  static func reportLongLines(
    of part: Part, _ what: String, _ subject: Subject, _ findings: inout Findings
  ) {
    guard part.transferEncoding.isIdentity else { return }
    let message = subject.message
    for place in subject.lines.longBodyLines[part.index]?.ranges ?? [] where place.count <= 998 {
      let line = message.octets.extracting(place)
      guard line[0] != ASCII.greaterThan, canBreak(line) else { continue }
      let count = characterCount(line)
      guard count > 78 else { continue }
      findings.report(place, "\(what) of \(count) characters; 78 are asked for")
    }
  }

  /// Whether a blank stands in a line, but for its beginning and its end.
  private static func canBreak(_ line: Span<UInt8>) -> Bool {
    let text = line.extracting(line.trimmedRange())
    return text.firstIndex(of: ASCII.space) != nil || text.firstIndex(of: ASCII.tab) != nil
  }

  /// How many characters a line has, blanks at its end not counted.
  private static func characterCount(_ line: Span<UInt8>) -> Int {
    let end = line.trimmedRange().upperBound
    var count = 0
    for index in 0..<end where line[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Lines of two hyphens with a few lines behind them, where no right signature line is.
  @Sendable static func signatures(_ subject: Subject, _ findings: inout Findings) {
    for part in subject.ownParts where part.isText("plain") && !part.isAttachment {
      guard let text = part.text?.decoded.utf8, let place = brokenSignature(in: text.span) else { continue }
      findings.report(part.contentMap.place(ofText: place), "a signature line without its blank")
    }
  }

  /// The most lines that a signature has.
  private static let mostLines = 8

  /// Looks at the last lines of a text for one of two hyphens; nil where one with its blank is there too.
  private static func brokenSignature(in text: Span<UInt8>) -> Range<Int>? {
    var end = text.trimmedRange().upperBound
    for number in 0...mostLines {
      var start = end
      while start > 0, text[start - 1] != ASCII.lf { start -= 1 }
      let line = text.extracting(start..<end)
      if number > 0, line.count >= 2, line.count <= 4, line[0] == ASCII.hyphen, line[1] == ASCII.hyphen {
        if line.count > 2, line[2] == ASCII.space { return nil }
        if line.count == 2 || line.count == 3 && line[2] == ASCII.cr { return start..<start + 2 }
      }
      guard start > 0 else { return nil }
      end = start - 1
    }
    return nil
  }
}

extension Part {
  /// Whether it is plain text whose lines may be joined. Source: RFC 3676 §4.
  var isFlowed: Bool {
    isText("plain") && (mediaType.parameters["format"] ?? "").utf8.span.equalsIgnoringCase("flowed")
  }
}
