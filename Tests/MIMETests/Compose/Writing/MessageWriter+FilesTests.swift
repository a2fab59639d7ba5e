import FoundationEssentials
import MIME
import Testing

@Suite("Messages with files") struct MessageWriterFilesTests {
  private func withFile(named name: String, _ octets: [UInt8], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "compose-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: name).path
    try Data(octets).write(to: URL(filePath: path))
    try body(path)
  }

  private func parts(_ part: Draft.Part) throws -> Entity {
    let message = try Written.message(.multipart("mixed", [.text("x"), part]))
    #expect(message.diagnose().isEmpty)
    return try #require(message.root.parts.dropFirst().first { _ in true })
  }

  @Test("The name tells the type, unless the content contradicts it")
  func types() throws {
    let rows: [(String, [UInt8], String, String?, [UInt8])] = [
      ("a.txt", Array("one\ntwo\n".utf8), "text/plain", "us-ascii", Array("one\r\ntwo\r\n".utf8)),
      ("a.csv", Array("ü;é\n".utf8), "text/csv", "utf-8", Array("ü;é\r\n".utf8)),
      ("a.txt", [0xFC, 0x0A], "application/octet-stream", nil, [0xFC, 0x0A]),
      ("naïve.png", [0x89, 0x0A], "image/png", nil, [0x89, 0x0A]),
      ("a.eml", Array("From: a@x.example\n\nx\n".utf8), "message/rfc822", nil, []),
      (
        "a.eml", Array("From: a@x.example\n\nü\n".utf8), "application/octet-stream", nil,
        Array("From: a@x.example\n\nü\n".utf8)
      ),
      ("unknown", Array("one\ntwo".utf8), "application/octet-stream", nil, Array("one\ntwo".utf8)),
    ]
    for (name, octets, type, charset, content) in rows {
      try withFile(named: name, octets) { path in
        let part = try parts(.file(path).attached())
        #expect(part.mediaType.essence == type && part.mediaType.parameters["charset"] == charset, "\(name)")
        #expect(part.fileName == name && part.disposition?.kind == "attachment")
        if type != "message/rfc822" { #expect(part.content() == content, "\(name)") }
      }
    }
  }

  @Test("Large files, whatever is in them", arguments: [UInt8](arrayLiteral: 0x61, 0x0A, 0x0D, 0xFF, 0x00))
  func large(octet: UInt8) throws {
    let octets = [UInt8](repeating: octet, count: 1_000_003)
    try withFile(named: "large.bin", octets) { path in
      let content = try parts(.file(path).attached()).content()
      #expect(content == octets)
    }
  }

  @Test func aFileThatChangesStopsTheWriter() throws {
    try withFile(named: "a.bin", [1, 2, 3]) { path in
      var writer = try MessageWriter(Written.draft(.file(path)))
      try Data([1, 2, 3, 4]).write(to: URL(filePath: path))
      var output: [UInt8] = []
      let error = #expect(throws: CompositionError.self) { while try writer.write(into: &output) {} }
      #expect(error?.code == .fileChanged && error?.filePath == path)
    }
  }

  @Test func whatCanNotBeReadIsAnErrorBefore() {
    let error = #expect(throws: CompositionError.self) { try MessageWriter(Written.draft(.file("/nonexistent"))) }
    #expect(error?.description == "/nonexistent: the file can't be read: No such file or directory")
    #expect(throws: CompositionError.self) { try MessageWriter(Written.draft(.file("/dev/null"))) }
  }
}
