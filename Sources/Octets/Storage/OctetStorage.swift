#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Immutable octets that many views share: an array, or a file mapped into memory.
///
/// A mapped file must not be truncated while it is in use; the operating system ends a process that reads past the
/// new end. Whoever maps files that others write should read them into an array instead.
@safe
public final class OctetStorage: Sendable {
  private enum Owner {
    case array([UInt8])
    case mapping
  }

  private let owner: Owner
  // SAFETY: written once in `init`; for an array it stays nil, for a mapping it is valid until `deinit` unmaps it.
  private nonisolated(unsafe) let base: UnsafeRawPointer?
  /// How many octets there are.
  public let count: Int

  /// Creates storage that holds an array.
  public init(_ octets: [UInt8]) {
    self.owner = .array(octets)
    unsafe self.base = nil
    self.count = octets.count
  }

  /// Creates storage that maps an open file into memory, from its beginning.
  ///
  /// The descriptor may be closed afterwards.
  /// - Throws: ``SystemError`` where the system can't map it, as for pipes.
  public init(mapping descriptor: Int32, count: Int) throws(SystemError) {
    // SAFETY: a fresh read-only private mapping; the result is checked before use.
    let address = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else { throw SystemError(code: errno) }
    self.owner = .mapping
    unsafe self.base = UnsafeRawPointer(address)
    self.count = count
  }

  /// How much of a mapped file is passed before its memory is given back.
  private static var windowCount: Int { 4 << 20 }

  /// Hands over the octets of a range in runs. Of a mapped file only some megabytes are in memory at a time, so that the
  /// size of a file that is passed from end to end does not matter.
  ///
  /// - Parameters:
  ///   - range: Where the octets are.
  ///   - runCount: How many octets a run has at most.
  ///   - receive: Is called with each run, borrowed for the call; never with an empty one.
  public func forEachRun<Failure: Error>(
    of range: Range<Int>, atMost runCount: Int = 256 << 10, _ receive: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    precondition(runCount > 0)
    var released = range.lowerBound
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start + runCount, range.upperBound)
      try receive(span.extracting(start..<end))
      start = end
      guard start - released >= Self.windowCount else { continue }
      release(released..<start)
      released = start
    }
  }

  /// Gives back the memory that whole pages of a range take. Who reads them again gets them from the file again.
  private func release(_ range: Range<Int>) {
    guard case .mapping = owner, let base = unsafe base else { return }
    let page = Int(getpagesize())
    let start = (range.lowerBound + page - 1) / page * page
    let end = range.upperBound / page * page
    guard start < end else { return }
    // SAFETY: the pages are those of the mapping, which is private, only read, and backed by its file.
    unsafe madvise(UnsafeMutableRawPointer(mutating: base + start), end - start, MADV_DONTNEED)
  }

  deinit {
    if case .mapping = owner, let base = unsafe base {
      // SAFETY: `base` and `count` are those of the mapping made in `init`, unmapped nowhere else.
      unsafe munmap(UnsafeMutableRawPointer(mutating: base), count)
    }
  }

  /// The octets.
  public var span: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      switch owner {
      case .array(let octets):
        // SAFETY: the array is an immutable stored property, so its elements live as long as `self`.
        return unsafe _overrideLifetime(octets.span, borrowing: self)
      case .mapping:
        // SAFETY: the mapping holds `count` octets and lives as long as `self`.
        let octets = unsafe Span<UInt8>(_unsafeStart: base!.assumingMemoryBound(to: UInt8.self), count: count)
        return unsafe _overrideLifetime(octets, borrowing: self)
      }
    }
  }
}
