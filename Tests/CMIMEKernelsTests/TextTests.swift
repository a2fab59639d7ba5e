import CMIMEKernels
import TestSupport
import Testing

// MARK: - Oracles

/// How many octets at the beginning the standard library's decoder takes.
private func utf8Run(_ octets: [UInt8]) -> Int {
  var decoder = UTF8()
  var iterator = octets.makeIterator()
  var run = 0
  while case .scalarValue(let scalar) = decoder.decode(&iterator) { run += UTF8.width(scalar) }
  return run
}

/// A charset whose octets above 127 have characters of two octets and of three, in a changing order.
private let characters: [String] = (UInt32(0)..<256).map { octet in
  let scalar = octet < 128 ? octet : octet + (octet % 3 == 0 ? 0x2000 : 0x400)
  return String(UnicodeScalar(scalar)!)
}

private let words: [UInt32] = characters.map { character in
  var word = UInt32(character.utf8.count) << 24
  for (place, octet) in character.utf8.enumerated() { word |= UInt32(octet) << UInt32(8 * place) }
  return word
}

private let singleByte = CodingKernel {
  unsafe $0.kernels.pointee.single_byte_to_utf8($1.start, $1.count, words, $2.start, $2.count)
} oracle: { octets, capacity in
  var coded = Coded()
  for octet in octets {
    let text = characters[Int(octet)].utf8
    guard coded.output.count + text.count <= capacity else { break }
    coded.output += text
    coded.consumed += 1
  }
  return coded
}

extension KernelSet {
  fileprivate func asciiRun(_ octets: Placed) -> Int {
    unsafe kernels.pointee.ascii_run(octets.start, octets.count)
  }

  fileprivate func find(_ octet: UInt8, in octets: Placed) -> Int {
    unsafe kernels.pointee.find_octet(octets.start, octets.count, octet)
  }

  fileprivate func utf8Run(_ octets: Placed) -> Int {
    unsafe kernels.pointee.utf8_run(octets.start, octets.count)
  }
}

// MARK: - Tests

struct TextTests {
  private let memory = GuardedOctets()

  private func compareRuns(_ octets: [UInt8], everyAlignment: Bool) {
    let ascii = octets.firstIndex { $0 > 127 } ?? octets.count
    let utf8 = utf8Run(octets)
    func check(_ placed: Placed) {
      for set in KernelSet.available where set.asciiRun(placed) != ascii || set.utf8Run(placed) != utf8 {
        let found = "ASCII \(set.asciiRun(placed)), UTF-8 \(set.utf8Run(placed))"
        Issue.record("\(set.name): \(found) instead of \(ascii), \(utf8) in \(octets)")
      }
    }
    if everyAlignment {
      for alignment in 0..<64 {
        memory.at(alignment: alignment, octets, poison: alignment % 2 == 0 ? 0x80 : 0xF0, check)
      }
      memory.atStart(octets, check)
    }
    memory.atEnd(octets, check)
  }

  @Test func runsAtEveryLengthAndAlignment() {
    let text = Array("a é€😀 plain ASCII that goes on and on, for more than one block of sixty-four octets, ß".utf8)
    for count in 0...257 {
      compareRuns((0..<count).map { text[$0 % text.count] }, everyAlignment: true)
    }
  }

  /// All sequences of four octets at the edges of the ranges in Unicode's table 3-7, at changing places.
  @Test func edgesOfUTF8() {
    let edges: [UInt8] = [
      0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE1, 0xED, 0xF0, 0xF1, 0xF4, 0xF5,
    ]
    let count = edges.count * edges.count * edges.count * edges.count
    for number in 0..<count {
      let octets = [12, 8, 4, 0].map { edges[number >> $0 & 15] }
      compareRuns([UInt8](repeating: 0x61, count: number % 71) + octets + [0x61], everyAlignment: false)
    }
    #expect(count == 65_536)
  }

  @Test func damagedUTF8() {
    var random = SeededRandom(seed: 3)
    let scalars = Array("abc äöü ъыь 漢字 😀🎉\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}".unicodeScalars)
    for round in 0..<3000 {
      let count = Int.random(in: 0...120, using: &random)
      var text = String.UnicodeScalarView()
      for _ in 0..<count { text.append(scalars.randomElement(using: &random)!) }
      var octets = Array(String(text).utf8)
      if round % 3 > 0, !octets.isEmpty {
        octets[Int.random(in: octets.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if round % 5 == 0 { octets.removeLast(min(2, octets.count)) }
      compareRuns(octets, everyAlignment: false)
    }
  }

  @Test func findingAtEveryLengthAndAlignment() {
    for count in 0...200 {
      let octets = (0..<count).map { UInt8($0 % 77 == 76 ? 0x3A : 0x3B) }.reversed() as [UInt8]
      let places = [octets.firstIndex(of: 0x3A) ?? count, octets.firstIndex(of: 0x3B) ?? count, count]
      func check(_ placed: Placed) {
        for set in KernelSet.available {
          #expect([0x3A, 0x3B, 0xC5].map { set.find($0, in: placed) } == places, "\(set.name), \(count)")
        }
      }
      for alignment in stride(from: 0, to: 64, by: 3) { memory.at(alignment: alignment, octets, poison: 0x3A, check) }
      memory.atStart(octets, check)
      memory.atEnd(octets, check)
    }
  }

  @Test func singleByteAtEveryLengthAndAlignment() {
    let comparison = CodingComparison(singleByte)
    var random = SeededRandom(seed: 4)
    for count in 0...257 {
      let octets = random.octets([0x61] + Array(0x7E...0xFF), count: count, run: [0, 3, 30][count % 3])
      comparison.atEveryAlignment(octets, capacity: count * 3 + [0, 64, 300][count / 3 % 3])
      for capacity in [0, 1, count / 2, count, count + 1, count + 300] { comparison.atEnd(octets, capacity: capacity) }
    }
  }
}
