import Testing

@testable import MIMECharsets

struct SASLPrepTests {
  @Test(
    "RFC 4013 §3, and others",
    arguments: [
      ("I\u{AD}X", "IX"), ("user", "user"), ("USER", "USER"), ("\u{AA}", "a"), ("\u{2168}", "IX"), ("\u{7}", nil),
      ("\u{627}\u{31}", nil), ("", nil), ("\u{AD}", nil), ("a\u{A0}b", "a b"), ("\u{FF50}", "p"), ("u\u{308}", "ü"),
      ("\u{E000}", nil), ("\u{FDFA}", "صلى الله عليه وسلم"), ("\u{7F}", nil), (" a ", " a "),
    ] as [(String, String?)])
  func prepare(_ text: String, _ prepared: String?) {
    for isStored in [true, false] {
      let found = SASLPrep.prepare(text, isStored: isStored)
      #expect(found.map { Array($0.utf8) } == prepared.map { Array($0.utf8) }, "\(text.debugDescription)")
    }
  }

  /// Unicode 3.2 has no U+1F600.
  @Test func charactersThatTheProfileDoesNotKnow() {
    #expect(SASLPrep.prepare("\u{1F600}", isStored: true) == nil)
    #expect(SASLPrep.prepare("\u{1F600}", isStored: false) == "\u{1F600}")
  }

  @Test func whatIsPreparedStaysAsItIs() {
    for scalar in (0..<0x3000).compactMap(Unicode.Scalar.init) {
      guard let once = SASLPrep.prepare("a\(scalar)", isStored: false) else { continue }
      #expect(SASLPrep.prepare(once, isStored: false) == once, "\(scalar.value)")
    }
  }

  @Test func hostileSizes() {
    #expect(SASLPrep.prepare(String(repeating: "\u{FDFA}", count: 1 << 16), isStored: true)?.utf8.count == 33 << 16)
    #expect(SASLPrep.prepare(String(repeating: "é", count: 1 << 17), isStored: true) == nil)
  }
}
