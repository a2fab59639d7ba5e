import Octets
import SMTP
import TestSupport
import Testing

struct ReplyTests {
  @Test(arguments: [
    (Reply(250, EnhancedCode(2, 0, 0), "OK"), "250 2.0.0 OK␍␊"),
    (Reply(220, nil, "a.example ESMTP"), "220 a.example ESMTP␍␊"),
    (Reply(250, nil, ["a", "b", "c"]), "250-a␍␊250-b␍␊250 c␍␊"),
    (Reply(550, EnhancedCode(5, 1, 1), ["a", "b"]), "550-5.1.1 a␍␊550 5.1.1 b␍␊"),
    (Reply(250, nil, []), "250 ␍␊"),
    (Reply(550, nil, "a\r\n250 b\t\0"), "550 a??250 b??␍␊"),
  ])
  func formatted(_ reply: Reply, _ octets: String) {
    #expect(visible(reply.octets) == octets)
  }

  @Test func linesAreCut() {
    for before in ["", "a", "ab", "abc"] {
      let reply = Reply(550, EnhancedCode(5, 999, 999), before + String(repeating: "😀", count: 200))
      #expect(500...512 ~= reply.octets.count)
    }
  }

  @Test(arguments: [(250, 2), (354, 3), (451, 4), (550, 5)])
  func classes(_ code: Int, _ kind: Int) {
    let reply = Reply(code, nil, "")
    #expect(
      [reply.isPositive, reply.isIntermediate, reply.isTransient, reply.isPermanent] == [2, 3, 4, 5].map { $0 == kind })
  }
}
