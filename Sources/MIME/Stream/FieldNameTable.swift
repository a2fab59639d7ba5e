internal import Octets

/// The known field names, found by a hash under which no two of them meet.
///
/// A name is looked up by two words that the scan of a header section brings along: its first and its last eight octets
/// (or all, where it has fewer), bit 5 of each set. Together with the length they tell names of up to 16 octets apart;
/// only what longer ones have between them is compared octet by octet.
struct FieldNameTable: Sendable {
  private struct Slot: Sendable, BitwiseCopyable {
    var head: UInt64 = 0
    var tail: UInt64 = 0
    /// The length of the name; -1, which no name has, where the slot is free.
    var count = -1
    /// Where the name stands in ``octets``.
    var start = 0
    var name = FieldName.from
  }

  static let shared = FieldNameTable()

  private static var slotBits: Int { 7 }
  /// Bit 5 of eight octets; known names consist of lower-case letters and hyphens, which have it set.
  private static var lowercase: UInt64 { 0x2020_2020_2020_2020 }

  private var slots = [Slot](repeating: Slot(), count: 1 << slotBits)
  /// The names in lower case, one behind the other.
  private var octets: [UInt8] = []
  /// What the words are multiplied with to spread them. The first value was found by trial.
  private var multiplier: UInt64 = 0x35A4_C668_A44F_AAFF

  private init() {
    var known: [Slot] = []
    for name in FieldName.allCases {
      let start = octets.count
      octets += name.canonical.description.utf8.map(\.lowercased)
      let span = octets.span.extracting(start...)
      guard let (head, tail) = Self.words(of: span) else { continue }
      known.append(Slot(head: head, tail: tail, count: span.count, start: start, name: name))
    }
    while !place(known) { multiplier = multiplier &* 0x5851_F42D_4C95_7F2D &+ 2 }
  }

  /// Puts the names into their slots; false where two of them meet.
  private mutating func place(_ known: [Slot]) -> Bool {
    for index in slots.indices { slots[index] = Slot() }
    for slot in known {
      let index = index(head: slot.head, tail: slot.tail)
      guard slots[index].count < 0 else { return false }
      slots[index] = slot
    }
    return true
  }

  /// Finds a name by its octets and the words made of them.
  func find(_ name: Span<UInt8>, head: UInt64, tail: UInt64) -> FieldName? {
    let slot = slots[index(head: head, tail: tail)]
    guard slot.head == head, slot.tail == tail, slot.count == name.count, slot.count > 0 else { return nil }
    return slot.count <= 16 || hasSameMiddle(slot, name) ? slot.name : nil
  }

  private func index(head: UInt64, tail: UInt64) -> Int {
    Int(truncatingIfNeeded: ((head ^ (tail &>> 3 | tail &<< 61)) &* multiplier) &>> UInt64(64 - Self.slotBits))
  }

  /// Whether a name has the octets of a known one between its first and its last eight.
  private func hasSameMiddle(_ slot: Slot, _ name: Span<UInt8>) -> Bool {
    let known = octets.span.extracting(slot.start..<(slot.start &+ slot.count))
    var index = 8
    while index < name.count &- 8 {
      if name.word(at: index) | Self.lowercase != known.word(at: index) { return false }
      index &+= 8
    }
    return true
  }

  /// The two words of a name, or nil where it has octets that no known name has.
  static func words(of name: Span<UInt8>) -> (head: UInt64, tail: UInt64)? {
    for index in name.indices where !name[index].isLetter && name[index] != ASCII.hyphen { return nil }
    return (word(of: name.extracting(first: 8)), word(of: name.extracting(last: 8)))
  }

  private static func word(of octets: Span<UInt8>) -> UInt64 {
    var word: UInt64 = 0
    for index in octets.indices { word |= UInt64(octets[index] | 0x20) &<< UInt64(index &* 8) }
    return word
  }
}
