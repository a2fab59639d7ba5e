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
      if var start = lineStart {
        let missing = octets.extracting(droppingFirst: index).extracting(first: longest - start.count)
        let end = missing.firstIndex(of: ASCII.lf) ?? missing.count
        start.append(missing.extracting(..<end))
        index += end
        hasFound = hasFound || delimiters.contains { start.starts(with: $0) }
        let isDecided = end < missing.count || start.count == longest || start[0] != ASCII.hyphen
        lineStart = isDecided ? nil : start
      }
      guard lineStart == nil else { return }
      guard let lf = octets.firstIndex(of: ASCII.lf, from: index) else { return }
      index = lf + 1
      lineStart = []
    }
  }
}
