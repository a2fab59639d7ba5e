import MIME

/// TNEF made for tests, by the grammar of MS-OXTNEF §2.1.3.
enum TNEFSample {
  static func number(_ value: Int, octets: Int) -> [UInt8] {
    (0..<octets).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  static let signature = number(0x223E_9F78, octets: 4) + number(7, octets: 2)

  /// An attribute: level, identifier, length, data, checksum.
  static func attribute(_ level: UInt8, _ id: Int, _ data: [UInt8], checksum: Int? = nil) -> [UInt8] {
    let sum = data.reduce(0) { $0 + Int($1) } & 0xFFFF
    return [level] + number(id, octets: 4) + number(data.count, octets: 4) + data
      + number(checksum ?? sum, octets: 2)
  }

  static func padded(_ data: [UInt8]) -> [UInt8] {
    data + [UInt8](repeating: 0, count: (4 - data.count % 4) % 4)
  }

  /// A property whose values carry their lengths.
  static func property(_ type: Int, _ id: Int, _ values: [UInt8]..., name: [UInt8] = []) -> [UInt8] {
    var octets = number(type, octets: 2) + number(id, octets: 2) + name + number(values.count, octets: 4)
    for value in values { octets += number(value.count, octets: 4) + padded(value) }
    return octets
  }

  /// A property of a fixed size, which it is filled to.
  static func fixed(_ type: Int, _ id: Int, _ value: [UInt8]) -> [UInt8] {
    number(type, octets: 2) + number(id, octets: 2) + padded(value)
  }

  static func string(_ text: String) -> [UInt8] { Array(text.utf8) + [0] }

  static func unicode(_ text: String) -> [UInt8] {
    text.utf16.flatMap { number(Int($0), octets: 2) } + [0, 0]
  }

  static func properties(_ properties: [UInt8]...) -> [UInt8] {
    number(properties.count, octets: 4) + properties.joined()
  }

  /// The interface identifier that says that an object is a message.
  static let messageInterface: [UInt8] = [7, 3, 2, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46]

  /// The attribute that begins an attachment.
  static let rendering = attribute(2, 0x0006_9002, [UInt8](repeating: 0, count: 14))

  /// A message with an attachment of each kind.
  static func message(subject: String = "Betreff", inner: [UInt8]? = nil) -> [UInt8] {
    var octets = signature
    octets += attribute(1, 0x0008_9006, number(0x0001_0000, octets: 4))
    octets += attribute(1, 0x0006_9007, number(1252, octets: 4) + number(0, octets: 4))
    octets += attribute(1, 0x0007_8008, string("IPM.Microsoft Mail.Note"))
    octets += attribute(1, 0x0001_8004, string(subject))
    octets += rendering
    octets += attribute(2, 0x0006_800F, Array("file".utf8))
    octets += attribute(2, 0x0001_8010, [0x66, 0xFC, 0x72, 0x2E, 0x74, 0x78, 0x74, 0])  // "für.txt" in windows-1252
    if let inner {
      octets += rendering
      octets += attribute(2, 0x0001_8010, string("inner"))
      octets += attribute(2, 0x0006_9005, properties(property(0x000D, 0x3701, messageInterface + inner)))
    }
    return octets
  }
}
