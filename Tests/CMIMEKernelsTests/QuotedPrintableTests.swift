import CMIMEKernels
import TestSupport
import Testing

// MARK: - Oracles

private func isBlank(_ octet: UInt8) -> Bool { octet == 0x20 || octet == 0x09 }

private func digit(_ octet: UInt8) -> Int? {
  octet < 0x80 ? Character(UnicodeScalar(octet)).hexDigitValue : nil
}

private let decode = CodingKernel {
  unsafe $0.kernels.pointee.quoted_printable_decode($1.start, $1.count, $2.start, $2.count)
} oracle: { octets, capacity in
  var coded = Coded()
  while coded.consumed < octets.count, coded.output.count < capacity {
    let rest = octets[coded.consumed...]
    let octet = rest.first!
    if octet == 0x3D {
      let next = Array(rest.dropFirst().prefix(2))
      if next.first == 0x0A {
        coded.consumed += 2
      } else if next == [0x0D, 0x0A] {
        coded.consumed += 3
      } else if next.count == 2, let high = digit(next[0]), let low = digit(next[1]) {
        coded.output.append(UInt8(high << 4 | low))
        coded.consumed += 3
      } else {
        break
      }
    } else {
      let follower = rest.first { !isBlank($0) }
      if isBlank(octet), follower == nil || follower == 0x0D || follower == 0x0A { break }
      coded.output.append(octet)
      coded.consumed += 1
    }
  }
  return coded
}

private func escape(_ octet: UInt8) -> [UInt8] {
  Array("=\(octet < 16 ? "0" : "")\(String(octet, radix: 16, uppercase: true))".utf8)
}

private func isPlain(_ octet: UInt8) -> Bool { octet == 0x09 || (0x20...0x7E).contains(octet) && octet != 0x3D }

/// The next line of output, and how many octets of input it takes.
private func line(_ octets: ArraySlice<UInt8>, text: Bool) -> Coded {
  var pieces: [[UInt8]] = []
  for octet in octets {
    let rest = octets.dropFirst(pieces.count)
    if text, rest.starts(with: [0x0A]) || rest.starts(with: [0x0D, 0x0A]) {
      let end = Coded(consumed: pieces.count + (octet == 0x0A ? 1 : 2), output: [0x0D, 0x0A])
      guard let last = pieces.last, last.count == 1, isBlank(last[0]) || pieces == [[0x2E]] else {
        return Coded(consumed: end.consumed, output: pieces.joined() + end.output)
      }
      pieces.removeLast()
      if pieces.joined().count + 3 > 76 { break }
      return Coded(consumed: end.consumed, output: pieces.joined() + escape(last[0]) + end.output)
    }
    let isFromLine = octet == 0x20 && pieces.joined().elementsEqual("From".utf8)
    let piece = isPlain(octet) && !isFromLine ? [octet] : escape(octet)
    if pieces.joined().count + piece.count > 76 {
      if pieces.joined().count == 76 { pieces.removeLast() }
      break
    }
    pieces.append(piece)
  }
  return Coded(consumed: pieces.count, output: pieces.joined() + [0x3D, 0x0D, 0x0A])
}

private func encode(_ octets: [UInt8], _ capacity: Int, text: Bool) -> Coded {
  var coded = Coded()
  while octets.count - coded.consumed >= 80, capacity - coded.output.count >= 80 {
    let line = line(octets[coded.consumed...], text: text)
    coded.consumed += line.consumed
    coded.output += line.output
  }
  return coded
}

// MARK: - Tests

struct QuotedPrintableDecodingTests {
  private static let alphabets = [
    "abc =20=3D=\r\n \t=\n", "a= \t\r\n", "=3D=c3=A9xyzé=", " \n", "=4G=G4=\r=", "text that goes on = ",
  ].map { Array($0.utf8) }

  @Test func everyLengthAndAlignment() {
    let comparison = CodingComparison(decode)
    let text = Array("Caf=C3=A9 =3D wide enough for one line of text, with a soft=\r\n line break=\n and =20 \r\n".utf8)
    for count in 0...257 {
      let octets = (0..<count).map { text[($0 + count) % (count % 3 == 0 ? text.count - 3 : text.count)] }
      comparison.atEveryAlignment(octets, capacity: count + [0, 64, 200][count % 3])
      for capacity in [0, 1, count / 2, count * 2 / 3] { comparison.atEnd(octets, capacity: capacity) }
    }
  }

