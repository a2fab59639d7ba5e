extension Span<UInt8> {
  /// The eight octets from an index, the first one lowest.
  @inline(__always)  // PERF: compiles to one load
  func word(at index: Int) -> UInt64 {
    let eight = extracting(index..<index &+ 8)
    let low = UInt64(eight[0]) | UInt64(eight[1]) << 8 | UInt64(eight[2]) << 16 | UInt64(eight[3]) << 24
    let high = UInt64(eight[4]) << 32 | UInt64(eight[5]) << 40 | UInt64(eight[6]) << 48 | UInt64(eight[7]) << 56
    return low | high
  }

  /// How many octets from a start on are ASCII before the first that is not.
  func asciiRunCount(from start: Int = 0) -> Int {
    precondition(start >= 0 && start <= count)
    var index = start
    while index <= count &- 32 {
      let words = word(at: index) | word(at: index &+ 8) | word(at: index &+ 16) | word(at: index &+ 24)
      if !words.isASCII { break }
      index &+= 32
    }
    while index < count, self[index] < 0x80 { index &+= 1 }
    return index &- start
  }
}

extension UInt64 {
  /// Whether all eight octets are ASCII.
  var isASCII: Bool { self & 0x8080_8080_8080_8080 == 0 }
}
