#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Octets in memory that stays theirs while a closure runs.
@safe
struct Placed {
  let start: UnsafeMutablePointer<UInt8>
  let count: Int
}

/// Memory between two pages that nothing may touch: a kernel that reads or writes far past its octets ends the process,
/// one that looks at their neighbours sees poison.
@safe
final class GuardedOctets {
  private let page = 16384
  private let base: UnsafeMutableRawPointer
  private var area: UnsafeMutableRawPointer { unsafe base + page }
  /// Octets between the guard pages.
  private let capacity: Int

  init(capacity: Int = 16384) {
    precondition(capacity % 16384 == 0)
    self.capacity = capacity
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    // SAFETY: a fresh mapping, whose success is checked; the guards are its own first and last page.
    unsafe base = mmap(nil, capacity + 2 * page, PROT_READ | PROT_WRITE, flags, -1, 0)!
    unsafe precondition(base != MAP_FAILED)
    unsafe mprotect(base, page, PROT_NONE)
    unsafe mprotect(base + page + capacity, page, PROT_NONE)
  }

  deinit { unsafe munmap(base, capacity + 2 * page) }

  /// Places octets at an alignment, poison around them, and gives them to a kernel.
  func at<Result>(
    alignment: Int, _ octets: [UInt8], poison: UInt8, _ body: (Placed) -> Result
  ) -> Result {
    place(octets, offset: 128 + alignment, poison: poison, body)
  }

  /// Places octets directly before the guard page.
  func atEnd<Result>(_ octets: [UInt8], _ body: (Placed) -> Result) -> Result {
    place(octets, offset: capacity - octets.count, poison: 0x80, body)
  }

  /// Places octets directly behind the guard page.
  func atStart<Result>(_ octets: [UInt8], _ body: (Placed) -> Result) -> Result {
    place(octets, offset: 0, poison: 0x80, body)
  }

  private func place<Result>(
    _ octets: [UInt8], offset: Int, poison: UInt8, _ body: (Placed) -> Result
  ) -> Result {
    precondition(offset >= 0 && offset + octets.count <= capacity)
    // SAFETY: the margin and the octets lie inside the area, as checked.
    let margin = min(offset, 128)
    unsafe memset(area + offset - margin, Int32(poison), margin)
    unsafe memset(area + offset + octets.count, Int32(poison), min(128, capacity - offset - octets.count))
    if !octets.isEmpty { unsafe memcpy(area + offset, octets, octets.count) }
    let start = unsafe (area + offset).assumingMemoryBound(to: UInt8.self)
    return unsafe body(Placed(start: start, count: octets.count))
  }
}
