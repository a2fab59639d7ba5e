internal import Octets

extension String {
  /// Creates a string from UTF-8 whose upper-case ASCII letters are made lower case.
  init(lowercasingASCII octets: Span<UInt8>) {
    guard octets.holdsUpperCase else {
      self.init(decodingUTF8: octets)  // PERF: most names are in lower case already: no array is made of those
      return
    }
    var lowercased = [UInt8]()
    lowercased.reserveCapacity(octets.count)
    for index in octets.indices { lowercased.append(octets[index].lowercased) }
    self.init(decodingUTF8: lowercased.span)
  }

  /// Creates a string from a token in lower case; octets above 127 are read as raw header text.
  init(lowercasingToken token: Span<UInt8>) {
    guard token.holdsEightBit else {
      self.init(lowercasingASCII: token)
      return
    }
    var text: [UInt8] = []
    RawText.append(token, to: &text)
    self.init(lowercasingASCII: text.span)
  }
}

extension Span<UInt8> {
  /// Whether there is an upper-case ASCII letter.
  fileprivate var holdsUpperCase: Bool {
    for index in indices where self[index].lowercased != self[index] { return true }
    return false
  }

  /// Whether there is an octet above 127.
  fileprivate var holdsEightBit: Bool {
    for index in indices where self[index] >= 0x80 { return true }
    return false
  }
}
