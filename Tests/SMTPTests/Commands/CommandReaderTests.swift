import Octets
import TestSupport
import Testing

@testable import SMTP

struct CommandReaderTests {
  private func read(_ input: [UInt8], atMost limit: Int, _ split: Split) -> [CommandReader.Result] {
    var limits = CommandLimits()
    limits.drainedOctets = 40
    var reader = CommandReader()
    var results: [CommandReader.Result] = []
    input.forEachPiece(split) { piece in
      reader.append(piece)
      while results.last != .hopeless {
        let result = reader.next(atMost: limit, limits: limits)
        if result == .incomplete { break }
        results.append(result)
      }
    }
    return results
  }

  @Test func linesEndWithCRLFOnly() {
    let input = Array("NOOP\r\n\r\na\nb\rc\r\r\nrest".utf8)
    for split in splits(of: input.count) {
      let wanted = ["NOOP", "", "a\nb\rc\r"].map { CommandReader.Result.line(Array($0.utf8)) }
      #expect(read(input, atMost: 12, split) == wanted)
    }
  }

  @Test(arguments: [(10, false), (11, true)])
  func linesAreLimited(_ count: Int, _ isTooLong: Bool) {
    let line = [UInt8](repeating: 0x61, count: count)
    let input = line + Array("\r\nQUIT\r\n".utf8)
    for split in splits(of: input.count) {
      #expect(read(input, atMost: 12, split) == [isTooLong ? .tooLong : .line(line), .line(Array("QUIT".utf8))])
    }
  }

  @Test func noLineIsReadForEver() {
    let input = [UInt8](repeating: 0x61, count: 100)
    for split in splits(of: input.count) {
      #expect(read(input, atMost: 12, split) == [.hopeless])
    }
  }
}
