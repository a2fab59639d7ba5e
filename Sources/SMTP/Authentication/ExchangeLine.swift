internal import MIMECodecs
internal import Octets

/// Base64 as AUTH exchanges have it: one line without blanks, decoded strictly.
///
/// Source: RFC 4954 §4.
enum ExchangeLine {
  /// Decodes a line; nil where it isn't base64 with its padding.
  static func decode(_ line: Span<UInt8>) -> [UInt8]? {
    guard line.count % 4 == 0 else { return nil }
    var padding = 0
    for index in line.indices {
      if line[index] == ASCII.equals {
        padding += 1
      } else if padding > 0 {
        return nil
      }
    }
    guard padding <= 2 else { return nil }
    var decoder = Base64Decoder()
    var octets: [UInt8] = []
    var defects = DefectLog()
    decoder.decode(line, into: &octets, defects: &defects)
    decoder.finish(into: &octets, defects: &defects)
    let isExact = octets.count == line.count / 4 * 3 - padding
    return isExact && defects.count(of: .base64Foreign) == 0 ? octets : nil
  }

  /// Encodes octets without line breaks.
  static func encode(_ octets: Span<UInt8>) -> [UInt8] {
    var encoder = Base64Encoder(lineLength: nil)
    var output: [UInt8] = []
    encoder.encode(octets, into: &output)
    encoder.finish(into: &output)
    return output
  }

  /// Encodes an initial response, which is `=` where it is empty.
  static func encodeInitial(_ octets: Span<UInt8>) -> [UInt8] {
    octets.isEmpty ? [ASCII.equals] : encode(octets)
  }
}
