internal import Octets

/// Looks whether a line of a body would be taken for a delimiter of a multipart around it. Any split of the input gives
/// the same result.
///
/// A line that goes on behind the boundary counts too, so that readers which compare only its beginning agree.
struct DelimiterWatch: Sendable {
  private let delimiters: [[UInt8]]
  private let longest: Int
  /// The beginning of a line, as far as it matters; nil inside a line.
  private var lineStart: [UInt8]? = []
  /// Whether such a line was found.
  private(set) var hasFound = false

  /// Creates a watch for multiparts with these boundaries.
  init(_ boundaries: [[UInt8]]) {
    delimiters = boundaries.filter { !$0.isEmpty }.map { [ASCII.hyphen, ASCII.hyphen] + $0 }
    longest = delimiters.reduce(0) { max($0, $1.count) }
  }

  /// Looks at the next octets of the body.
  mutating func look(at octets: Span<UInt8>) {
    guard longest > 0, !hasFound else { return }
    var index = 0
    while index < octets.count {
      if lineStart != nil { index = lookAtLineStart(of: octets, from: index) }
      guard lineStart == nil, let lf = octets.firstIndex(of: ASCII.lf, from: index) else { return }
      index = lf + 1
      lineStart = []
    }
  }

  /// Looks at the beginning of a line as far as it is there; returns the index behind it.
  private mutating func lookAtLineStart(of octets: Span<UInt8>, from index: Int) -> Int {
    guard var start = lineStart, !start.isEmpty || octets[index] == ASCII.hyphen else {
      lineStart = nil  // most lines
      return index
    }
    let window = octets.extracting(index...).extracting(first: longest - start.count)
    let end = window.firstIndex(of: ASCII.lf) ?? window.count
    start.append(window.extracting(..<end))
    hasFound = hasFound || delimiters.contains { start.starts(with: $0) }
    let isDecided = end < window.count || start.count == longest
    lineStart = isDecided ? nil : start
    return index + end
  }
}
