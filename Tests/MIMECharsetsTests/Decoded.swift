import MIMECharsets
import Octets
import TestSupport

/// What decoding yields: the text, and the defects in their order.
struct Decoded: Equatable, CustomStringConvertible {
  var text: [UInt8] = []
  var defects: [Defect] = []

  /// Decodes octets as one text, given in pieces that end at the given indices, each between poisoned margins.
  init(_ octets: [UInt8], _ charset: Charset, cuts: [Int] = []) {
    var decoder = TextDecoder(charset)
    var log = DefectLog(perCode: .max)
    var start = 0
    for end in cuts + [octets.count] {
      let margin: [UInt8] = [0xE3, 0x81, 0x1B, 0x24, 0x42]
      let piece = margin + octets[start..<end] + margin
      decoder.decode(piece.span.extracting(5..<piece.count - 5), into: &text, defects: &log)
      start = end
    }
    decoder.finish(into: &text, defects: &log)
    defects = log.defects
  }

  /// The text as a string; traps where it is not well-formed.
  var string: String { String(validating: text, as: UTF8.self)! }

  /// Where undecodable octets were found.
  var undecodable: [Int] { offsets(of: .undecodableText) }

  func offsets(of code: Defect.Code) -> [Int] { defects.filter { $0.code == code }.map(\.offset) }

  var description: String {
    "\(String(decoding: text, as: UTF8.self).debugDescription) \(defects.map { "\($0.code)@\($0.offset)" })"
  }
}

/// The first way of cutting the octets whose result differs from that of the whole, or nil.
func firstVariance(_ octets: [UInt8], _ charset: Charset, seed: UInt64 = 1) -> String? {
  let whole = Decoded(octets, charset)
  var random = SeededRandom(seed: seed)
  var ways: [[Int]] = [Array(0...octets.count)]
  if octets.count <= 200 { ways += (0...octets.count).map { [$0] } }
  for _ in 0..<8 {
    ways.append(
      (0..<Int.random(in: 1...6, using: &random)).map { _ in Int.random(in: 0...octets.count, using: &random) })
    ways[ways.count - 1].sort()
  }
  for cuts in ways {
    let parts = Decoded(octets, charset, cuts: cuts)
    if parts != whole { return "\(charset) \(octets) cut at \(cuts), seed \(seed): \(parts), whole: \(whole)" }
  }
  return nil
}

/// The octets that hexadecimal digits spell.
func octets(_ hexadecimal: String) -> [UInt8] {
  let digits = hexadecimal.utf8.compactMap(\.hexadecimalValue)
  return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

/// The charset of a label that is known.
func charset(_ label: String) -> Charset { Charset(label: label)! }
