import Octets
import Testing

@testable import MIMELint

struct AttachmentsRulesTests {
  @Test(
    arguments: [
      ("attachment; filename=a.pdf", []), ("attachment; filename=\"a b.pdf\"", []),
      ("attachment; filename=a b.pdf", ["ATT001 a b.pdf"]),
      ("filename=a.pdf", ["ATT001 filename=a.pdf"]), ("attachment", ["ATT002 attachment"]), ("inline", []),
      ("attachment; filename*=utf-8''%zz.pdf", ["ATT004 utf-8''%zz.pdf"]),
      ("attachment; filename*=nonsense''a.pdf", ["ATT004 nonsense''a.pdf"]),
      ("attachment; filename*1=a; filename*2=b.pdf", ["ATT004 a"]),
      ("attachment; filename=\"/etc/a.pdf\"", ["ATT005 /etc/a.pdf"]),
      ("attachment; filename=con.pdf", ["ATT005 con.pdf"]), ("attachment; filename=a.exe", ["ATT007 a.exe"]),
      ("attachment; filename=\"a.pdf.JS \"", ["ATT007 a.pdf.JS "]), ("attachment; filename=.pdf", []),
    ] as [(String, [String])])
  func `Dispositions and names are looked at`(disposition: String, expected: [String]) {
    let example = Example.fields("Content-Type: application/pdf\nContent-Disposition: \(disposition)\n\n%PDF-1.7\n")
    #expect(example.found("ATT") == expected)
  }

  @Test(
    arguments: [
      ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], true),
      ("image/png", [0xFF, 0xD8, 0xFF, 0xE0], false),
      ("image/jpg", [0xFF, 0xD8, 0xFF, 0xE0], true), ("image/x-foo", [1, 2], true),
      ("application/x-foo", [0x4D, 0x5A], true),
      ("application/pdf", Array("junk %PDF-1.4".utf8), true), ("application/pdf", Array("%PDX".utf8), false),
      ("application/zip", [0x50, 0x4B, 3, 4], true), ("application/epub+zip", [0x50, 0x4B, 3, 4], true),
      ("image/heic", [0x4D, 0x5A] + [UInt8](repeating: 0, count: 80), false),
      ("video/mp4", [0, 0, 0, 24] + Array("ftypmp42".utf8), true),
    ] as [(String, [UInt8], Bool)])
  func `Content is held against its type`(type: String, content: [UInt8], fits: Bool) {
    let result = FileSignatures.fit(content.span, type)
    #expect(result == fits)
  }

  @Test(arguments: [
    ("notes.txt", false), ("notes.exe", true), ("NOTES.ExE", true), ("notes.exe ", true), ("exe", false),
    ("a.b.vbs", true),
    ("", false), (".", false), ("notes.", false), ("a." + String(repeating: "x", count: 5000), false),
  ])
  func `Endings that receivers refuse are known in either case`(name: String, isBlocked: Bool) {
    #expect(FileEndings.isBlocked(name) == isBlocked)
  }

  @Test(arguments: [
    ("../../etc/passwd", "passwd"), ("C:\\a\\b.txt", "b.txt"), ("a\u{202E}txt.exe", "atxt.exe"), ("..", "file"),
    ("", "file"),
    ("con.txt", "_con.txt"), ("LPT1", "_LPT1"), ("a\nb.txt", "ab.txt"), ("Grüße.txt", "Grüße.txt"), ("a/", "file"),
  ])
  func `Names are made safe`(name: String, safe: String) {
    #expect(SafeName.of(name) == safe)
  }

  @Test(
    arguments: [
      ("Please find attached the notes.", "attached"), ("The notes are attached.", "attached"),
      ("Attached is a note", "Attached"),
      ("> I attach the notes", nil), ("I attach the notes", "attach"), ("Notes unattached", nil),
      ("an attached house", nil),
      ("anbei die Notizen", "anbei"), ("Anbei: die", "Anbei"), ("nah anbeigelegt", nil), ("Hello Bob", nil),
      ("im Anhang", "Anhang"),
      ("-------- Forwarded\nI attach", nil), ("ci-joint", "ci-joint"), ("", nil), ("attached", nil),
      ("see\nattached", nil),
    ] as [(String, String?)])
  func `Words about attachments are found in the writer's lines`(text: String, word: String?) {
    let octets = Array(text.utf8)
    let found = AttachmentWords.find(in: octets.span).map { String(decoding: octets[$0], as: UTF8.self) }
    #expect(found == word)
  }

  @Test func `Other parameters than the name may be raw`() {
    let example = Example.fields("Content-Type: text/plain; x=\"ü\"; name*=utf-8''%C3%BC.txt")
    #expect(example.found("ATT003") == [])
  }
}
