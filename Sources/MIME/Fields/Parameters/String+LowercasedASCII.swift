internal import Octets

extension String {
  /// Creates a string from UTF-8 whose upper-case ASCII letters are made lower case.
  init(lowercasingASCII octets: Span<UInt8>) {
    var lowercased = [UInt8]()
    lowercased.reserveCapacity(octets.count)
    for index in octets.indices { lowercased.append(octets[index].lowercased) }
    self.init(decodingUTF8: lowercased.span)
  }
}

extension String {
  /// Creates a string from a token in lower case; octets above 127 are read as raw header text.
  init(lowercasingToken token: Span<UInt8>) {
    var text: [UInt8] = []
    RawText.append(token, to: &text)
    self.init(lowercasingASCII: text.span)
  }
}
