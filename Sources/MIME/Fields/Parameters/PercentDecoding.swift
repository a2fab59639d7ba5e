internal import Octets

/// The percent-encoding of extended parameter values.
enum PercentDecoding {
  // ext-octet = "%" 2(DIGIT / "A" / "B" / "C" / "D" / "E" / "F")
  /// Appends the octets that percent-encoded ones stand for; says whether every percent sign was followed by two
  /// hexadecimal digits.
  ///
  /// QUIRK: digits of either case count, octets that must be encoded stand for themselves, and so does a percent sign
  /// that two digits don't follow.
  ///
  /// Source: RFC 2231 §7.
  static func decode(_ octets: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    var isIntact = true
    var runStart = 0
    while let percent = octets.firstIndex(of: ASCII.percent, from: runStart) {
      output.append(octets.extracting(runStart..<percent))
      runStart = percent &+ 1
      if percent &+ 2 < octets.count, let high = octets[percent &+ 1].hexadecimalValue,
        let low = octets[percent &+ 2].hexadecimalValue
      {
        output.append(high << 4 | low)
        runStart = percent &+ 3
      } else {
        output.append(ASCII.percent)
        isIntact = false
      }
    }
    output.append(octets.extracting(runStart...))
    return isIntact
  }
}
