import FoundationEssentials
import Octets
import Testing

@Suite("Files that are read in pieces") struct OctetFileTests {
  private func withFile(_ octets: [UInt8], _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "octets-\(UInt64.random(in: 0 ... .max))").path
    try Data(octets).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test("Pieces of any size", arguments: [1, 7, 4096])
  func pieces(size: Int) throws {
    let octets = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 * 31) }
    try withFile(octets) { path in
      let file = try OctetFile(path: path)
      #expect(file.version.count == octets.count)
      var read: [UInt8] = []
      while try file.read(from: read.count, atMost: size, into: &read) > 0 {}
      #expect(read == octets)
      #expect(
        try file.read(from: 20_000, atMost: 1, into: &read) == 0 && file.read(from: 0, atMost: 0, into: &read) == 0)
    }
  }

  @Test func aFileThatChangesHasAnotherVersion() throws {
    try withFile([1, 2, 3]) { path in
      let before = try OctetFile(path: path).version
      #expect(try OctetFile(path: path).version == before)
      try Data([1, 2, 3, 4]).write(to: URL(filePath: path))
      #expect(try OctetFile(path: path).version != before)
    }
  }

  @Test("What is no regular file", arguments: ["/nonexistent", "/", "/dev/null"])
  func others(path: String) {
    #expect(throws: SystemError.self) { try OctetFile(path: path) }
  }
}
