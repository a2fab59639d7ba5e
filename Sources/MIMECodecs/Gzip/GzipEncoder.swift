internal import Octets

/// Compresses octets into one gzip member incrementally. Any split of the input gives the same octets back when they are
/// decompressed.
///
/// The member carries neither a name nor a time, so the same input gives the same output.
///
/// Source: RFC 1952.
public struct GzipEncoder: ~Copyable, Sendable {
  private var stream: ZlibStream

  /// Room that zlib gets at once.
  private static var stepOctets: Int { 32 << 10 }

  /// Creates an encoder at the start of its input.
  ///
  /// - Parameter level: From 1, fast, to 9, small; 0 stores without compression.
  public init(level: Int = 6) {
    precondition((0...9).contains(level), "zlib has levels from 0 to 9")
    stream = ZlibStream(.deflate(level: level))
  }

  /// Compresses the next octets.
  public mutating func encode(_ input: Span<UInt8>, into output: inout [UInt8]) {
    var rest = input
    while !rest.isEmpty {
      let step = stream.step(rest, into: &output, capacity: Self.stepOctets)
      rest = rest.extracting(droppingFirst: step.consumed)
    }
  }

  /// Ends the member, and leaves the encoder ready for another.
  public mutating func finish(into output: inout [UInt8]) {
    while true {
      let step = stream.step(Span(), into: &output, capacity: Self.stepOctets, isLast: true)
      guard case .more = step.outcome else { break }
    }
    stream.reset()
  }
}
