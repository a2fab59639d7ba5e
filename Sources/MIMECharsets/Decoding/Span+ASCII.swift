extension Span<UInt8> {
  /// The eight octets from an index, the first one lowest.
  @inline(__always)  // PERF: compiles to one load
  func word(at index: Int) -> UInt64 {
    let eight = extracting(index..<index &+ 8)
    let low = UInt64(eight[0]) | UInt64(eight[1]) << 8 | UInt64(eight[2]) << 16 | UInt64(eight[3]) << 24
    let high = UInt64(eight[4]) << 32 | UInt64(eight[5]) << 40 | UInt64(eight[6]) << 48 | UInt64(eight[7]) << 56
    return low | high
  }
}

extension UInt64 {
  /// Whether all eight octets are ASCII.
  var isASCII: Bool { self & 0x8080_8080_8080_8080 == 0 }
}
