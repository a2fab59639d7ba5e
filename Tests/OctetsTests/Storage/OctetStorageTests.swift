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

  /// Runs are in order and complete, and what they were given back can be read again, whatever it was.
  @Test(arguments: [0, 1, 4095, 9_000_000])
  func handsOverRuns(_ start: Int) throws {
    let path = "/tmp/postel-runs-\(getpid())-\(start)"
    var octets = [UInt8](repeating: 7, count: 9_500_001)
    for index in stride(from: 0, to: octets.count, by: 1021) { octets[index] = UInt8(truncatingIfNeeded: index) }
    try write(octets, to: path)
    defer { unsafe unlink(path) }
    for storage in [try OctetStorage(contentsOfFile: path), OctetStorage(octets)] {
      for _ in 0..<2 {
        var joined: [UInt8] = []
        var longest = 0
        storage.forEachRun(of: start..<(octets.count - 1), atMost: 100_000) { run in
          joined.append(run)
          longest = max(longest, run.count)
        }
        #expect(joined == Array(octets[start..<(octets.count - 1)]) && longest == min(100_000, joined.count))
      }
    }
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
