import MIME
import TestSupport
import Testing

/// One message and what the reader is to report of it.
struct Reading: Sendable, CustomTestStringConvertible {
  let name: String
  let message: String
  let events: [String]
  var defects: [String] = []
  var limits = Limits()

  var testDescription: String { name }
  var octets: [UInt8] { Array(message.utf8) }
}

@Suite struct MessageReaderTests {
  @Test(arguments: Reading.all)
  func reportsEvents(_ reading: Reading) {
    let recorder = EventRecorder.read(reading.octets, limits: reading.limits)
    #expect(recorder.events == reading.events)
    #expect(recorder.sortedDefects == reading.defects)
  }

  @Test(arguments: Reading.all)
  func losesNothing(_ reading: Reading) {
    let recorder = EventRecorder.read(reading.octets, limits: reading.limits)
    #expect(recorder.octets == reading.octets)
    #expect(recorder.isSeamless)
  }

  @Test(arguments: Reading.all)
  func anySplitGivesTheSame(_ reading: Reading) {
    let octets = reading.octets
    let whole = EventRecorder.read(octets, limits: reading.limits)
    var splits = [[Int](repeating: 1, count: octets.count)]
    splits += (0...octets.count).map { [$0] }
    for split in splits {
      let pieces = EventRecorder.read(octets, limits: reading.limits, pieces: split)
      #expect(pieces.events == whole.events, "split \(split)")
      #expect(pieces.sortedDefects == whole.sortedDefects, "split \(split)")
      #expect(pieces.octets == octets, "split \(split)")
    }
  }

  @Test func randomMailLikeOctetsSplitAnywhere() {
    let seed = UInt64.random(in: .min ... .max)
    print("MessageReaderTests seed: \(seed)")
    var generator = SeededRandom(seed: seed)
    let alphabet = [
      "\r\n", "\n", "\r", "--", "b", "--b", "--b--", "--bb", ":", " ", "\t", "Subject: x", "\u{e9}", "\0", "-",
      "Content-Type: multipart/mixed; boundary=b", "Content-Type: multipart/mixed; boundary=bb",
      "Content-Type: message/rfc822", "\r\n\r\n", "MIME-Version: 1.0", "From ", "Content-Transfer-Encoding: base64",
    ]
    for _ in 0..<400 {
      let count = Int.random(in: 0..<40, using: &generator)
      let octets = (0..<count).flatMap { _ in Array(alphabet.randomElement(using: &generator)!.utf8) }
      let whole = EventRecorder.read(octets)
      #expect(whole.octets == octets && whole.isSeamless, "seed \(seed)")
      for _ in 0..<4 {
        let pieces = (0..<octets.count).map { _ in Int.random(in: 0..<9, using: &generator) }
        let split = EventRecorder.read(octets, pieces: pieces)
        let isSame = split.events == whole.events && split.sortedDefects == whole.sortedDefects
        #expect(isSame, "seed \(seed)")
      }
    }
  }
}
