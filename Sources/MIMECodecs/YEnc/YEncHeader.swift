internal import Octets

/// What the lines around yEnc data say.
///
/// Source: yEnc draft 1.3.
public struct YEncHeader: Sendable, Hashable {
  /// The file name as it stands there. As trustworthy as the sender: never a path to write to.
  public internal(set) var name: [UInt8] = []
  /// The size of the whole file in octets, where it is given.
  public internal(set) var size: Int?
  /// The number of this part of the file, from 1; nil where the data is a whole file.
  public internal(set) var part: Int?
  /// How many parts the file has, where it is given.
  public internal(set) var total: Int?
  /// Where this part lies in the file, in octets from 0; nil where it isn't given.
  public internal(set) var range: Range<Int>?
  /// The checksum of the whole file, where it is given.
  public internal(set) var fileChecksum: UInt32?
}

/// A line of yEnc that is no data: a keyword, and pairs of name and value.
struct YEncLine: ~Escapable {
  private let octets: Span<UInt8>

  /// Creates a line from its octets, the `=y` included.
  @_lifetime(copy octets)
  init(_ octets: Span<UInt8>) {
    self.octets = octets.extracting(octets.trimmedRange())
  }

  /// Whether the line begins with a keyword, such as `=ybegin`.
  func has(_ keyword: StaticString) -> Bool {
    let count = keyword.utf8CodeUnitCount
    return octets.starts(with: keyword) && (octets.count == count || octets[count].isBlank)
  }

  /// The value of a name. That of `name`, which is the last, goes to the line's end.
  func value(_ name: StaticString) -> [UInt8]? {
    var cursor = OctetCursor(octets)
    while true {
      cursor.skip(while: Self.blanks.inverted)
      guard !cursor.skip(while: Self.blanks).isEmpty, !cursor.isAtEnd else { return nil }
      let rest = octets.extracting(cursor.index...)
      guard let equals = rest.firstIndex(of: ASCII.equals) else { return nil }
      let key = rest.extracting(..<equals)
      let behind = rest.extracting((equals + 1)...)
      if key.equalsIgnoringCase("name") { return name.description == "name" ? [UInt8](behind) : nil }
      if key.equalsIgnoringCase(name) {
        var value = OctetCursor(behind)
        return [UInt8](behind.extracting(value.skip(while: Self.blanks.inverted)))
      }
    }
  }

  /// The number of a name; nil where it isn't there or is none.
  func number(_ name: StaticString) -> Int? {
    value(name).flatMap { $0.span.decimalValue(atMost: 1 << 62) }
  }

  /// The checksum of a name; nil where it isn't there or is none.
  func checksum(_ name: StaticString) -> UInt32? {
    guard let digits = value(name), !digits.isEmpty else { return nil }
    var value: UInt64 = 0
    for digit in digits {
      guard let bits = digit.hexadecimalValue, value <= UInt64(UInt32.max) >> 4 else { return nil }
      value = value << 4 | UInt64(bits)
    }
    return UInt32(truncatingIfNeeded: value)
  }

  private static let blanks: OctetSet = [ASCII.space, ASCII.tab]
}
