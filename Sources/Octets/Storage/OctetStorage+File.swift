#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension OctetStorage {
  /// Creates storage with the octets of a file: mapped where it can be, else read to its end.
  ///
  /// - Throws: ``SystemError`` where the file can't be opened or read.
  public convenience init(contentsOfFile path: String) throws(SystemError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    defer { close(descriptor) }
    try self.init(contentsOfDescriptor: descriptor)
  }

  /// Creates storage with the octets of an open file: mapped where it can be, else read to its end.
  ///
  /// - Throws: ``SystemError`` where it can't be read.
  public convenience init(contentsOfDescriptor descriptor: Int32) throws(SystemError) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw SystemError(code: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw SystemError(code: EISDIR)
    case S_IFREG where status.st_size > 0: try self.init(mapping: descriptor, count: Int(status.st_size))
    default: self.init(try Self.readToEnd(descriptor))
    }
  }

  private static func readToEnd(_ descriptor: Int32) throws(SystemError) -> [UInt8] {
    var octets: [UInt8] = []
    while true {
      var failure: Int32?
      let before = octets.count
      octets.append(addingCapacity: 256 << 10) { output in
        // SAFETY: `read` writes at most the free octets and returns how many it wrote.
        unsafe output.withUnsafeMutableBufferPointer { free, initialized in
          let count = unsafe read(descriptor, free.baseAddress! + initialized, free.count - initialized)
          if count < 0 { failure = errno } else { initialized += count }
        }
      }
      if let failure, failure != EINTR { throw SystemError(code: failure) }
      if failure == nil, octets.count == before { return octets }
    }
  }
}
