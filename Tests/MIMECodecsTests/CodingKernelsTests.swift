import MIMECodecs
import Octets
import TestSupport
import Testing

/// The kernels take long input, the code in Swift what comes octet by octet: both must say the same.
struct CodingKernelsTests {
  private static let rounds = 120

  /// The whole input, every octet alone, and pieces long enough for the kernels.
  private func splits(of count: Int, _ random: inout SeededRandom) -> [Split] {
    var pieces: Split = []
    var left = count
    while left > 0 {
      let length = min(left, 1 + Int(random.next() % 300))
      pieces.append(length)
      left -= length
    }
    return [[], Array(repeating: 1, count: max(0, count - 1)), pieces]
  }

  private func check(_ decoder: some SplitDecoder, _ input: [UInt8], _ random: inout SeededRandom) {
    let results = splits(of: input.count, &random).map { run(decoder, over: input, $0) }
    #expect(results[0] == results[1], "\(visible(input))")
    #expect(results[2] == results[1], "\(visible(input))")
  }

  private func check(_ encoder: some SplitEncoder, _ input: [UInt8], _ random: inout SeededRandom) {
    let results = splits(of: input.count, &random).map { visible(run(encoder, over: input, $0)) }
    #expect(results[0] == results[1], "\(visible(input))")
    #expect(results[2] == results[1], "\(visible(input))")
  }

  @Test(arguments: 0..<Self.rounds)
  func base64(_ round: Int) {
    var random = SeededRandom(seed: UInt64(round))
    let octets = random.octets(Int(random.next() % 1500))
    check(Base64Encoder(lineLength: [76, nil, 64, 76][round % 4]), octets, &random)
    var text = run(Base64Encoder(lineLength: [76, nil, 64, 40, 120][round % 5]), over: octets)
    for _ in 0..<(round % 4) where !text.isEmpty {
      let place = Int(random.next() >> 33) % text.count
      text[place] = Array("= \n\r\t-A\u{C1}".utf8)[Int(random.next() >> 33) % 8]
    }
    check(Base64Decoder(), text, &random)
  }

  @Test(arguments: 0..<Self.rounds)
  func quotedPrintable(_ round: Int) {
    var random = SeededRandom(seed: UInt64(round) + 1000)
    let alphabets = ["a b=.\r\n", "abcdefghij\n", "é=ab", "From \n", "a", "", "ab \t\r\n."].map { Array($0.utf8) }
    let octets = random.octets(Int(random.next() % 1500), from: alphabets[round % 7])
    check(QuotedPrintableEncoder(mode: round % 3 == 0 ? .binary : .text), octets, &random)
    var text = run(QuotedPrintableEncoder(mode: .text), over: octets)
    for _ in 0..<(round % 5) where !text.isEmpty {
      let place = Int(random.next() >> 33) % text.count
      text[place] = Array("= \n\r\t4A\u{C1}".utf8)[Int(random.next() >> 33) % 8]
    }
    check(QuotedPrintableDecoder(), text, &random)
  }
}
