extension Span<UInt8> {
  /// Whether the octets equal those of an ASCII string when ASCII letters of either case are the same.
  ///
  /// Only ASCII folds: the Kelvin sign is not a `k` here.
  public func equalsIgnoringCase(_ lowercase: StaticString) -> Bool {
    guard count == lowercase.utf8CodeUnitCount else { return false }
    return lowercase.withUTF8Buffer { name in
      for index in indices {
        // SAFETY: the counts are equal, so each index of the span is one of the name.
        let expected = unsafe name[index]
        if self[index].lowercased != expected { return false }
      }
      return true
    }
  }

  /// Whether the octets are the beginning of a name in lower case, or all of it, ASCII letters of either case being the
  /// same.
  public func isPrefixIgnoringCase(of lowercase: StaticString) -> Bool {
    guard count <= lowercase.utf8CodeUnitCount else { return false }
    return lowercase.withUTF8Buffer { name in
      for index in indices {
        let expected = unsafe name[index]
        if self[index].lowercased != expected { return false }
      }
      return true
    }
  }

  /// Whether the octets start with those of a string.
  public func starts(with prefix: StaticString) -> Bool {
    guard count >= prefix.utf8CodeUnitCount else { return false }
    return prefix.withUTF8Buffer { octets in
      for index in 0..<octets.count {
        let expected = unsafe octets[index]
        if self[index] != expected { return false }
      }
      return true
    }
  }

  /// Whether two runs of octets are the same.
  public func equals(_ other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    guard count >= 8 else {
      for index in indices where self[index] != other[index] { return false }
      return true
    }
    var index = 0
    while index &+ 8 < count {
      if word(at: index) != other.word(at: index) { return false }
      index &+= 8
    }
    return word(at: count &- 8) == other.word(at: count &- 8)
  }

  /// The eight octets from an index on as a number, the first one lowest.
  @inlinable  // PERF: one load; as a call it costs the decoders of charsets a twentieth
  @inline(__always)
  public func word(at index: Int) -> UInt64 {
    precondition(index >= 0 && index &+ 8 <= count)
    // SAFETY: the eight octets are within bounds.
    return unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// Whether two runs of octets are the same when ASCII letters of either case are the same.
  public func equalsIgnoringCase(_ other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for index in indices where self[index].lowercased != other[index].lowercased { return false }
    return true
  }

  /// Whether a set holds every octet.
  public func contains(only set: OctetSet) -> Bool {
    for index in indices where !set.contains(self[index]) { return false }
    return true
  }

  /// The range of the octets without SP, TAB, CR and LF at both ends.
  public func trimmedRange() -> Range<Int> {
    func isTrimmed(_ octet: UInt8) -> Bool { octet.isBlank || octet == ASCII.cr || octet == ASCII.lf }
    var start = 0
    var end = count
    while start < end, isTrimmed(self[start]) { start &+= 1 }
    while start < end, isTrimmed(self[end &- 1]) { end &-= 1 }
    return start..<end
  }

  /// The non-negative number that the octets spell in ASCII digits, or nil where there is another octet, none, or the
  /// number exceeds the given maximum.
  public func decimalValue(atMost maximum: Int = .max) -> Int? {
    guard count > 0 else { return nil }
    var value = 0
    for index in indices {
      guard self[index].isDigit else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow2) = product.addingReportingOverflow(Int(self[index] &- ASCII.zero))
      guard !overflow, !overflow2, sum <= maximum else { return nil }
      value = sum
    }
    return value
  }
}
