import Octets
import Testing

@testable import PostelCommands

struct InputReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ name: String, standardInput: Int32 = -1) throws -> [UInt8] {
    let storage = try InputReader.read(name, standardInput: standardInput)
    return Array(storage.span)
  }

  @Test func readsFiles() throws {
    #expect(try read(try folder.file("a.eml", "Subject: a")) == Array("Subject: a".utf8))
    #expect(try read(try folder.file("empty.eml", "")) == [])
  }

  @Test func readsCompressedFilesByTheirName() throws {
    let packed = GzipInputTests.compressed(Array("Subject: a".utf8))
    #expect(try read(try folder.file("a.eml.gz", packed)) == Array("Subject: a".utf8))
    #expect(try read(try folder.file("a.eml", packed)) == packed)
    #expect(try read(try folder.file("plain.gz", "Subject: b")) == Array("Subject: b".utf8))
  }

  @Test func readsPipes() throws {
    let pipe = Descriptor.pipe()
    var output = OctetOutput(descriptor: pipe.writing.number)
    output.write(String(repeating: "a", count: 10_000))
    output.flush()
    pipe.writing.end()
    #expect(try read("-", standardInput: pipe.reading.number) == [UInt8](repeating: 0x61, count: 10_000))
  }

  @Test func readsStandardInputFromWhereItIs() throws {
    let file = Descriptor(reading: try folder.file("in", "skipped, rest"))
    #expect(try read("-", standardInput: file.number) == Array("skipped, rest".utf8))
    file.seek(to: 9)
    #expect(try read("-", standardInput: file.number) == Array("rest".utf8))
  }

  @Test func saysWhatIsWrong() throws {
    #expect(throws: InputFailure(reason: "No such file or directory")) { try read(folder["missing"]) }
    #expect(throws: InputFailure(reason: "Is a directory")) { try read(folder.path) }
  }
}