  /// Escapes, whole and broken, and line ends with blanks before them, at every place in and between blocks.
  @Test func constructsAtEveryOffset() {
    let comparison = CodingComparison(decode)
    let constructs = [
      "=41", "=\r\n", "=\n", "=4", "=", "=\r", "=4x", "=x4", "= \n", "==41", " \n", " \r\n", "\t", "  \t \r", " \rx",
      "=C3=A9", "=\u{C1}1", "=1\u{C1}", "=ff=Ff=FG",
    ]
    for construct in constructs {
      for before in 0...140 {
        for (letter, after) in [("a", 100), (" ", 100), ("a", 0), ("b", 300)] {
          let octets = [UInt8](repeating: Array(letter.utf8)[0], count: before) + Array(construct.utf8)
          comparison.atEnd(octets + [UInt8](repeating: 0x7A, count: after), capacity: 600)
        }
      }
    }
  }

  @Test func randomOctets() {
    let comparison = CodingComparison(decode)
    var random = SeededRandom(seed: 9)
    for round in 0..<3000 {
      let alphabet = Self.alphabets[round % Self.alphabets.count]
      // Whole escapes and line ends rather than single octets: most input should be good.
      let pieces: [[UInt8]] = [Array("=3D".utf8), Array("=\r\n".utf8), Array("\r\n".utf8), Array("=c3=A9".utf8)]
      var octets: [UInt8] = []
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        octets += pieces.randomElement(using: &random)!
        octets += random.octets(Array("a bc".utf8), count: Int.random(in: 0...20, using: &random), run: 5)
        if round % 2 == 0, Int.random(in: 0..<40, using: &random) == 0 {
          octets += random.octets(alphabet, count: 5, run: 0)
        }
      }
      comparison.atEnd(octets, capacity: round % 7 == 0 ? octets.count / 2 : octets.count + round % 300)
    }
  }
}

struct QuotedPrintableEncodingTests {
  private let kernels = [
    CodingKernel {
      unsafe $0.kernels.pointee.quoted_printable_encode($1.start, $1.count, $2.start, $2.count, true)
    } oracle: {
      encode($0, $1, text: true)
    },
    CodingKernel {
      unsafe $0.kernels.pointee.quoted_printable_encode($1.start, $1.count, $2.start, $2.count, false)
    } oracle: {
      encode($0, $1, text: false)
    },
  ]

  @Test func everyLengthAndAlignment() {
    let text = Array("<p class=3D>Größe, 100 % = viel\r\nFrom a to b.\r\n.\r\n \r\nplain and long enough ".utf8)
    for kernel in kernels {
      let comparison = CodingComparison(kernel)
      for count in 0...257 {
        let octets = (0..<count).map { text[($0 + count * 3) % text.count] }
        comparison.atEveryAlignment(octets, capacity: count * 2 + [0, 64, 200][count % 3])
        for capacity in [0, 79, 80, 81, count] { comparison.atEnd(octets, capacity: capacity) }
      }
    }
  }

  /// Every end that a line can have around its limit.
  @Test func lineEndsAtEveryColumn() {
    let ends = [
      "\n", "\r\n", " \n", "\t\r\n", " \r\n\r\n", "=\n", "é\n", "=", "\r", "\rx\n", " ", "a \n", "= \n", ". \n",
      "\u{7F}\n",
    ]
    let starts = ["", "From ", "From", ".", "é", "x\nFrom ", "\n.", "FromFrom "]
    for kernel in kernels {
      let comparison = CodingComparison(kernel)
      for end in ends {
        for start in starts {
          for count in Array(0...2) + Array(60...80) {
            let octets = Array(start.utf8) + [UInt8](repeating: 0x61, count: count) + Array(end.utf8)
            comparison.atEnd(octets + [UInt8](repeating: 0x62, count: 100 + count), capacity: 700)
          }
        }
      }
    }
  }

  @Test func randomOctets() {
    var random = SeededRandom(seed: 10)
    let alphabets = ["a=. \n", "ab\r\n\t", "é\n", "From \n", "a\0\u{7F}~!=\n"].map { Array($0.utf8) }
    for kernel in kernels {
      let comparison = CodingComparison(kernel)
      for round in 0..<600 {
        let count = Int.random(in: 0...700, using: &random)
        let octets = random.octets(alphabets[round % alphabets.count], count: count, run: [0, 5, 40][round % 3])
        comparison.atEnd(octets, capacity: round % 5 == 0 ? count : count * 4 + 200)
      }
    }
  }
}
