import Octets
import SMTP
import TestSupport
import Testing

struct ReplyReaderTests {
  private func read(_ input: [UInt8], limits: ReplyLimits = ReplyLimits(), _ split: Split) -> [ReplyReader.Result] {
    var reader = ReplyReader(limits: limits)
    var results: [ReplyReader.Result] = []
    input.forEachPiece(split) { piece in
      reader.append(piece)
      while results.last != .malformed {
        let result = reader.next()
        if result == .incomplete { break }
        results.append(result)
      }
    }
    return results
  }

  @Test(arguments: [
    ("250 OK\r\n", ["250 OK"]),
    ("250\r\n", ["250 "]),
    ("250-a\r\n250-b\r\n250 c\r\n220 d\r\n", ["250 a / b / c", "220 d"]),
    ("550-5.1.1 a\r\n550 5.1.1 b\r\n", ["550 5.1.1 a / b"]),
    ("250 2.0.0\r\n", ["250 2.0.0 "]),
    ("250 5.0.0 no\r\n", ["250 5.0.0 no"]),
    ("250 LF\n", ["250 LF"]),
    ("250 part", []),
  ])
  func replies(_ input: String, _ wanted: [String]) {
    let octets = Array(input.utf8)
    for split in splits(of: octets.count) {
      let replies = read(octets, split).map { result in
        guard case .reply(let reply) = result else { return "\(result)" }
        return reply.description
      }
      #expect(replies == wanted)
    }
  }

  @Test(arguments: [
    "\r\n", "25\r\n", "abc\r\n", "150 a\r\n", "600 a\r\n", "250-a\r\n251 b\r\n", "250:a\r\n", "+25 a\r\n",
  ])
  func malformedReplies(_ input: String) {
    let octets = Array(input.utf8)
    for split in splits(of: octets.count) { #expect(read(octets, split) == [.malformed]) }
  }

  @Test func repliesAreLimited() {
    var limits = ReplyLimits()
    limits.lineOctets = 10
    limits.lines = 3
    func isMalformed(_ text: String) -> Bool {
      let all = splits(of: text.utf8.count).map { read(Array(text.utf8), limits: limits, $0).contains(.malformed) }
      #expect(Set(all).count == 1)
      return all[0]
    }
    #expect(!isMalformed("250 4567\r\n"))
    #expect(isMalformed("250 45678\r\n"))
    #expect(isMalformed(String(repeating: "a", count: 11)))
    #expect(!isMalformed("250-\r\n250-\r\n250 \r\n"))
    #expect(isMalformed("250-\r\n250-\r\n250-\r\n250 \r\n"))
  }
}
