internal import Octets

/// Looks for lines that don't survive every way as they are, and for those that look like delimiters. Any split of the
/// input gives the same result.
struct LineSurvey: Sendable {
  /// Whether a line begins with `From `, is a dot alone, or ends with a blank.
  ///
  /// Source: RFC 2049 §3.
  private(set) var isFragile = false
  /// The boundaries that are left.
  private(set) var boundaries: BoundaryCandidates
  private let mayEndInBlanks: Bool
  /// Octets of the line that is open.
  private var column = 0
  /// Its first octets; nothing while it lies in one run.
  private var head: [UInt8] = []
  /// Its last two octets.
  private var tail: (UInt8, UInt8) = (0, 0)

  /// Octets of a line that tell what it begins with: a delimiter is shorter.
  private static var headCount: Int { 128 }

  init(_ boundaries: BoundaryCandidates, mayEndInBlanks: Bool) {
    self.boundaries = boundaries
    self.mayEndInBlanks = mayEndInBlanks
  }

  mutating func push(_ run: Span<UInt8>) {
    var start = 0
    while let end = run.firstIndex(of: ASCII.lf, from: start) {
      let piece = run.extracting(start..<end)
      if column == 0 {
        take(piece)
        check(end: piece.extracting(last: 2))
      } else {
        keep(piece)
        endLine()
      }
      start = end + 1
    }
    keep(run.extracting(start...))
  }

  /// Ends the input, and with it the last line.
  mutating func finish() {
    if column > 0 { endLine() }
  }

  /// Holds a piece of the open line until its end comes.
  private mutating func keep(_ piece: Span<UInt8>) {
    guard !piece.isEmpty else { return }
    if head.count < Self.headCount { head.append(piece.extracting(first: Self.headCount - head.count)) }
    tail = (piece.count > 1 ? piece[piece.count - 2] : tail.1, piece[piece.count - 1])
    column += piece.count
  }

  private mutating func endLine() {
    let line = head
    let end = column > 1 ? [tail.0, tail.1] : [tail.1]
    take(line.span)
    check(end: end.span)
    column = 0
    head.removeAll(keepingCapacity: true)
  }

  /// Looks at the beginning of a line, or at all of it.
  private mutating func take(_ line: Span<UInt8>) {
    guard !line.isEmpty else { return }
    switch line[0] {
    case ASCII.hyphen where line.count > 2 && line[1] == ASCII.hyphen: boundaries.note(line)
    case UInt8(ascii: "F") where line.starts(with: "From "): isFragile = true
    case ASCII.dot where line.count == 1 || line.count == 2 && line[1] == ASCII.cr: isFragile = true
    default: return
    }
  }

  /// Looks at the last octets of a line, a CR among them.
  private mutating func check(end: Span<UInt8>) {
    guard !mayEndInBlanks, !end.isEmpty else { return }
    let last = end[end.count - 1]
    let before = end.count > 1 ? end[0] : 0
    if last.isBlank || last == ASCII.cr && before.isBlank { isFragile = true }
  }
}
