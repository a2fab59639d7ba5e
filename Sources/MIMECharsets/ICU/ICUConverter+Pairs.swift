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
      for trail in trails {
        octets += prefix
        octets.append(lead)
        octets.append(trail)
        octets.append(ASCII.lf)
      }
    }
    guard let units = decode(octets) else { return words }
    var index = 0
    for lead in leads.joined() {
      for trail in trails {
        guard let scalar = units.onlyScalar(ofLineAt: &index), scalar != 0xFFFD else { continue }
        if !keepingPrivateUse, (0xE000...0xF8FF).contains(scalar) { continue }
        words[MultiByteTable.index(lead, trail)] = UTF8Word(scalar)
      }
    }
    return words
  }
}

extension [UInt16] {
  /// The scalar that the units up to the next LF are, if they are exactly one; moves past the LF.
  fileprivate func onlyScalar(ofLineAt index: inout Int) -> UInt32? {
    let start = index
    while index < count, self[index] != UInt16(ASCII.lf) { index += 1 }
    defer { index += 1 }
    switch index - start {
    case 1:
      return UInt32(self[start])
    case 2 where UTF16.isLeadSurrogate(self[start]) && UTF16.isTrailSurrogate(self[start + 1]):
      return 0x1_0000 + (UInt32(self[start]) & 0x3FF) << 10 + UInt32(self[start + 1]) & 0x3FF
    default:
      return nil
    }
  }
}
