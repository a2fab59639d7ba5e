// Folder-wide: messages compared by what they mean.
import MIME
import TestSupport
import Testing

@Suite struct MessageDifferenceTests {
  private static func differences(_ before: [UInt8], _ after: [UInt8]) -> [String] {
    Message(after).differences(from: Message(before)).map { difference in
      let place = [difference.part?.description, difference.field].compactMap { $0 }.joined(separator: " ")
      return "\(difference.kind.rawValue) \(place): \(difference.before ?? "-") > \(difference.after ?? "-")"
    }
  }

  private static func differences(_ before: String, _ after: String) -> [String] {
    differences(Array(before.utf8), Array(after.utf8))
  }

  @Test(arguments: [
    ("Subject: a b\n\nx", "SUBJECT:  a\r\n\tb\r\n\r\nx\r\n"),
    ("Subject: Grüße\n\n", "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\n\n"),
    ("To: Ann <a@EXAMPLE.org>\n\n", "To: \"Ann\" <a@example.org> (x)\n\n"),
    ("Date: Mon, 23 Nov 2026 10:00:00 +0000\n\n", "Date: 23 Nov 26 10:00 GMT\n\n"),
    ("A: 1\nB: 2\n\n", "B: 2\nA: 1\n\n"),
    (
      "Content-Type: text/plain; charset=utf-8\n\ncafé\n",
      "Content-type: TEXT/plain; charset=\"utf-8\"\nContent-Transfer-Encoding: base64\n\nY2Fmw6kNCg==\n"
    ),
    (
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\n",
      "Content-Type: multipart/mixed; boundary=c\n\npreamble\n--c\n\nx\n--c--\n"
    ),
  ])
  func sameMeaning(_ before: String, _ after: String) {
    #expect(Self.differences(before, after) == [])
    #expect(Self.differences(after, before) == [])
  }

  @Test(arguments: [
    ("A: 1\n\n", "A: 1\nB: 2\n\n", ["fieldAdded 1 B: - > 2"]),
    ("A: 1\nB: 2\n\n", "A: 1\n\n", ["fieldRemoved 1 B: 2 > -"]),
    ("A: 1\n\n", "a: 2\n\n", ["fieldChanged 1 A: 1 > 2"]),
    ("R: 1\nR: 2\n\n", "R: 0\nR: 1\nR: 2\n\n", ["fieldAdded 1 R: - > 0"]),
    ("R: 1\nR: 2\n\n", "R: 2\nR: 1\n\n", ["fieldsReordered 1 R: 1\n2 > 2\n1"]),
    ("A: 1\n\nx\ny", "A: 1\n\nx\nz", ["textChanged 1: x\ny > x\nz"]),
    (
      "Content-Type: text/plain\n\nx", "Content-Type: text/html\n\nx",
      ["typeChanged 1 Content-Type: text/plain > text/html"]
    ),
    (
      "Content-Type: a/b\nContent-Transfer-Encoding: base64\n\nAAA=",
      "Content-Type: a/b\nContent-Transfer-Encoding: base64\n\nAAAB",
      ["contentChanged 1: 2 octets > 3 octets"]
    ),
    (
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\nContent-Type: a/b\n\ny\n--b--\n",
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\n", ["partRemoved 2: a/b > -"]
    ),
    (
      "Content-Disposition: attachment; filename=a\n\n", "Content-Disposition: attachment; filename=b\n\n",
      ["dispositionChanged 1 Content-Disposition: attachment; filename=a > attachment; filename=b"]
    ),
  ])
  func differs(_ before: String, _ after: String, _ expected: [String]) {
    #expect(Self.differences(before, after) == expected)
  }

  @Test func everyFixtureMeansWhatItMeans() {
    for (name, octets) in RewriteCorpus.fixtures {
      #expect(Self.differences(octets, octets) == [], "\(name)")
      guard Meaning.isComparable(Message(octets)) else { continue }
      var recoding = MessageRecoding()
      recoding.transfer = .base64
      let recoded = (try? Message(octets).recoded(recoding).octets()) ?? []
      let differences = Self.differences(octets, recoded).filter {
        !$0.hasPrefix("fieldAdded") || !$0.contains("Content-")
      }
      #expect(differences == [], "\(name)")
    }
  }
}
