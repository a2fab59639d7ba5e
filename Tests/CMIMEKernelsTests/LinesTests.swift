import CMIMEKernels
import TestSupport
import Testing

// MARK: - Oracles

private struct Field: Equatable {
  var start, colon, end, saw: Int
  var nameHead, nameTail: [UInt8]
}

private func isBlank(_ octet: UInt8) -> Bool { octet == 0x20 || octet == 0x09 }

private func fieldEnd(_ octets: [UInt8], from start: Int = 0) -> Int? {
  (start..<octets.count).dropLast().first { octets[$0] == 0x0A && !isBlank(octets[$0 + 1]) }.map { $0 + 1 }
}

private func sightings(_ octets: some RandomAccessCollection<UInt8>) -> UInt32 {
  let octets = Array(octets)
  var saw: UInt32 = 0
  for (index, octet) in octets.enumerated() {
    let previous = index > 0 ? octets[index - 1] : nil
    let next = index + 1 < octets.count ? octets[index + 1] : nil
    if octet == 0x0A { saw |= (previous == 0x0D ? MIME_SAW_CRLF : MIME_SAW_BARE_LF).bits }
    if octet == 0x0D, next != 0x0A { saw |= MIME_SAW_BARE_CR.bits }
    if octet == 0 { saw |= MIME_SAW_NUL.bits }
    if octet > 127 { saw |= MIME_SAW_EIGHT_BIT.bits }
  }
  return saw
}

private func controls(_ octets: ArraySlice<UInt8>) -> UInt32 {
  octets.contains { $0 < 0x20 && ![0, 9, 10, 13].contains($0) || $0 == 0x7F } ? MIME_SAW_CONTROL.bits : 0
}

private func blankFolds(_ octets: ArraySlice<UInt8>) -> UInt32 {
  let lines = octets.split(separator: 0x0A, omittingEmptySubsequences: false).dropFirst()
  let isBlankFold = lines.contains { line in
    guard let first = line.first, isBlank(first) else { return false }
    return line.drop(while: isBlank).first.map { $0 == 0x0D } ?? (line.endIndex < octets.endIndex)
  }
  return isBlankFold ? MIME_SAW_BLANK_FOLD.bits : 0
}

private func oddNames(_ name: ArraySlice<UInt8>) -> UInt32 {
  name.contains { !(0x21...0x7E).contains($0) } ? MIME_SAW_ODD_NAME.bits : 0
}

private func split(_ octets: [UInt8], capacity: Int) -> [Field] {
  var fields: [Field] = []
  var start = 0
  while fields.count < capacity, start < octets.count {
    if octets[start] == 0x0A || octets[start...].starts(with: [0x0D, 0x0A]) { break }
    guard let end = fieldEnd(octets, from: start) else { break }
    let colon = octets[start..<end].firstIndex(of: 0x3A) ?? end
    let name = octets[start..<colon]
    let saw = sightings(octets[start..<end]) | controls(octets[start..<end]) | blankFolds(octets[start..<end])
    let folded = colon < end ? name.map { $0 | 0x20 } : []
    fields.append(
      Field(
        start: start, colon: colon, end: end, saw: Int(saw | oddNames(name)), nameHead: Array(folded.prefix(8)),
        nameTail: Array(folded.suffix(8))))
    start = end
  }
  return fields
}

private struct Scan: Equatable {
  var offset = 0
  var column = 0
  var saw: UInt32 = 0
}

private func scan(_ octets: [UInt8], column: Int, delimiters: Bool) -> Scan {
  let stop = octets.indices.first { index in
    guard delimiters, octets[index] == 0x0A else { return false }
    let rest = octets[(index + 1)...].prefix(2)
    return rest.allSatisfy { $0 == 0x2D }
  }
  let end = stop ?? octets.count
  var result = Scan(offset: end, column: column)
  // What follows the end decides whether a CR before it is bare; the LF there isn't counted itself.
  result.saw = sightings(octets[..<end])
  if stop != nil, end > 0, octets[end - 1] == 0x0D {
    result.saw = sightings(octets[..<(end - 1)])
  }
  for index in 0..<end {
    if octets[index] == 0x0A {
      let length = result.column - (index > 0 && octets[index - 1] == 0x0D ? 1 : 0)
      if length > 998 { result.saw |= MIME_SAW_LONG_LINE.bits }
      result.column = 0
    } else {
      result.column += 1
    }
  }
  return result
}

// MARK: - Kernels

extension KernelSet {
  fileprivate func split(_ octets: Placed, capacity: Int) -> [Field] {
    var records = [mime_field_record](repeating: mime_field_record(), count: capacity)
    let found = unsafe kernels.pointee.split_fields(octets.start, octets.count, &records, capacity)
    return records.prefix(found).map {
      Field(
        start: Int($0.start), colon: Int($0.colon), end: Int($0.end), saw: Int($0.saw),
        nameHead: Self.octets(of: $0.name_head), nameTail: Self.octets(of: $0.name_tail))
    }
  }

