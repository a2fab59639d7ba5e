import Octets
import Testing

@testable import PostelCommands

struct OctetOutputTests {
  @Test func writesEverythingInOrder() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("out", "")
    let file = Descriptor(writing: path)
    var output = OctetOutput(descriptor: file.number)
    var expected: [UInt8] = []
    for count in [0, 1, 70_000, 3, 65_536, 40_000, 40_000] {
      let run = [UInt8](repeating: UInt8(count % 251), count: count)
      output.write(run.span)
      output.write("|")
      expected += run + [UInt8(ascii: "|")]
    }
    output.flush()
    #expect(output.failure == nil)
    #expect(folder.contents("out") == expected)
  }

  @Test func dropsWhatNobodyReads() {
    System.ignoreBrokenPipes()
    let writing = Descriptor.pipe().writing
    var output = OctetOutput(descriptor: writing.number)
    output.write("first")
    output.flush()
    #expect(output.failure?.isBrokenPipe == true)
    output.write("second")
    output.write([UInt8](repeating: 0, count: 100_000).span)
    #expect(output.octets.isEmpty)
  }

  @Test func showsContentOnATerminal() {
    var terminal = OctetOutput(inMemoryAsTerminal: true)
    terminal.writeContent(Array("a\u{1B}c\r\n".utf8).span)
    #expect(terminal.octets == Array("a\\x1Bc\n".utf8))
    var file = OctetOutput()
    file.writeContent(Array("a\u{1B}c\r\n".utf8).span)
    #expect(file.octets == Array("a\u{1B}c\r\n".utf8))
  }
}
