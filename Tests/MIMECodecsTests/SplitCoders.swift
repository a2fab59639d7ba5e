import MIMECodecs
import Octets
import TestSupport

/// A decoder of this module, as the tests see it.
protocol SplitDecoder {
  mutating func decode(_ input: Span<UInt8>, into output: inout [UInt8], defects: inout DefectLog)
  mutating func finish(into output: inout [UInt8], defects: inout DefectLog)
}

extension Base64Decoder: SplitDecoder {}
extension QuotedPrintableDecoder: SplitDecoder {}
extension UUDecoder: SplitDecoder {}
extension YEncDecoder: SplitDecoder {}
extension BinHexDecoder: SplitDecoder {}
extension TransferDecoder: SplitDecoder {}

/// An encoder or converter of this module, as the tests see it.
protocol SplitEncoder {
  mutating func encode(_ input: Span<UInt8>, into output: inout [UInt8])
  mutating func finish(into output: inout [UInt8])
}

extension Base64Encoder: SplitEncoder {}
extension QuotedPrintableEncoder: SplitEncoder {}
extension LineEndConverter: SplitEncoder {
  mutating func encode(_ input: Span<UInt8>, into output: inout [UInt8]) { convert(input, into: &output) }
}

/// What a decoder made of an input.
struct Decoded: Equatable, CustomStringConvertible {
  var octets: [UInt8]
  var defects: [Defect]

  init(octets: [UInt8], defects: [Defect] = []) {
    self.octets = octets
    self.defects = defects
  }

  init(_ text: String, _ defects: Defect...) {
    self.init(octets: Array(text.utf8), defects: defects)
  }

  var description: String {
    "\(visible(octets)) \(defects.map { "\($0.code)@\($0.offset)" })"
  }
}

/// Runs a decoder over an input in pieces.
func run(_ decoder: some SplitDecoder, over input: [UInt8], _ split: Split = []) -> Decoded {
  var decoder = decoder
  var output: [UInt8] = []
  var defects = DefectLog()
  input.forEachPiece(split) { decoder.decode($0, into: &output, defects: &defects) }
  decoder.finish(into: &output, defects: &defects)
  return Decoded(octets: output, defects: defects.defects)
}

/// Runs an encoder over an input in pieces.
func run(_ encoder: some SplitEncoder, over input: [UInt8], _ split: Split = []) -> [UInt8] {
  var encoder = encoder
  var output: [UInt8] = []
  input.forEachPiece(split) { encoder.encode($0, into: &output) }
  encoder.finish(into: &output)
  return output
}
