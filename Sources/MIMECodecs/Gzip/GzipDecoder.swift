public import Octets

/// Decompresses gzip incrementally, several members in a row included. Any split of the input gives the same result.
///
/// ```swift
/// var input = file.span
/// while !input.isEmpty {
///   let consumed = try decoder.decode(input, into: &octets, atMost: 65_536)
///   input = input.extracting(droppingFirst: consumed)
///   …  // use and empty `octets`; a caller that bounds the whole counts here
/// }
/// try decoder.finish()
/// ```
///
/// Source: RFC 1952.
public struct GzipDecoder: ~Copyable, Sendable {
  private var stream = ZlibStream(.inflate)
  private var phase = Phase.member
  /// The octets consumed in earlier calls.
  private var offset = 0

  private enum Phase {
    /// In a member, or before the first one.
    case member
    /// After a member: another one, or padding of zeros, or the end may follow.
    case between
  }

  /// What zlib gets room for at once, so that a high limit alone doesn't cost memory.
  private static var stepOctets: Int { 64 << 10 }

  /// Creates a decoder at the start of its input.
  public init() {}

  /// Decompresses the next octets, as many as there is room for.
  ///
  /// Where it appended fewer octets than the limit, all input was consumed and everything that it stands for was given.
  /// Otherwise call again with the rest of the input, also when that is empty.
  ///
  /// - Parameters:
  ///   - input: Compressed octets.
  ///   - output: Receives at most `limit` octets. One octet of input can stand for a thousand.
  ///   - limit: The most octets to append; above 0.
  /// - Returns: How many octets of the input were consumed.
  /// - Throws: ``MIMEError/Code/damagedCompression`` with the offset where reading stopped. What was decompressed before
  ///   that is in the output.
  public mutating func decode(
    _ input: Span<UInt8>, into output: inout [UInt8], atMost limit: Int
  ) throws(MIMEError) -> Int {
    precondition(limit > 0, "there must be room for output")
    let end = output.count + limit
    var consumed = 0
    while output.count < end {
      if phase == .between {
        while consumed < input.count, input[consumed] == 0 { consumed += 1 }
        guard consumed < input.count else { break }
        stream.reset()
        phase = .member
      }
      let before = output.count
      let room = min(end - before, Self.stepOctets)
      let step = stream.step(input.extracting(droppingFirst: consumed), into: &output, capacity: room)
      consumed += step.consumed
      switch step.outcome {
      case .damaged: throw MIMEError(.damagedCompression, at: offset + consumed)
      case .ended: phase = .between
      case .more where consumed == input.count && output.count - before < room:
        offset += consumed
        return consumed
      case .more: break
      }
    }
    offset += consumed
    return consumed
  }

  /// Ends the input.
  ///
  /// - Throws: ``MIMEError/Code/damagedCompression`` where a member is incomplete, or where there was none.
  public func finish() throws(MIMEError) {
    guard phase == .between else { throw MIMEError(.damagedCompression, at: offset) }
  }
}
