extension [UInt8] {
  /// Appends a run of borrowed octets with one copy.
  public mutating func append(_ octets: Span<UInt8>) {
    guard !octets.isEmpty else { return }
    // SAFETY: the pointer is used only inside the closure, which the span outlives.
    unsafe octets.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  /// Creates an array that is a copy of borrowed octets.
  public init(_ octets: Span<UInt8>) {
    self = []
    append(octets)
  }
}

extension String {
  /// Creates a string from octets that should be UTF-8; what is not becomes U+FFFD.
  ///
  /// One validation and one copy where the octets are valid.
  public init(decodingUTF8 octets: Span<UInt8>) {
    // PERF: below 16 octets the standard library's own decoding wins, above it validated spans do, 8 to 13 times.
    if octets.count >= 16, case let ascii = octets.asciiPrefixCount(),
      ascii == octets.count || octets.extracting(droppingFirst: ascii).isUTF8
    {
      // SAFETY: the octets were validated, what is ASCII at their beginning and the rest.
      self.init(copying: unsafe UTF8Span(unchecked: octets, isKnownASCII: ascii == octets.count))
    } else {
      // SAFETY: the pointer is used only inside the closure, which the span outlives.
      self = unsafe octets.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
  }
}
