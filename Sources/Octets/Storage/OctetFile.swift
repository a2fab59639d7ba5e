#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A regular file that is read piece by piece, so that it is never held whole.
///
/// Nothing in it changes after it was opened: every piece is read from an offset of its own.
public final class OctetFile: Sendable {
  /// What tells a file from the same one after somebody wrote into it.
  public struct Version: Sendable, Hashable {
    /// How many octets the file has.
    public let count: Int
    private let file: UInt64
    private let changedAt: [Int]

    fileprivate init(_ status: stat) {
      count = Int(status.st_size)
      file = UInt64(status.st_ino)
      #if canImport(Darwin)
        changedAt = [status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec]
      #else
        changedAt = [Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec)]
      #endif
    }
  }

  /// The file as it was when it was opened.
  public let version: Version
  private let descriptor: Int32

  /// Opens a file.
  ///
  /// - Throws: ``SystemError`` where it can't be opened, or is no regular file.
  public init(path: String) throws(SystemError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    var status = stat()
    let isRegular = unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    guard isRegular else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      close(descriptor)
      throw SystemError(code: isFolder ? EISDIR : ESPIPE)
    }
    self.descriptor = descriptor
    version = Version(status)
  }

  deinit { close(descriptor) }

  /// Appends octets from an offset on; returns how many, 0 only at the end of the file or for a count of 0.
  ///
  /// - Throws: ``SystemError`` where they can't be read.
  public func read(from offset: Int, atMost count: Int, into output: inout [UInt8]) throws(SystemError) -> Int {
    precondition(offset >= 0 && count >= 0)
    let before = output.count
    var failure: Int32?
    repeat {
      failure = nil
      output.append(addingCapacity: count) { free in
        // SAFETY: `pread` writes at most `count` octets, which are free, and returns how many it wrote.
        unsafe free.withUnsafeMutableBufferPointer { free, initialized in
          guard let base = free.baseAddress else { return }
          let done = unsafe pread(descriptor, base + initialized, count, off_t(offset))
          if done < 0 { failure = errno } else { initialized += done }
        }
      }
    } while failure == EINTR
    if let failure { throw SystemError(code: failure) }
    return output.count - before
  }
}
