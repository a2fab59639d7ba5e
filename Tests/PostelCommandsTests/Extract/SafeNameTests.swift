import Octets
import TestSupport
import Testing

@testable import PostelCommands

struct SafeNameTests {
  @Test(arguments: [
    ("report.pdf", "report.pdf"), ("naïve 日本.txt", "naïve 日本.txt"), ("../../etc/passwd", "passwd"),
    ("/etc/passwd", "passwd"), (#"C:\Windows\evil.exe"#, "evil.exe"), (#"\\host\share\x.txt"#, "x.txt"),
    ("C:evil.exe", "C_evil.exe"), ("..", "F"), (".", "F"), ("", "F"), ("/", "F"), ("a/", "a"), ("...", "F"),
    (".bashrc", "bashrc"), ("-rf", "rf"), ("--help", "help"), (" . -x", "x"), ("name. . ", "name"), ("a\u{0}b", "a_b"),
    ("a\r\nb\tc", "a__b_c"), ("\u{1B}[2J.txt", "_[2J.txt"), ("\u{9B}x", "_x"), ("evil\u{202E}gnp.exe", "evil_gnp.exe"),
    ("a\u{200B}\u{FEFF}b", "a__b"), ("\u{2066}\u{2069}", "F"), ("con", "_con"), ("CON.txt", "_CON.txt"),
    ("nul.tar.gz", "_nul.tar.gz"), ("COM1", "_COM1"), ("lpt9.x", "_lpt9.x"), ("COM¹.txt", "_COM¹.txt"),
    ("com10", "com10"), ("console.txt", "console.txt"), ("aux .txt", "_aux .txt"),
    (#"a<b>c:d"e|f?g*h"#, "a_b_c_d_e_f_g_h"),
    ("\u{A0}x\u{3000}", "x"), ("a\u{2028}b", "a_b"), ("\u{FFFF}.txt", "_.txt"), ("~root", "~root"), ("$(id)", "$(id)"),
    ("a;rm -rf *", "a;rm -rf _"), ("no extension", "no extension"),
  ])
  func makes(_ name: String, _ expected: String) {
    #expect(SafeName.make(from: name, else: "F") == expected)
  }

  @Test func fallsBack() {
    #expect(SafeName.make(from: nil, else: "part-1.txt") == "part-1.txt")
    #expect(SafeName.make(from: "..", else: "../part") == "part")
    #expect(SafeName.make(from: "..", else: "..") == "part")
  }

  @Test func cutsBeforeTheExtension() {
    let long = SafeName.make(from: String(repeating: "日", count: 300) + ".jpeg", else: "F")
    #expect(long == String(repeating: "日", count: 83) + ".jpeg")
    #expect(SafeName.make(from: String(repeating: "a", count: 300), else: "F").utf8.count == 255)
    let dotted = SafeName.make(from: "a." + String(repeating: "b", count: 400), else: "F")
    #expect(dotted == "a." + String(repeating: "b", count: 253))
    let blank = SafeName.make(from: String(repeating: "a", count: 250) + "      b.txt", else: "F")
    #expect(blank == String(repeating: "a", count: 250) + ".txt")
  }

  /// Whatever goes in, what comes out is one visible component that no system takes for anything but a file's name.
  @Test func alwaysSafe() {
    var random = SeededRandom(seed: 0x5AFE)
    let pieces = [
      "/", "\\", "..", ".", "-", " ", "con", "NUL", "aux", ":", "\u{0}", "\u{1B}", "\u{7F}", "\u{85}", "\u{202E}",
      "\u{2066}",
      "\u{200B}", "\u{2028}", "\u{FFFE}", "*", "?", "|", "日", "e\u{301}", "😀", "a", "B", ".txt", ".tar.gz", "~", "%2F",
      "%00",
    ]
    for _ in 0..<20_000 {
      let count = Int(random.next() % 12)
      var name = ""
      for _ in 0..<count { name += pieces[Int(random.next() % UInt64(pieces.count))] }
      if random.next() % 50 == 0 { name += String(repeating: "長", count: 100) + ".txt" }
      check(SafeName.make(from: name, else: "part-1.bin"), of: name)
    }
  }

  @Test func everyScalarIsSafe() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value),
        value < 0x3000 || value % 97 == 0 || value > 0xE_0000 && value < 0xE_0200
      else { continue }
      let name = "a\(scalar)b"
      check(SafeName.make(from: name, else: "F"), of: name)
    }
  }

  private func check(_ safe: String, of name: String) {
    let scalars = Array(safe.unicodeScalars)
    let isVisible = scalars.allSatisfy { !HiddenScalars.contains($0) }
    let hasSeparator = safe.utf8.contains { [ASCII.slash, ASCII.backslash, ASCII.colon, ASCII.nul].contains($0) }
    let first = scalars.first, last = scalars.last
    let isTrimmed = first != "." && first != "-" && first != " " && last != "." && last != " "
    let isDevice = ["con", "nul", "aux"].contains(safe.split(separator: ".").first.map { $0.lowercased() } ?? "")
    #expect(
      !scalars.isEmpty && isVisible && !hasSeparator && isTrimmed && !isDevice && safe.utf8.count <= 255,
      "\(name.debugDescription) became \(safe.debugDescription)")
    #expect(SafeName.make(from: safe, else: "F") == safe, "not stable: \(safe.debugDescription)")
  }

  @Test(arguments: [
    ("a.txt", "a", ".txt"), ("a.tar.gz", "a.tar", ".gz"), ("a", "a", ""), (".x", ".x", ""), ("a.", "a.", ""),
  ])
  func splits(_ name: String, _ stem: String, _ suffix: String) {
    let parts = SafeName.split(name)
    #expect(parts.stem == stem && parts.suffix == suffix)
  }
}
