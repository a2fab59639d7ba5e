#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A descriptor of the operating system, which closes when the value ends.
final class Descriptor {
  private(set) var number: Int32

  init(_ number: Int32) { self.number = number }

  /// Opens a file to read from.
  convenience init(reading path: String) {
    // SAFETY: the C string lives for the call.
    self.init(unsafe open(path, O_RDONLY))
  }

  /// Opens a file to write to.
  convenience init(writing path: String) {
    // SAFETY: as above.
    self.init(unsafe open(path, O_WRONLY))
  }

  deinit { end() }

  /// Closes it now.
  func end() {
    if number >= 0 { close(number) }
    number = -1
  }

  func seek(to offset: Int) { lseek(number, offset, SEEK_SET) }

  /// The two ends of a new pipe.
  static func pipe() -> (reading: Descriptor, writing: Descriptor) {
    var ends: [Int32] = [-1, -1]
    // SAFETY: the call writes two numbers, and there is room for two.
    #if canImport(Glibc)
      unsafe Glibc.pipe(&ends)
    #elseif canImport(Musl)
      unsafe Musl.pipe(&ends)
    #else
      unsafe Darwin.pipe(&ends)
    #endif
    return (Descriptor(ends[0]), Descriptor(ends[1]))
  }
}