  /// The octets of a word up to the last that isn't 0; bit 5 keeps those of a name from being 0.
  private static func octets(of word: UInt64) -> [UInt8] {
    (0..<(8 - word.leadingZeroBitCount / 8)).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
  }

  fileprivate func fieldEnd(_ octets: Placed) -> Int? {
    let end = unsafe kernels.pointee.find_field_end(octets.start, octets.count)
    return end > octets.count ? nil : end
  }

  fileprivate func scan(_ octets: Placed, column: Int, delimiters: Bool) -> Scan {
    var state = mime_body_scan(column: UInt64(column), saw: 0)
    let offset = unsafe kernels.pointee.scan_body(octets.start, octets.count, &state, delimiters)
    return Scan(offset: offset, column: Int(state.column), saw: state.saw)
  }
}

extension RawRepresentable where RawValue == UInt32 {
  fileprivate var bits: UInt32 { rawValue }
}

extension Int {
  fileprivate var bits: UInt32 { UInt32(self) }
}

// MARK: - Tests

struct LinesTests {
  private static let alphabets: [[UInt8]] = [
    Array("a\r\n-: \t".utf8) + [0, 0x1B, 0x1F, 0x7F, 0x80, 0xFF],
    Array("a\r\n".utf8), Array("\n\r- ".utf8),
    Array("a\n-".utf8),
    Array("a: \n".utf8), Array("-\n".utf8),
  ]

  /// Compares every kernel with its oracle, with the octets at the given places.
  private func compare(_ octets: [UInt8], at places: ((Placed) -> Void) -> Void) {
    let capacity = octets.count % 5 == 0 ? 1 : 64
    let column = octets.count % 3 * 950
    let expected = Results(
      fields: split(octets, capacity: capacity), end: fieldEnd(octets),
      stopping: scan(octets, column: column, delimiters: true), through: scan(octets, column: column, delimiters: false)
    )
    places { placed in
      for set in KernelSet.available {
        let results = Results(
          fields: set.split(placed, capacity: capacity), end: set.fieldEnd(placed),
          stopping: set.scan(placed, column: column, delimiters: true),
          through: set.scan(placed, column: column, delimiters: false))
        if results != expected { Issue.record("\(set.name): \(results) instead of \(expected) from \(octets)") }
      }
    }
  }

  private struct Results: Equatable {
    var fields: [Field]
    var end: Int?
    var stopping: Scan
    var through: Scan
  }

  @Test func everyLengthAtEveryAlignment() {
    let memory = GuardedOctets()
    var random = SeededRandom(seed: 1)
    for count in 0...257 {
      let octets = random.octets(Self.alphabets[0], count: count, run: count % 40)
      compare(octets) { check in
        for alignment in 0..<64 {
          let poison = Self.alphabets[0][alignment % 10]
          memory.at(alignment: alignment, octets, poison: poison) { check($0) }
        }
        memory.atEnd(octets) { check($0) }
        memory.atStart(octets) { check($0) }
      }
    }
  }

  @Test func randomOctets() {
    let memory = GuardedOctets()
    var random = SeededRandom(seed: 2)
    for round in 0..<4000 {
      let alphabet = Self.alphabets[round % Self.alphabets.count]
      let count = Int.random(in: 0...(round % 50 == 0 ? 4000 : 260), using: &random)
      let octets = random.octets(alphabet, count: count, run: [0, 3, 20, 400][round / 6 % 4])
      compare(octets) { check in memory.atEnd(octets) { check($0) } }
    }
  }

  /// Every delimiter candidate, whole or cut off by the end, at every place in and between blocks.
  @Test func delimitersAtEveryOffset() {
    let memory = GuardedOctets()
    for tail in ["\n--", "\r\n--b\r\n", "\n-", "\n", "\r", "\n-a", "\r\n", "\n--\n--", "\n-\n--"] {
      for count in 0...200 {
        let octets = [UInt8](repeating: 0x61, count: count) + Array(tail.utf8)
        compare(octets) { check in memory.atEnd(octets) { check($0) } }
      }
    }
  }

  /// Lines at the limit and one octet around it, RFC 5322 §2.1.1.
  @Test func longLines() {
    let memory = GuardedOctets()
    for length in 990...1070 {
      for (before, after) in [("", "\n"), ("", "\r\n"), ("a\r\n", "\r\n"), ("a\nb\n", "\n"), ("\n", "\r"), ("", "")] {
        let octets = Array(before.utf8) + [UInt8](repeating: 0x62, count: length) + Array(after.utf8)
        for state in [0, 3, 64] {
          let expected = scan(octets, column: state, delimiters: false)
          memory.atEnd(octets) { placed in
            for set in KernelSet.available {
              #expect(set.scan(placed, column: state, delimiters: false) == expected, "\(set.name) \(length) \(after)")
            }
          }
        }
      }
    }
  }
}
