internal import CMIMEKernels

/// What a scan of octets saw; each member means "at least once".
public struct Sightings: OptionSet, Sendable, BitwiseCopyable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// A CR LF pair.
  public static var crlf: Sightings { Sightings(rawValue: 1) }
  /// An LF without a CR before it.
  public static var bareLF: Sightings { Sightings(rawValue: 2) }
  /// A CR without an LF behind it.
  public static var bareCR: Sightings { Sightings(rawValue: 4) }
  /// Octet 0.
  public static var nul: Sightings { Sightings(rawValue: 8) }
  /// An octet above 127.
  public static var eightBit: Sightings { Sightings(rawValue: 16) }
  /// A line of more than 998 octets.
  public static var longLine: Sightings { Sightings(rawValue: 32) }
  /// A control octet other than NUL, TAB, CR and LF; looked for in header fields only.
  public static var control: Sightings { Sightings(rawValue: 64) }
  /// All of them.
  public static var all: Sightings { Sightings(rawValue: 127) }
}

/// One header field's place in a header section, in octets from the section's first octet.
public struct FieldSplit: Sendable, BitwiseCopyable {
  /// Where the field name starts.
  public var start: UInt32
  /// Where the first colon is, or ``end`` where there is none.
  public var colon: UInt32
  /// Just past the field's last line end.
  public var end: UInt32
  /// What the field's octets hold.
  public var saw: Sightings
}

/// What a body scan carries from one piece of the body to the next.
public struct BodyScan: Sendable, BitwiseCopyable {
  /// Octets since the last line end.
  public var column: UInt64 = 0
  /// What was seen so far; a scan only adds to it.
  public var saw: Sightings = []

  /// Creates the state at the start of a line.
  public init() {}
}

extension Span<UInt8> {
  /// Splits a header section, from the start of a line, into complete fields; returns how many it appended.
  ///
  /// A field ends at an LF whose next octet is there and is neither SP nor TAB. Stops at an empty line, at the given
  /// count, or where no further field is complete.
  /// - Precondition: There are fewer than 2^32 octets.
  ///
  /// Source: RFC 5322 §2.2.3.
  public func splitFields(into records: inout [FieldSplit], atMost capacity: Int) -> Int {
    precondition(count <= Int(UInt32.max))
    let before = records.count
    records.append(addingCapacity: capacity) { output in
      // SAFETY: `FieldSplit` has the layout of `mime_field_record` (four 32-bit numbers); the kernel writes at most
      // `capacity` records and reads at most `count` octets.
      unsafe output.withUnsafeMutableBufferPointer { free, initialized in
        let target = unsafe UnsafeMutableRawPointer(free.baseAddress!).assumingMemoryBound(to: mime_field_record.self)
        unsafe initialized += withUnsafeBufferPointer { octets in
          unsafe mime_split_fields(octets.baseAddress, octets.count, target + initialized, capacity)
        }
      }
    }
    return records.count - before
  }

  /// The offset just past the first LF that ends a field, or nil where none does; see ``splitFields(into:atMost:)``.
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

/// What a scan for the dots of SMTP's transparency carries from one piece of a message to the next.
public struct DotScan: Sendable, BitwiseCopyable {
  /// Octets since the last LF.
  public var column: UInt64 = 0
  /// Octets of the longest line that ended, its line end included.
  public var longestLine: UInt64 = 0
  /// Whether the octet before is a CR.
  public var followsCR = false
  /// Whether the octets before are CR LF.
  public var followsCRLF = false
  /// Which of bare CR, bare LF and NUL were seen so far; a scan only adds to it.
  public var saw: Sightings = []

  /// Creates the state before the first octet.
  public init() {}
}

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
