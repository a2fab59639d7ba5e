import FoundationEssentials
import Octets
import Testing

@testable import PostelCommands

struct OutputFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ name: String, _ text: String, overwrites: Bool = false) throws {
    var output = try OutputFolder(folder["out"], overwrites: overwrites)
    try output.write(name) { $0.write(text) }
  }

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder["out"])) ?? []).sorted()
  }

  @Test func makesFoldersAndFiles() throws {
    var output = try OutputFolder(folder["a/b//c/"], overwrites: false)
    try output.write("x") { $0.write("1") }
    try output.write("y") { $0.write([UInt8](repeating: 0x32, count: 200_000).span) }
    #expect(folder.contents("a/b/c/x") == Array("1".utf8))
    #expect(folder.contents("a/b/c/y")?.count == 200_000)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder["a/b/c"])
    #expect(left.sorted() == ["x", "y"])
  }

  @Test func replacesOnlyWhenAsked() throws {
    try write("x", "first")
    #expect(throws: SystemError.isThere) { try write("x", "second") }
    #expect(folder.contents("out/x") == Array("first".utf8))
    try write("x", "third", overwrites: true)
    #expect(folder.contents("out/x") == Array("third".utf8))
    #expect(names == ["x"])
  }

  @Test func followsNoLink() throws {
    let target = try folder.file("target", "untouched")
    try write("other", "")
    for (link, destination) in [("link", target), ("dangling", folder["nowhere"])] {
      try FileManager.default.createSymbolicLink(atPath: folder["out/" + link], withDestinationPath: destination)
      #expect(throws: SystemError.isThere) { try write(link, "evil") }
      try write(link, "new", overwrites: true)
      #expect(folder.contents("out/" + link) == Array("new".utf8))
      let kind = try FileManager.default.attributesOfItem(atPath: folder["out/" + link])[.type] as? FileAttributeType
      #expect(kind == .typeRegular)
    }
    #expect(folder.contents("target") == Array("untouched".utf8))
    #expect(folder.contents("nowhere") == nil)
  }

  @Test func leavesNothingWhereItFails() throws {
    try write("x", "")
    try FileManager.default.createDirectory(atPath: folder["out/sub"], withIntermediateDirectories: false)
    #expect(throws: SystemError.self) { try write("sub", "text", overwrites: true) }
    #expect(names == ["sub", "x"])
    _ = try folder.file("plain", "")
    #expect(throws: SystemError.self) { _ = try OutputFolder(folder["plain"], overwrites: false) }
    #expect(throws: SystemError.self) { _ = try OutputFolder(folder["plain/under"], overwrites: false) }
  }
}
