internal import Octets

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif
/// What the operating system is asked for. No other file of the command calls the C library.
///
/// Paths are handed over as C strings: what follows a NUL in one would be lost, but arguments and folder entries can't
/// hold a NUL, and safe names never do.
enum System {
  /// An open file, which closes when the value ends.
  struct File: ~Copyable {
    let descriptor: Int32

    deinit { _ = close(descriptor) }
  }

  /// What a descriptor stands for.
  enum Kind: Equatable {
    case regular(count: Int)
    case folder
    case other
  }

  static let standardInput: Int32 = 0
  static let standardOutput: Int32 = 1
  static let standardError: Int32 = 2

  /// Repeats a call while a signal interrupts it; throws where it returns a negative number.
  @discardableResult
  private static func check<Result: SignedInteger>(_ call: () -> Result) throws(SystemError) -> Result {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { throw SystemError(code: errno) }
    }
  }
}

extension SystemError {
  /// Whether something of the name is there already.
  var isExisting: Bool { code == EEXIST }
  /// Whether nobody reads the pipe any more.
  var isBrokenPipe: Bool { code == EPIPE }
  /// Whether the file system can't do it at all.
  var isUnsupported: Bool { [EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS, EMLINK, EXDEV].contains(code) }
  /// What is thrown where a name is taken.
  static var isThere: SystemError { SystemError(code: EEXIST) }
}

// MARK: - Reading

extension System {
  static func kind(of descriptor: Int32) throws(SystemError) -> Kind {
    var status = stat()
    // SAFETY: `status` is written by the call and outlives it.
    try check { unsafe fstat(descriptor, &status) }
    return kind(status)
  }

  /// What stands at a path, without following a link that is its last component; nil where there is nothing.
  static func kind(at path: String) -> Kind? {
    var status = stat()
    // SAFETY: as in `kind(of:)`.
    guard unsafe lstat(path, &status) == 0 else { return nil }
    return kind(status)
  }

  /// Appends what can be read at once, at most a number of octets; returns how many there were, 0 at the end.
  static func read(_ descriptor: Int32, into octets: inout [UInt8], atMost count: Int) throws(SystemError) -> Int {
    var outcome: Result<Int, SystemError> = .success(0)
    octets.append(addingCapacity: count) { (output: inout OutputSpan<UInt8>) in
      // SAFETY: at most `count` octets are written behind those initialized, where there is room for `count`.
      unsafe output.withUnsafeMutableBufferPointer { free, initialized in
        let start = unsafe free.baseAddress! + initialized
        outcome = Result { () throws(SystemError) in try check { unsafe callRead(descriptor, start, count) } }
        if case .success(let received) = outcome { initialized += received }
      }
    }
    return try outcome.get()
  }

  /// How far a descriptor is in its file; nil for what has no place, such as a pipe.
  static func offset(of descriptor: Int32) -> Int? {
    let offset = lseek(descriptor, 0, SEEK_CUR)
    return offset < 0 ? nil : Int(offset)
  }

  /// The names in a folder, in no order.
  static func names(inFolder path: String) throws(SystemError) -> [String] {
    // SAFETY: the stream is checked, used by nobody else, and closed once; an entry's name is copied at once.
    guard let stream = unsafe opendir(path) else { throw SystemError(code: errno) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func kind(_ status: stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .regular(count: Int(status.st_size))
    case S_IFDIR: .folder
    default: .other
    }
  }
}

// MARK: - Writing

extension System {
  /// Writes all octets.
  static func write(_ octets: Span<UInt8>, to descriptor: Int32) throws(SystemError) {
    var rest = octets
    while !rest.isEmpty {
      // SAFETY: the pointer is used only inside the closure, with the count that goes with it.
      let written = try unsafe rest.withUnsafeBufferPointer { (run) throws(SystemError) in
        try check { unsafe callWrite(descriptor, run.baseAddress, run.count) }
      }
      rest = rest.extracting(written...)
    }
  }

