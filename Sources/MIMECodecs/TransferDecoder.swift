public import Octets

/// Decodes a body of any transfer encoding incrementally. Any split of the input gives the same result and the same
/// defects.
///
/// ```swift
/// var decoder = TransferDecoder(TransferEncoding(label: label))
/// decoder.decode(chunk, into: &octets, defects: &defects)
/// decoder.finish(into: &octets, defects: &defects)
/// ```
public enum TransferDecoder: Sendable {
  /// Gives the octets as they are.
  case identity
  /// Decodes base64.
  case base64(Base64Decoder)
  /// Decodes quoted-printable.
  case quotedPrintable(QuotedPrintableDecoder)
  /// Decodes uuencode.
  case uuencode(UUDecoder)
  /// Decodes yEnc.
  case yenc(YEncDecoder)

  /// Creates the decoder of an encoding, at the start of its input; for an unknown encoding, ``identity``.
  public init(_ encoding: TransferEncoding, limits: Limits = Limits()) {
    switch encoding {
    case .sevenBit, .eightBit, .binary, .unknown: self = .identity
    case .base64: self = .base64(Base64Decoder())
    case .quotedPrintable: self = .quotedPrintable(QuotedPrintableDecoder(limits: limits))
    case .uuencode: self = .uuencode(UUDecoder())
    case .yenc: self = .yenc(YEncDecoder())
    }
  }

  /// Decodes the next octets.
  ///
  /// - Parameters:
  ///   - input: Encoded octets, line ends included.
  ///   - output: Receives what they stand for; see the decoders for its bounds.
  ///   - defects: Receives what is wrong; offsets count from the first octet ever given.
  public mutating func decode(_ input: Span<UInt8>, into output: inout [UInt8], defects: inout DefectLog) {
    // Each decoder is taken out while it works, so that it alone owns what it holds.
    switch self {
    case .identity:
      output.append(input)
    case .base64(var decoder):
      decoder.decode(input, into: &output, defects: &defects)
      self = .base64(decoder)
    case .quotedPrintable(var decoder):
      self = .identity
      decoder.decode(input, into: &output, defects: &defects)
      self = .quotedPrintable(decoder)
    case .uuencode(var decoder):
      self = .identity
      decoder.decode(input, into: &output, defects: &defects)
      self = .uuencode(decoder)
    case .yenc(var decoder):
      self = .identity
      decoder.decode(input, into: &output, defects: &defects)
      self = .yenc(decoder)
    }
  }

  /// Ends the input: gives what was held back, and leaves the decoder ready for another body.
  public mutating func finish(into output: inout [UInt8], defects: inout DefectLog) {
    switch self {
    case .identity: break
    case .base64(var decoder):
      decoder.finish(into: &output, defects: &defects)
      self = .base64(decoder)
    case .quotedPrintable(var decoder):
      decoder.finish(into: &output, defects: &defects)
      self = .quotedPrintable(decoder)
    case .uuencode(var decoder):
      decoder.finish(into: &output, defects: &defects)
      self = .uuencode(decoder)
    case .yenc(var decoder):
      decoder.finish(into: &output, defects: &defects)
      self = .yenc(decoder)
    }
  }
}
