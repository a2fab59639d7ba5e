/// What BinHex says about a file.
///
/// Source: RFC 1741 appendix A.
public struct BinHexHeader: Sendable, Hashable {
  /// The file name as it stands there, in the charset of a Macintosh. As trustworthy as the sender: never a path.
  public internal(set) var name: [UInt8] = []
  /// The four octets of the file's type, and those of its creator.
  public internal(set) var type: [UInt8] = []
  public internal(set) var creator: [UInt8] = []
  /// The Finder's flags.
  public internal(set) var flags: UInt16 = 0
  /// How many octets the data fork has.
  public internal(set) var dataCount = 0
  /// How many octets the resource fork has.
  public internal(set) var resourceCount = 0

  /// Reads the header: name length, name, a NUL, and 18 octets behind these.
  init(_ octets: [UInt8]) {
    let nameCount = Int(octets[0])
    let rest = Array(octets[(nameCount + 2)...])
    name = Array(octets[1...].prefix(nameCount))
    type = Array(rest[0..<4])
    creator = Array(rest[4..<8])
    flags = UInt16(rest[8]) << 8 | UInt16(rest[9])
    dataCount = Self.number(rest[10..<14])
    resourceCount = Self.number(rest[14..<18])
  }

  /// How many octets a header has whose first one is given.
  static func count(nameCount: UInt8) -> Int { 1 + Int(nameCount) + 1 + 18 }

  private static func number(_ octets: ArraySlice<UInt8>) -> Int { octets.reduce(0) { $0 << 8 | Int($1) } }
}
