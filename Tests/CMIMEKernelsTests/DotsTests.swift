import CMIMEKernels
import TestSupport
import Testing

private struct Scan: Equatable {
  var offset = 0
  var column = 0
  var longest = 0
  var saw: Set<String> = []
  var afterCR = false
  var afterCRLF = false
}

/// The oracle: looks at each octet with all that lies before it.
private func scan(_ octets: [UInt8], column: Int, afterCR: Bool, afterCRLF: Bool, stopping: Bool) -> Scan {
  var result = Scan(column: column, afterCR: afterCR, afterCRLF: afterCRLF)
  for octet in octets {
    var faults: Set<String> = []
    if octet == 0x0A, !result.afterCR { faults.insert("bare LF") }
    if octet != 0x0A, result.afterCR { faults.insert("bare CR") }
    if octet == 0 { faults.insert("NUL") }
    if octet == 0x2E, result.afterCRLF { break }
    if stopping, !faults.isEmpty { break }
    result.saw.formUnion(faults)
    result.afterCRLF = octet == 0x0A && result.afterCR
    result.afterCR = octet == 0x0D
    result.column += 1
    if octet == 0x0A {
      result.longest = max(result.longest, result.column)
      result.column = 0
    }
    result.offset += 1
  }
  return result
}

extension KernelSet {
  fileprivate func scan(_ octets: Placed, column: Int, afterCR: Bool, afterCRLF: Bool, stopping: Bool) -> Scan {
    var state = mime_dot_scan(
      column: UInt64(column), longest: 0, after_cr: afterCR ? 1 : 0, after_crlf: afterCRLF ? 1 : 0, saw: 0)
    let offset = unsafe kernels.pointee.scan_dots(octets.start, octets.count, &state, stopping)
    var saw: Set<String> = []
    if state.saw & UInt32(MIME_SAW_BARE_LF) != 0 { saw.insert("bare LF") }
    if state.saw & UInt32(MIME_SAW_BARE_CR) != 0 { saw.insert("bare CR") }
    if state.saw & UInt32(MIME_SAW_NUL) != 0 { saw.insert("NUL") }
    return Scan(
      offset: offset, column: Int(state.column), longest: Int(state.longest), saw: saw, afterCR: state.after_cr != 0,
      afterCRLF: state.after_crlf != 0)
  }
}

struct DotsTests {
  private static let alphabets: [[UInt8]] = [
    Array("a\r\n.".utf8) + [0], Array("a\r\n.".utf8), Array("\r\n.".utf8), Array("a\n".utf8), Array("a.\r".utf8),
  ]

  private func compare(_ set: KernelSet, _ octets: [UInt8], at places: ((Placed) -> Void) -> Void) {
    let column = octets.count % 3 * 500
    for (afterCR, afterCRLF) in [(false, false), (true, false), (false, true)] {
      for stopping in [false, true] {
        let wanted = scan(octets, column: column, afterCR: afterCR, afterCRLF: afterCRLF, stopping: stopping)
        places { placed in
          let found = set.scan(
            placed, column: column, afterCR: afterCR, afterCRLF: afterCRLF, stopping: stopping)
          #expect(found == wanted, "\(octets)")
        }
      }
    }
  }

  @Test(arguments: KernelSet.available)
  func everyLengthAtEveryAlignment(_ set: KernelSet) {
    let memory = GuardedOctets()
    var random = SeededRandom(seed: 5)
    for count in 0...257 {
      let octets = random.octets(Self.alphabets[0], count: count, run: count % 60)
      compare(set, octets) { check in
        for alignment in 0..<64 {
          memory.at(alignment: alignment, octets, poison: Self.alphabets[0][alignment % 5]) { check($0) }
        }
        memory.atEnd(octets) { check($0) }
        memory.atStart(octets) { check($0) }
      }
    }
  }

  @Test(arguments: KernelSet.available)
  func randomOctets(_ set: KernelSet) {
    let memory = GuardedOctets()
    var random = SeededRandom(seed: 6)
    for round in 0..<3000 {
      let alphabet = Self.alphabets[round % Self.alphabets.count]
      let count = Int.random(in: 0...(round % 50 == 0 ? 2000 : 260), using: &random)
      let octets = random.octets(alphabet, count: count, run: [0, 3, 20, 400][round / 5 % 4])
      compare(set, octets) { check in memory.atEnd(octets) { check($0) } }
    }
  }
}
