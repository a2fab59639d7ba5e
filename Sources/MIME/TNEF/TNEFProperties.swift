internal import Octets

/// The properties in an attribute of TNEF, one after the other.
///
/// Source: MS-OXTNEF §2.1.3.4.
struct TNEFProperties: ~Escapable {
  /// A property with its first value; others of the same property are passed.
  struct Property {
    let id: Int
    let type: Kind
    /// Where the value stands in the attribute's data.
    let value: Range<Int>
  }

  /// The types that matter here.
  enum Kind {
    case string8, unicode, binary, object, number, other
  }

  private var cursor: TNEFCursor
  private var left: Int
  /// Whether the properties end before they should, or one is of an unknown type.
  private(set) var isDamaged = false

  //     MsgPropertyList = MsgPropertyCount *MsgPropertyValue
  /// Creates a reader of an attribute's data.
  @_lifetime(copy data)
  init(_ data: Span<UInt8>) {
    cursor = TNEFCursor(data)
    left = 0
    if let count = cursor.number(octets: 4) { left = count } else { isDamaged = true }
  }

  // MsgPropertyValue = MsgPropertyTag MsgPropertyData
  // MsgPropertyTag = MsgPropertyType MsgPropertyId [NamedPropSpec]
  /// Takes the next property; nil at the end, and where the data is damaged.
  @_lifetime(self: copy self)
  mutating func next() -> Property? {
    guard left > 0, !isDamaged else { return nil }
    left -= 1
    if let type = cursor.number(octets: 2), let id = cursor.number(octets: 2), id < 0x8000 || skipName(),
      let value = values(of: type)
    {
      return Property(id: id, type: Self.kind(type & 0xFFF), value: value)
    }
    isDamaged = true
    return nil
  }

  // NamedPropSpec = PropNameSpace PropIDType PropMap
  @_lifetime(self: copy self)
  private mutating func skipName() -> Bool {
    guard cursor.range(16) != nil, let type = cursor.number(octets: 4) else { return false }
    if type == 0 { return cursor.range(4) != nil }
    guard let count = cursor.number(octets: 4) else { return false }
    return cursor.paddedRange(count) != nil
  }

  /// Passes the values of a property; returns the first, which is empty where there is none.
  @_lifetime(self: copy self)
  private mutating func values(of type: Int) -> Range<Int>? {
    let kind = Self.kind(type & 0xFFF)
    let isCounted = type & 0x1000 != 0 || kind != .number && kind != .other
    guard isCounted else { return Self.fixedCount(type).flatMap { cursor.paddedRange($0) } }
    guard let count = cursor.number(octets: 4) else { return nil }
    var first: Range<Int>?
    for _ in 0..<count {
      guard let value = value(kind, type & 0xFFF) else { return nil }
      first = first ?? value
    }
    return first ?? cursor.index..<cursor.index
  }

  @_lifetime(self: copy self)
  private mutating func value(_ kind: Kind, _ type: Int) -> Range<Int>? {
    if kind == .number || kind == .other { return Self.fixedCount(type).flatMap { cursor.paddedRange($0) } }
    guard let count = cursor.number(octets: 4) else { return nil }
    return cursor.paddedRange(count)
  }

  /// Source: MS-OXCDATA §2.11.1.
  private static func kind(_ type: Int) -> Kind {
    switch type {
    case 0x001E: .string8
    case 0x001F: .unicode
    case 0x0102: .binary
    case 0x000D: .object
    case 0x0003: .number
    default: .other
    }
  }

  /// How many octets a value of a fixed size has; nil for an unknown type.
  private static func fixedCount(_ type: Int) -> Int? {
    switch type {
    case 0x0002, 0x000B: 2
    case 0x0001, 0x0003, 0x0004, 0x000A: 4
    case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040: 8
    case 0x0048: 16
    default: nil
    }
  }
}
