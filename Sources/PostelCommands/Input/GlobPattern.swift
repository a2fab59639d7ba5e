internal import Octets

/// A pattern as shells have it: `*` for anything, `?` for one character, `[a-z]` and `[!a-z]` for one of a set, and a
/// backslash that makes the next character stand for itself.
struct GlobPattern: Hashable {
  private enum Piece: Hashable {
    case anything
    case anyOne
    case one(Unicode.Scalar)
    case set([ClosedRange<Unicode.Scalar>], isInverted: Bool)
  }

  private let pieces: [Piece]
  private let ignoresCase: Bool

  /// Whether a text holds a character that patterns use.
  static func isPattern(_ text: String) -> Bool {
    text.utf8.contains { $0 == ASCII.asterisk || $0 == ASCII.questionMark || $0 == ASCII.leftBracket }
  }

  /// Creates a pattern.
  ///
  /// - Parameter ignoresCase: Whether letters of either case are the same.
  init(_ pattern: String, ignoresCase: Bool = false) {
    let scalars = Array((ignoresCase ? pattern.lowercased() : pattern).unicodeScalars)
    var pieces: [Piece] = []
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "*":
        if pieces.last != .anything { pieces.append(.anything) }
      case "?": pieces.append(.anyOne)
      case "[":
        if let (set, end) = Self.set(scalars, from: index + 1) {
          pieces.append(set)
          index = end
        } else {
          pieces.append(.one("["))
        }
      case "\\" where index + 1 < scalars.count:
        index += 1
        pieces.append(.one(scalars[index]))
      default: pieces.append(.one(scalars[index]))
      }
      index += 1
    }
    self.pieces = pieces
    self.ignoresCase = ignoresCase
  }

  /// Whether all of a text follows the pattern.
  ///
  /// - Complexity: O(*n* · *m*); only the last `*` is ever tried again.
  func matches(_ text: String) -> Bool {
    let scalars = Array((ignoresCase ? text.lowercased() : text).unicodeScalars)
    var piece = 0
    var index = 0
    var retry: (piece: Int, index: Int)?
    while index < scalars.count {
      if piece < pieces.count, pieces[piece] == .anything {
        piece += 1
        retry = (piece, index)
      } else if piece < pieces.count, matches(pieces[piece], scalars[index]) {
        piece += 1
        index += 1
      } else if let last = retry {
        retry = (last.piece, last.index + 1)
        piece = last.piece
        index = last.index + 1
      } else {
        return false
      }
    }
    return pieces[piece...].allSatisfy { $0 == .anything }
  }

  private func matches(_ piece: Piece, _ scalar: Unicode.Scalar) -> Bool {
    switch piece {
    case .anything, .anyOne: true
    case .one(let wanted): wanted == scalar
    case .set(let ranges, let isInverted): ranges.contains { $0.contains(scalar) } != isInverted
    }
  }

  /// Reads a set behind its opening bracket; nil where it isn't closed.
  private static func set(_ scalars: [Unicode.Scalar], from start: Int) -> (Piece, end: Int)? {
    var index = start
    let isInverted = index < scalars.count && (scalars[index] == "!" || scalars[index] == "^")
    if isInverted { index += 1 }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while index < scalars.count {
      let first = scalars[index]
      if first == "]", !ranges.isEmpty { return (.set(ranges, isInverted: isInverted), index) }
      if index + 2 < scalars.count, scalars[index + 1] == "-", scalars[index + 2] != "]", scalars[index + 2] >= first {
        ranges.append(first...scalars[index + 2])
        index += 3
      } else {
        ranges.append(first...first)
        index += 1
      }
    }
    return nil
  }
}
