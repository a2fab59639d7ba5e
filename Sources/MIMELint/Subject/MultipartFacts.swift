internal import MIME
internal import Octets

/// What lies between the parts of a multipart.
///
/// Source: RFC 2046 §5.1.1.
struct MultipartFacts {
  /// What comes before the first delimiter line; empty where no part follows one.
  let preamble: Range<Int>
  /// What comes behind the close delimiter line; empty where there is none.
  let epilogue: Range<Int>
  /// Whether a delimiter line opens a part.
  let isOpened: Bool
  /// The close delimiter without line ends; nil where there is none.
  let closeDelimiter: Range<Int>?

  /// Takes together what the reader found of a multipart.
  init(_ part: Part, _ delimiters: DelimiterPlaces.Places, of subject: Subject) {
    let body = part.entity.bodyRange
    isOpened = !delimiters.opening.isEmpty
    closeDelimiter = delimiters.close
    let hasParts = !subject.childIndexes[part.index].isEmpty
    preamble = hasParts ? body.lowerBound..<(delimiters.opening.first?.lowerBound ?? body.lowerBound) : 0..<0
    epilogue =
      delimiters.close.map { min(subject.nextLine(from: $0.lowerBound), body.upperBound)..<body.upperBound } ?? 0..<0
  }
}