  /// Opens a folder, which is made where it is missing, with the folders above it.
  static func openFolder(_ path: String) throws(SystemError) -> File {
    var end = path.utf8.startIndex
    while end != path.utf8.endIndex {
      end = path.utf8[path.utf8.index(after: end)...].firstIndex(of: ASCII.slash) ?? path.utf8.endIndex
      if unsafe mkdir(String(path[..<end]), 0o777) != 0, end == path.utf8.endIndex, errno != EEXIST {
        throw SystemError(code: errno)
      }
    }
    return File(descriptor: try check { call(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) })
  }

  /// Creates a file that nothing stands in the place of, not even a link.
  static func create(_ name: String, in folder: borrowing File) throws(SystemError) -> File {
    let descriptor = folder.descriptor
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    return File(descriptor: try check { unsafe openat(descriptor, name, flags, 0o666) })
  }

  /// Whether a folder has something of a name.
  static func exists(_ name: String, in folder: borrowing File) -> Bool {
    var status = stat()
    // SAFETY: as in `kind(of:)`.
    return unsafe fstatat(folder.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0
  }

  /// Gives a file of a folder a second name there; fails where something has it.
  static func link(_ name: String, as other: String, in folder: borrowing File) throws(SystemError) {
    let descriptor = folder.descriptor
    try check { unsafe linkat(descriptor, name, descriptor, other, 0) }
  }

  /// Gives a file of a folder another name there, in the place of what has it; a link is replaced, not followed.
  static func rename(_ name: String, to other: String, in folder: borrowing File) throws(SystemError) {
    let descriptor = folder.descriptor
    try check { unsafe renameat(descriptor, name, descriptor, other) }
  }

  /// Gives an open file the permissions that another file has.
  static func copyPermissions(of path: String, to file: borrowing File) throws(SystemError) {
    var status = stat()
    // SAFETY: as in `kind(of:)`.
    try check { unsafe stat(path, &status) }
    let descriptor = file.descriptor
    try check { fchmod(descriptor, status.st_mode & 0o7777) }
  }

  static func remove(_ name: String, in folder: borrowing File) throws(SystemError) {
    let descriptor = folder.descriptor
    try check { unsafe unlinkat(descriptor, name, 0) }
  }
}

// MARK: - The process

extension System {
  static var processID: Int { Int(getpid()) }

  /// Whether a descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// How many columns a terminal has; nil for what is none.
  static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    // SAFETY: `size` is written by the call and outlives it.
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// A variable of the environment.
  static func environment(_ name: String) -> String? {
    // SAFETY: `getenv` returns nil or a valid C string, which is copied at once.
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// The time by the system's clock, in seconds from 1970-01-01T00:00:00Z.
  static var secondsSinceEpoch: Int { time(nil) }

  /// Makes writing to a pipe that nobody reads an error instead of the end of the process.
  static func ignoreBrokenPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  static func exit(_ status: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status)
    #elseif canImport(Musl)
      Musl.exit(status)
    #else
      Darwin.exit(status)
    #endif
  }
}

// MARK: - C functions whose names are taken above

extension System {
  private static func call(_ path: String, _ flags: Int32) -> Int32 {
    #if canImport(Glibc)
      unsafe Glibc.open(path, flags)
    #elseif canImport(Musl)
      unsafe Musl.open(path, flags)
    #else
      unsafe Darwin.open(path, flags)
    #endif
  }

  private static func callRead(_ descriptor: Int32, _ start: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.read(descriptor, start, count)
    #elseif canImport(Musl)
      unsafe Musl.read(descriptor, start, count)
    #else
      unsafe Darwin.read(descriptor, start, count)
    #endif
  }

  private static func callWrite(_ descriptor: Int32, _ start: UnsafePointer<UInt8>?, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(descriptor, start, count)
    #elseif canImport(Musl)
      unsafe Musl.write(descriptor, start, count)
    #else
      unsafe Darwin.write(descriptor, start, count)
    #endif
  }
}
