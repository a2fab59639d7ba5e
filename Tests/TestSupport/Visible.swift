/// Octets as text in which every control octet shows.
public func visible(_ octets: some Sequence<UInt8>) -> String {
  octets.map { octet in
    switch octet {
    case 0x0D: "␍"
    case 0x0A: "␊"
    case 0x09: "␉"
    case 0x20...0x7E: String(UnicodeScalar(octet))
    default: (octet < 16 ? "\\x0" : "\\x") + String(octet, radix: 16)
    }
  }.joined()
}
