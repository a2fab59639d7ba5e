// Folder-wide: each limit can be reached by a message, and inspect names it.
import Octets
import Testing

@testable import PostelCommands

struct LimitsTests {
  /// A message that is past the limit of each code.
  private static let messages: [(code: Defect.Code, text: String)] = [
    (.limitDepth, String(repeating: "Content-Type: message/rfc822\n\n", count: 101)),
    (
      .limitEntities,
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\n", count: 10_001)
    ),
    (.limitFields, String(repeating: "A: b\n", count: 10_001) + "\n"),
    (.limitHeaderSection, String(repeating: "A: \(String(repeating: "b", count: 1 << 20 - 100))\n", count: 11) + "\n"),
    (.limitField, "A: \(String(repeating: "b", count: 1 << 20))\n\n"),
    (.limitBoundary, "Content-Type: multipart/mixed; boundary=\(String(repeating: "b", count: 8193))\n\n"),
    (.limitParameterPieces, "Content-Type: text/plain\(pieces("; a*%=b", 129))\n\n"),
    (.limitParameters, "Content-Type: text/plain\(pieces("; a%=b", 1001))\n\n"),
    (.limitAddresses, "To: a@example.org\(String(repeating: ", a@example.org", count: 10_000))\n\n"),
    (.limitMessageIDs, "References:\(String(repeating: " <a@example.org>", count: 10_001))\n\n"),
    (.limitCommentDepth, "To: \(String(repeating: "(", count: 101)) a@example.org\n\n"),
    // The header of a file of 300 MiB whose name is a.
    (.limitBinHexFork, "\n(This file must be converted with BinHex 4.0)\n:\(binHex)\n"),
  ]

  private static func pieces(_ piece: String, _ count: Int) -> String {
    (0..<count).map { piece.replacing("%", with: "\($0)") }.joined()
  }

  /// Source: RFC 1741 appendix A.
  private static let binHex: String = {
    let header: [UInt8] =
      [1, 0x61, 0] + Array("TEXTttxt".utf8) + [0, 0] + [0x12, 0xC0, 0, 0] + [0, 0, 0, 0] + [0, 0]
    let alphabet = Array("!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr".unicodeScalars)
    var bits = header.flatMap { octet in (0..<8).map { Int(octet >> (7 - UInt8($0)) & 1) } }
    bits += Array(repeating: 0, count: (6 - bits.count % 6) % 6)
    var text = String.UnicodeScalarView()
    for start in stride(from: 0, to: bits.count, by: 6) {
      text.append(alphabet[bits[start..<(start + 6)].reduce(0) { $0 << 1 | $1 }])
    }
    return String(text)
  }()

  @Test func allAreShown() {
    #expect(Set(Self.messages.map(\.code)) == Set(Defect.Code.allCases.filter(\.isLimit)))
  }

  @Test(arguments: messages.map(\.code))
  func isNamed(_ code: Defect.Code) throws {
    let text = try #require(Self.messages.first { $0.code == code }?.text)
    let run = try CommandRun("inspect", "--ndjson", input: Array(text.utf8))
    #expect(run.status == .loss)
    let codes = try run.object()["postel:defects"]?.elements.compactMap { $0["code"]?.text } ?? []
    #expect(codes.contains(code.name), "\(codes)")
  }
}
