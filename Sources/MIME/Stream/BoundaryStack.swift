internal import Octets

/// The entities that are open while a message is read, outermost first, and the boundaries of the multiparts in it.
struct BoundaryStack: Sendable {
  /// One open entity.
  struct Frame: Sendable, BitwiseCopyable {
    var kind: EntityKind
    /// Where its boundary lies in the boundaries; empty unless it is a multipart that is looked for.
    var boundaryStart = 0
    var boundaryCount = 0
    /// The last eight octets of its boundary, which hardly two boundaries have in common.
    var boundaryKey: UInt64 = 0
    /// Whether its parts are messages unless they say otherwise (RFC 2046 §5.1.5).
    var isDigest = false
    /// Whether a part began in it.
    var hasParts = false
    /// Whether its close delimiter was seen, or a limit ended the search for it.
    var isClosed = false
  }

  /// What a line is to the open multiparts.
  enum Match {
    case none
    /// A delimiter that opens a part of the multipart at a level.
    case open(level: Int)
    /// The close delimiter of the multipart at a level.
    case close(level: Int)
    /// A delimiter of a multipart that is closed already.
    case stale
  }

  private(set) var frames: [Frame] = []
  private var boundaries: [UInt8] = []
  /// The keys of the boundaries, each folded to half its size.
  private var keys: [UInt32] = []

  /// How many multiparts and messages are open.
  private(set) var depth = 0
  /// Whether any boundary is looked for.
  var isWatching: Bool { !boundaries.isEmpty }

  /// Forgets everything and keeps the memory.
  mutating func removeAll() {
    frames.removeAll(keepingCapacity: true)
    boundaries.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    depth = 0
  }

  mutating func push(_ frame: Frame) {
    // PERF: arrays that grow one by one from nothing are copied five times on the way to 32.
    if frames.isEmpty { frames.reserveCapacity(16) }
    frames.append(frame)
  }

  /// Makes the innermost entity a multipart with a boundary.
  mutating func setMultipart(boundary: [UInt8], isDigest: Bool) {
    let top = frames.count - 1
    frames[top].kind = .multipart
    frames[top].boundaryStart = boundaries.count
    frames[top].boundaryCount = boundary.count
    frames[top].boundaryKey = Self.key(of: boundary.span)
    frames[top].isDigest = isDigest
    if keys.isEmpty {  // PERF: as above
      keys.reserveCapacity(32)
      boundaries.reserveCapacity(1024)
    }
    boundaries.append(boundary.span)
    keys.append(Self.fold(frames[top].boundaryKey))
    depth += 1
  }

  /// Makes the innermost entity one whose body is a message.
  mutating func setMessage() {
    frames[frames.count - 1].kind = .message
    depth += 1
  }

  /// Removes the innermost entity.
  mutating func pop() {
    let top = frames.count - 1
    if frames[top].kind == .multipart || frames[top].kind == .message { depth -= 1 }
    if frames[top].boundaryCount > 0 {
      boundaries.removeLast(frames[top].boundaryCount)
      keys.removeLast()
    }
    frames.removeLast()
  }

  mutating func noteParts(at level: Int) {
    frames[level].hasParts = true
  }

  mutating func noteClosed(at level: Int) {
    frames[level].isClosed = true
  }

  /// Forgets all boundaries, so that nothing is taken for a delimiter any more.
  mutating func stopWatching() {
    boundaries.removeAll()
    keys.removeAll()
    for level in frames.indices {
      frames[level].boundaryCount = 0
      frames[level].isClosed = true
    }
  }

  /// Whether an open multipart has a boundary already.
  func uses(_ boundary: [UInt8]) -> Bool {
    let key = Self.key(of: boundary.span)
    return mayBeKey(key) && frames.contains { isBoundary($0, boundary.span, key) }
  }

  /// The level of the innermost multipart that is looked for and not closed.
  var innermostOpen: Int? {
    var level = frames.count &- 1
    while level >= 0 {
      if frames[level].boundaryCount > 0, !frames[level].isClosed { return level }
      level &-= 1
    }
    return nil
  }

  /// The boundary that is looked for at a level.
  @_lifetime(borrow self)
  func boundary(at level: Int) -> Span<UInt8> {
    let (start, count) = (frames[level].boundaryStart, frames[level].boundaryCount)
    return boundaries.span.extracting(start..<start &+ count)
  }

  /// Compares a line, without its leading `--`, its padding and its line end, with the open boundaries, innermost first.
  ///
  /// The whole line counts: a boundary that another one starts with is not taken for it. A boundary that itself ends in
  /// `--` opens where the line equals it.
  ///
  ///     delimiter := CRLF "--" boundary
  ///     close-delimiter := delimiter "--"
  ///
  /// Source: RFC 2046 §5.1.1, §5.1.2.
  func match(_ line: Span<UInt8>) -> Match {
    let closes = line.count >= 2 && line[line.count - 1] == ASCII.hyphen && line[line.count - 2] == ASCII.hyphen
    let closed = line.extracting(..<(closes ? line.count - 2 : 0))
    let (key, closedKey) = (Self.key(of: line), Self.key(of: closed))
    guard mayBeKey(key) || closes && mayBeKey(closedKey) else { return .none }
    var isStale = false
    var level = frames.count
    while level > 0 {
      level -= 1
      let frame = frames[level]
      guard frame.boundaryCount > 0 else { continue }
      if isBoundary(frame, line, key) {
        if !frame.isClosed { return .open(level: level) }
        isStale = true
      } else if isBoundary(frame, closed, closedKey) {
        if !frame.isClosed { return .close(level: level) }
        isStale = true
      }
    }
    return isStale ? .stale : .none
  }

  private static func key(of boundary: Span<UInt8>) -> UInt64 {
    if boundary.count >= 8 { return boundary.word(at: boundary.count &- 8) }
    var key: UInt64 = 0
    for index in boundary.indices { key = key &<< 8 | UInt64(boundary[index]) }
    return key
  }

  private func isBoundary(_ frame: Frame, _ octets: Span<UInt8>, _ key: UInt64) -> Bool {
    guard frame.boundaryKey == key, frame.boundaryCount == octets.count, !octets.isEmpty else { return false }
    return boundaries.span.extracting(frame.boundaryStart..<(frame.boundaryStart + frame.boundaryCount)).equals(octets)
  }

  /// Whether a boundary may have a key. PERF: without an exit from the loop four are compared at once, so that a stack of
  /// a hundred levels, whose boundaries begin alike, costs next to nothing.
  private func mayBeKey(_ key: UInt64) -> Bool {
    let (keys, wanted) = (keys.span, Self.fold(key))
    var found: UInt32 = 0
    for index in keys.indices { found |= keys[index] == wanted ? 1 : 0 }
    return found != 0
  }

  private static func fold(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key ^ key &>> 29) }
}
