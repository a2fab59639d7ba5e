internal import MIMECodecs
internal import Octets

/// Compressed input, decompressed within bounds.
enum GzipInput {
  /// The most octets that are decompressed: what one message may reasonably hold.
  static let most = 1 << 30
  /// From here on, the ratio counts.
  static let freeOctets = 64 << 20
  /// The most octets for each compressed one, once there are more than ``freeOctets``. Mail stays under 20.
  static let ratio = 200

  /// Whether octets begin as a gzip member does.
  ///
  /// Source: RFC 1952 §2.3.1.
  static func isGzip(_ octets: Span<UInt8>) -> Bool {
    octets.count >= 3 && octets[0] == 0x1F && octets[1] == 0x8B && octets[2] == 8
  }

  static func decompress(_ octets: Span<UInt8>) throws(InputFailure) -> [UInt8] {
    let bound = min(most, max(freeOctets, octets.count.multipliedReportingOverflow(by: ratio).partialValue))
    var output: [UInt8] = []
    do throws(MIMEError) {
      var decoder = GzipDecoder()
      _ = try decoder.decode(octets, into: &output, atMost: bound + 1)
      if output.count <= bound { try decoder.finish() }
    } catch {
      throw InputFailure(reason: error.description)
    }
    guard output.count <= bound else {
      throw InputFailure(reason: "decompresses to more than \(Quantity.rounded(bound)), which is not read")
    }
    return output
  }
}
