import CMIMEKernels
import TestSupport
import Testing

// MARK: - Oracles

private let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

private func value(of character: UInt8) -> Int? { alphabet.firstIndex(of: character) }

private let blanks: [UInt8] = [0x20, 0x09, 0x0D, 0x0A]

private let decode = CodingKernel {
  unsafe $0.kernels.pointee.base64_decode($1.start, $1.count, $2.start, $2.count)
} oracle: { octets, capacity in
  var coded = Coded()
  var group: [Int] = []
  for (index, octet) in octets.enumerated() {
    if blanks.contains(octet) {
      if group.isEmpty { coded.consumed = index + 1 }
      continue
    }
    guard let value = value(of: octet), coded.output.count + 3 <= capacity else { break }
    group.append(value)
    guard group.count == 4 else { continue }
    let bits = group.reduce(0) { $0 << 6 | $1 }
    coded.output += [UInt8(bits >> 16), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
    coded.consumed = index + 1
    group = []
  }
  return coded
}

private func characters(_ octets: ArraySlice<UInt8>) -> [UInt8] {
  let bits = octets.reduce(0) { $0 << 8 | Int($1) }
  return [18, 12, 6, 0].map { alphabet[bits >> $0 & 63] }
}

private let encode = CodingKernel {
  unsafe $0.kernels.pointee.base64_encode($1.start, $1.count, $2.start, $2.count)
} oracle: { octets, capacity in
  var coded = Coded()
  while octets.count - coded.consumed >= 3, capacity - coded.output.count >= 4 {
    coded.output += characters(octets[coded.consumed..<(coded.consumed + 3)])
    coded.consumed += 3
  }
  return coded
}

private let encodeLines = CodingKernel {
  unsafe $0.kernels.pointee.base64_encode_lines($1.start, $1.count, $2.start, $2.count)
} oracle: { octets, capacity in
  var coded = Coded()
  while octets.count - coded.consumed >= 57, capacity - coded.output.count >= 78 {
    for start in stride(from: coded.consumed, to: coded.consumed + 57, by: 3) {
      coded.output += characters(octets[start..<(start + 3)])
    }
    coded.output += [0x0D, 0x0A]
    coded.consumed += 57
  }
  return coded
}

// MARK: - Tests

struct Base64Tests {
  /// Base64 in lines, as text.
  private func lines(_ count: Int, length: Int, end: String, _ random: inout SeededRandom) -> [UInt8] {
    var text: [UInt8] = []
    while text.count < count {
      text += random.octets(alphabet, count: length, run: 0)
      text += Array(end.utf8)
    }
    return Array(text.prefix(count))
  }

  @Test func decodingAtEveryLengthAndAlignment() {
    let comparison = CodingComparison(decode)
    var random = SeededRandom(seed: 5)
    for count in 0...257 {
      let octets = lines(
        count, length: [76, 64, 60, 73, 300][count % 5], end: count % 2 == 0 ? "\r\n" : "\n", &random)
      comparison.atEveryAlignment(octets, capacity: count + [0, 64][count / 10 % 2])
      for capacity in [0, 2, 3, count / 4 * 3, count / 2] { comparison.atEnd(octets, capacity: capacity) }
    }
  }

  /// Every octet in every place of a register, each set's own look-up included.
  @Test func everyOctetStopsOrCounts() {
    let comparison = CodingComparison(decode)
    for octet in UInt8.min...UInt8.max {
      var octets = [UInt8](repeating: 0x42, count: 140)
      octets[Int(octet) % 64] = octet
      comparison.atEnd(octets, capacity: 200)
      comparison.atEnd([UInt8](repeating: octet, count: 140), capacity: 200)
    }
  }

  /// Lines of one length into which now and then something else is written, or from which something is missing.
  @Test func damagedLines() {
    let comparison = CodingComparison(decode)
    var random = SeededRandom(seed: 6)
    for round in 0..<1500 {
      let length = round % 3 == 0 ? 76 : Int.random(in: 1...140, using: &random)
      let count = Int.random(in: 200...1600, using: &random)
      var octets = lines(count, length: length, end: ["\r\n", "\n", "\r\n", " \r\n", "\n\n"][round / 3 % 5], &random)
      for _ in 0..<(round % 4) {
        let place = Int.random(in: octets.indices, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: octets[place] = 0x3D
        case 1: octets.remove(at: place)
        case 2: octets.insert(0x0A, at: place)
        case 3: octets.insert(0x51, at: place)
        case 4: octets[place] = 0x0D
        default: octets[place] = UInt8.random(in: 0...255, using: &random)
        }
      }
      comparison.atEnd(octets, capacity: round % 7 == 0 ? octets.count / 2 : octets.count)
    }
  }

  @Test func blanksEverywhere() {
    let comparison = CodingComparison(decode)
    var random = SeededRandom(seed: 7)
    for round in 0..<1500 {
      let count = Int.random(in: 0...400, using: &random)
      let octets = random.octets(
        Array("A/ \r\n\t9".utf8) + (round % 4 == 0 ? [0x3D, 0xC1] : []), count: count, run: round % 60)
      comparison.atEnd(octets, capacity: count)
    }
  }

  @Test func encodingAtEveryLengthAndAlignment() {
    let comparisons = [CodingComparison(encode), CodingComparison(encodeLines)]
    var random = SeededRandom(seed: 8)
    for comparison in comparisons {
      for count in 0...257 {
        let octets = random.octets(Array(0...255), count: count, run: 0)
        comparison.atEveryAlignment(octets, capacity: count * 3 / 2 + [0, 64][count % 2])
        for capacity in [0, 3, 78, 79, count, count / 57 * 78] { comparison.atEnd(octets, capacity: capacity) }
      }
    }
  }
}
