import Octets
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct OctetStorageTests {
  @Test func holdsAnArray() {
    let storage = OctetStorage([1, 2, 3])
    let last = storage.span[2]
    #expect(storage.count == 3 && last == 3)
    #expect(OctetStorage([]).count == 0)
  }

  @Test func readsAFileMappedOrNot() throws {
    let path = "/tmp/postel-storage-\(getpid())"
    let octets = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
    try write(octets, to: path)
    defer { unsafe unlink(path) }
    let storage = try OctetStorage(contentsOfFile: path)
    let isSame = storage.span.equals(octets.span)
    #expect(isSame)
    try write([], to: path)
    #expect(try OctetStorage(contentsOfFile: path).count == 0)
    #expect(try OctetStorage(contentsOfFile: "/dev/null").count == 0)
  }

  @Test(arguments: [("/nonexistent/file", ENOENT), ("/tmp", EISDIR)])
  func saysWhyAFileCannotBeRead(_ path: String, _ code: Int32) {
    #expect(throws: SystemError(code: code)) { try OctetStorage(contentsOfFile: path) }
    #expect(!SystemError(code: code).description.isEmpty)
  }

  private func write(_ octets: [UInt8], to path: String) throws {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let written = unsafe octets.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    try #require(written == octets.count)
  }
}
