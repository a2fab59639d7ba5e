internal import CMIMEKernels

extension Span<UInt8> {
  /// Splits a header section, from the start of a line, into complete fields; returns how many.
  ///
  /// A field ends at an LF whose next octet is there and is neither SP nor TAB. Stops at an empty line, or where no further
  /// field is complete.
  /// - Parameter records: Receives the fields from its beginning on, as many as there is room for.
  /// - Precondition: There are fewer than 2^32 octets.
  ///
  /// Source: RFC 5322 §2.2.3.
  public func splitFields(into records: inout MutableSpan<FieldSplit>) -> Int {
    precondition(count <= Int(UInt32.max))
    // SAFETY: `FieldSplit` has the layout of `mime_field_record` (four numbers of 32 bits, two of 64); the kernel writes at
    // most as many records as there is room for and reads at most `count` octets.
    return unsafe records.withUnsafeMutableBufferPointer { room in
      guard let start = room.baseAddress else { return 0 }
      let target = unsafe UnsafeMutableRawPointer(start).assumingMemoryBound(to: mime_field_record.self)
      return unsafe withUnsafeBufferPointer { octets in
        unsafe mime_split_fields(octets.baseAddress, octets.count, target, room.count)
      }
    }
  }

  /// The offset just past the first LF that ends a field, or nil where none does; see ``splitFields(into:)``.
  public func fieldEnd() -> Int? {
    // SAFETY: the kernel reads at most `count` octets.
    let end = unsafe withUnsafeBufferPointer { unsafe mime_find_field_end($0.baseAddress, $0.count) }
    return end > count ? nil : end
  }

  /// The offset of the first LF that `--`, or the end of the octets, or `-` and the end follow; else the count.
  ///
  /// The octets before the offset are accounted for in `scan`.
  /// - Parameters:
  ///   - scan: Receives what was seen.
  ///   - stopping: Whether to stop at such an LF; otherwise all octets are accounted for.
  public func scanBody(_ scan: inout BodyScan, stoppingAtDelimiters stopping: Bool) -> Int {
    var state = mime_body_scan(column: scan.column, saw: scan.saw.rawValue)
    // SAFETY: the kernel reads at most `count` octets.
    let offset = unsafe withUnsafeBufferPointer { unsafe mime_scan_body($0.baseAddress, $0.count, &state, stopping) }
    scan.column = state.column
    scan.saw = Sightings(rawValue: state.saw)
    return offset
  }
}

// MARK: - Text

extension Span<UInt8> {
  /// The index of the first octet of a value at or after a start, or nil.
  public func firstIndex(of octet: UInt8, from start: Int = 0) -> Int? {
    precondition(start >= 0)
    guard start < count else { return nil }
    let rest = extracting(start...)
    // SAFETY: the kernel reads at most `count` octets.
    let found = unsafe rest.withUnsafeBufferPointer { unsafe mime_find_octet($0.baseAddress, $0.count, octet) }
    return found < rest.count ? start + found : nil
  }

  /// How many octets at the beginning are ASCII.
  public func asciiPrefixCount() -> Int {
    // SAFETY: the kernel reads at most `count` octets.
    unsafe withUnsafeBufferPointer { unsafe mime_ascii_run($0.baseAddress, $0.count) }
  }

  /// How many octets at the beginning are whole sequences of UTF-8: where the first one is that is ill-formed or that
  /// the end cuts off.
  ///
  /// Source: RFC 3629 §4.
  public func utf8PrefixCount() -> Int {
    // SAFETY: the kernel reads at most `count` octets.
    unsafe withUnsafeBufferPointer { unsafe mime_utf8_run($0.baseAddress, $0.count) }
  }

  /// Whether the octets are UTF-8 without a fault.
  public var isUTF8: Bool { utf8PrefixCount() == count }
}

extension [UInt8] {
  /// Appends the UTF-8 of text in a single-byte charset.
  ///
  /// - Parameters:
  ///   - octets: The text.
  ///   - words: For each of the 256 octets the UTF-8 of its character: one to three octets, the first one lowest, and
  ///     their number in the top octet. The first 128 are ASCII.
  public mutating func append(singleByte octets: Span<UInt8>, words: Span<UInt32>) {
    precondition(words.count == 256)
    let slack = 256  // with it the kernel is quick to the end
    append(addingCapacity: octets.count * 3 + slack) { output in
      // SAFETY: the kernel reads at most `count` octets and 256 words, writes at most to the free capacity, and
      // initializes the first `produced` octets of it.
      unsafe output.withUnsafeMutableBufferPointer { free, initialized in
        let target = unsafe free.baseAddress! + initialized
        let capacity = free.count - initialized
        unsafe initialized += octets.withUnsafeBufferPointer { input in
          unsafe words.withUnsafeBufferPointer { words in
            unsafe mime_single_byte_to_utf8(input.baseAddress, input.count, words.baseAddress, target, capacity)
              .produced
          }
        }
      }
    }
  }
}

// MARK: - SMTP's transparency

extension Span<UInt8> {
  /// The offset of the first dot behind CR LF, or the count.
  ///
  /// The octets before the offset are accounted for in `scan`. Whether a CR that ends the octets is bare shows with the
  /// next piece.
  /// - Parameters:
  ///   - scan: Receives what was seen.
  ///   - stopping: Whether to stop also at an LF that follows no CR, an octet other than LF that follows a CR, and NUL.
  public func scanDots(_ scan: inout DotScan, stoppingAtFaults stopping: Bool) -> Int {
    var state = mime_dot_scan(
      column: scan.column, longest: scan.longestLine, after_cr: scan.followsCR ? 1 : 0,
      after_crlf: scan.followsCRLF ? 1 : 0, saw: scan.saw.rawValue)
    // SAFETY: the kernel reads at most `count` octets.
    let offset = unsafe withUnsafeBufferPointer { unsafe mime_scan_dots($0.baseAddress, $0.count, &state, stopping) }
    scan.column = state.column
    scan.longestLine = state.longest
    scan.followsCR = state.after_cr != 0
    scan.followsCRLF = state.after_crlf != 0
    scan.saw = Sightings(rawValue: state.saw)
    return offset
  }
}
