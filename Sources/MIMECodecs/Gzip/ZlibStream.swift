internal import CZlib
internal import Octets

/// One stream of zlib, inflating or deflating, with gzip's framing.
///
/// The only place that touches zlib.
@safe
struct ZlibStream: ~Copyable, @unchecked Sendable {
  // SAFETY: allocated in `init`, owned by this value alone, which can't be copied, and freed in `deinit`. zlib keeps a
  // pointer to the record, so it must not move: that is why it is on the heap.
  private let record: UnsafeMutablePointer<z_stream>
  private let direction: Direction

  enum Direction {
    case inflate
    case deflate(level: Int)
  }

  /// What a step came to.
  enum Outcome {
    /// More input or more room is needed.
    case more
    /// The member is complete.
    case ended
    /// The input is not what it should be.
    case damaged
  }

  /// gzip framing, with the largest window. zlib.h, deflateInit2.
  private static var windowBits: Int32 { 15 + 16 }

  init(_ direction: Direction) {
    self.direction = direction
    // SAFETY: the record is initialized before zlib sees it, and the size given is its own.
    unsafe record = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe record.initialize(to: z_stream())
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    let status =
      switch direction {
      case .inflate:
        unsafe inflateInit2_(record, Self.windowBits, zlibVersion(), size)
      case .deflate(let level):
        unsafe deflateInit2_(
          record, Int32(level), Z_DEFLATED, Self.windowBits, 8, Z_DEFAULT_STRATEGY, zlibVersion(), size)
      }
    // Only lack of memory and another zlib at run time than at build time lead here.
    precondition(status == Z_OK, "zlib can't start")
  }

  deinit {
    // SAFETY: `record` is the one made in `init`; nothing uses it after this.
    switch direction {
    case .inflate: unsafe inflateEnd(record)
    case .deflate: unsafe deflateEnd(record)
    }
    unsafe record.deinitialize(count: 1)
    unsafe record.deallocate()
  }

  /// Makes the stream ready for another member.
  mutating func reset() {
    // SAFETY: `record` is a stream that `init` started.
    switch direction {
    case .inflate: unsafe _ = inflateReset(record)
    case .deflate: unsafe _ = deflateReset(record)
    }
  }

  /// Gives zlib some input and some room; returns how much it took, and what came of it.
  ///
  /// - Parameters:
  ///   - input: Octets; at most 2^32 - 1 of them are looked at.
  ///   - output: Receives at most `capacity` octets.
  ///   - isLast: When deflating, whether no input follows.
  mutating func step(
    _ input: Span<UInt8>, into output: inout [UInt8], capacity: Int, isLast: Bool = false
  ) -> (consumed: Int, outcome: Outcome) {
    let given = min(input.count, Int(UInt32.max))
    let room = min(capacity, Int(UInt32.max))
    var status = Z_OK
    output.append(addingCapacity: room) { free in
      // SAFETY: both pointers are used only inside the closures, by a call that reads at most `given` octets and
      // writes at most `room`; zlib does not write through `next_in`. Both are cleared before the closures end.
      unsafe free.withUnsafeMutableBufferPointer { target, initialized in
        unsafe input.withUnsafeBufferPointer { source in
          unsafe record.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
          unsafe record.pointee.avail_in = UInt32(given)
          unsafe record.pointee.next_out = target.baseAddress.map { unsafe $0 + initialized }
          unsafe record.pointee.avail_out = UInt32(room)
          switch direction {
          case .inflate: status = unsafe inflate(record, Z_NO_FLUSH)
          case .deflate: status = unsafe deflate(record, isLast ? Z_FINISH : Z_NO_FLUSH)
          }
          initialized += unsafe room - Int(record.pointee.avail_out)
          unsafe record.pointee.next_in = nil
          unsafe record.pointee.next_out = nil
        }
      }
    }
    let consumed = unsafe given - Int(record.pointee.avail_in)
    return (consumed, Self.outcome(of: status))
  }

  private static func outcome(of status: Int32) -> Outcome {
    switch status {
    case Z_STREAM_END: .ended
    // Z_BUF_ERROR says that there was no input or no room, and is no error (zlib.h).
    case Z_OK, Z_BUF_ERROR: .more
    default: .damaged
    }
  }
}
