internal import MIME
internal import Octets

/// What lies between the parts of a multipart.
///
/// Source: RFC 2046 §5.1.1.
struct MultipartFacts {
  /// What comes before the first delimiter line; empty where there is none.
  private(set) var preamble = 0..<0
  /// What comes behind the close delimiter line; empty where there is none.
  private(set) var epilogue = 0..<0
  /// Whether a delimiter line opens a part.
  private(set) var isOpened: Bool
  /// The close delimiter without line ends; nil where there is none.
  private(set) var closeDelimiter: Range<Int>?

  /// Looks at a multipart and its parts.
  init(_ part: Part, children: [Part], of subject: Subject) {
    isOpened = !children.isEmpty
    let message = subject.message
    let octets = message.octets
    let body = part.entity.bodyRange
    let delimiter = Array("--".utf8) + Array((part.mediaType.parameters["boundary"] ?? "").utf8)
    if let first = children.first, let last = children.last {
      let before = octets.extracting(body.lowerBound..<first.range.lowerBound)
      preamble = body.lowerBound..<body.lowerBound + before.lastLineStart
      findClose(delimiter, in: last.range.upperBound..<body.upperBound, of: subject)
    } else {
      findClose(delimiter, in: body, of: subject)
    }
  }

  /// Looks for the close delimiter line by line; where there are parts, the first line that is not empty is it or none is.
  private mutating func findClose(_ delimiter: [UInt8], in region: Range<Int>, of subject: Subject) {
    let message = subject.message
    let octets = message.octets
    var start = region.lowerBound
    while start < region.upperBound {
      let end = min(subject.lineEnd(from: start), region.upperBound)
      let line = octets.extracting(start..<end)
      if line.extracting(first: delimiter.count).equals(delimiter.span) {
        let rest = line.extracting(droppingFirst: delimiter.count)
        let text = rest.extracting(rest.trimmedRange())
        if text.isEmpty { isOpened = true }
        if text.count == 2, text[0] == ASCII.hyphen, text[1] == ASCII.hyphen {
          closeDelimiter = start..<start + delimiter.count + 2
          epilogue = min(subject.nextLine(from: start), region.upperBound)..<region.upperBound
          return
        }
      }
      start = subject.nextLine(from: start)
    }
  }
}

extension Span<UInt8> {
  /// Where the last line starts, a line end behind it not counted.
  fileprivate var lastLineStart: Int {
    var end = count
    if end > 0, self[end - 1] == ASCII.lf { end -= 1 }
    while end > 0, self[end - 1] != ASCII.lf { end -= 1 }
    return end
  }
}
