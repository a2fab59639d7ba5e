import MIMECodecs
import Octets

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

/// Octets as text in which every control octet shows.
func visible(_ octets: [UInt8]) -> String {
  octets.map { octet in
    switch octet {
    case 0x0D: "␍"
    case 0x0A: "␊"
    case 0x09: "␉"
    case 0x20...0x7E: String(UnicodeScalar(octet))
    default: "\\x" + String(octet, radix: 16)
    }
  }.joined()
}

/// Octets in pieces: the lengths of all but the last piece.
typealias Split = [Int]

extension [UInt8] {
  /// Calls a function with each piece of a split, a copy between octets that must not matter.
  func forEachPiece(_ split: Split, _ body: (Span<UInt8>) -> Void) {
    var start = 0
    for length in split + [count - split.reduce(0, +)] {
      let margins = [0x41] + self[start..<start + length] + [0x0A]
      body(margins.span.extracting(1..<1 + length))
      start += length
    }
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

/// The splits that every incremental type is tried with: one octet at a time, every two pieces, seeded random pieces.
func splits(of count: Int, seed: UInt64 = 1) -> [Split] {
  var random = SeededRandom(seed: seed)
  var splits: [Split] = [Array(repeating: 1, count: max(0, count - 1))]
  splits += (0...count).map { [$0] }
  for _ in 0..<8 {
    var split: Split = []
    var left = count
    while left > 0 {
      let length = Int(random.next() % UInt64(min(left, 9) + 1))
      split.append(length)
      left -= length
    }
    splits.append(split)
  }
  return splits
}

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Octets drawn from an alphabet; all 256 when it is empty.
  mutating func octets(_ count: Int, from alphabet: [UInt8] = []) -> [UInt8] {
    (0..<count).map { _ in
      let number = next() >> 33
      return alphabet.isEmpty ? UInt8(truncatingIfNeeded: number) : alphabet[Int(number) % alphabet.count]
    }
  }
}
