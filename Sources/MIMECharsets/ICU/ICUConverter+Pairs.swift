internal import Octets

extension ICUConverter {
  /// Reads the text of all pairs of octets, by ``MultiByteTable/index(_:_:)``; none where ICU has no character, or more
  /// than one.
  ///
  /// All pairs are decoded in one call, an LF after each. A pair that is no character shows as something else than
  /// exactly one scalar before the next LF.
  /// - Parameters:
  ///   - prefix: Octets that stand before each pair.
  ///   - keepingPrivateUse: Whether characters in Unicode's private use area are taken over.
  func pairs(
    after prefix: [UInt8] = [], leads: [ClosedRange<UInt8>], trails: ClosedRange<UInt8> = 0x40...0xFE,
    keepingPrivateUse: Bool = true
  ) -> [UTF8Word] {
    var words = Array(repeating: UTF8Word.none, count: 128 * 256)
    var octets: [UInt8] = []
    for lead in leads.joined() {
      for trail in trails { octets += prefix + [lead, trail, ASCII.lf] }
    }
    guard let units = decode(octets) else { return words }
    var lines = units.split(separator: UInt16(ASCII.lf), omittingEmptySubsequences: false).makeIterator()
    for lead in leads.joined() {
      for trail in trails {
        guard let scalar = lines.next()?.onlyScalar, scalar != 0xFFFD else { continue }
        if !keepingPrivateUse, (0xE000...0xF8FF).contains(scalar) { continue }
        words[MultiByteTable.index(lead, trail)] = UTF8Word(scalar)
      }
    }
    return words
  }
}

extension ArraySlice<UInt16> {
  /// The scalar that the units are, if they are exactly one.
  fileprivate var onlyScalar: UInt32? {
    switch count {
    case 1:
      return UInt32(self[startIndex])
    case 2 where UTF16.isLeadSurrogate(self[startIndex]) && UTF16.isTrailSurrogate(self[startIndex + 1]):
      return 0x1_0000 + (UInt32(self[startIndex]) & 0x3FF) << 10 + UInt32(self[startIndex + 1]) & 0x3FF
    default:
      return nil
    }
  }
}
