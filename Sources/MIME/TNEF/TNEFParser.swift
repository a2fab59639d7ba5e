internal import Octets

/// Reads the attributes of TNEF in one pass.
struct TNEFParser {
  /// The identifiers of attributes, without the type in their upper half. Source: MS-OXTNEF §2.1.3.2.
  private enum Attribute {
    static let messageClass = 0x8008
    static let subject = 0x8004
    static let body = 0x800C
    static let codePage = 0x9007
    static let messageProperties = 0x9003
    static let attachmentRendering = 0x9002
    static let attachmentTitle = 0x8010
    static let attachmentData = 0x800F
    static let attachmentTransportName = 0x9001
    static let attachmentProperties = 0x9005
  }

  let limits: Limits
  var defects: DefectLog
  private var attachmentCount = 0

  init(limits: Limits) {
    self.limits = limits
    defects = DefectLog(perCode: limits.defectsPerCode)
  }

  /// Reads a message; nil where the signature lacks. Depth ends at ``Limits/tnefDepth``.
  mutating func message(_ octets: Span<UInt8>, at base: Int, depth: Int) -> TNEFMessage? {
    var cursor = TNEFCursor(octets)
    guard cursor.number(octets: 4) == 0x223E_9F78, cursor.number(octets: 2) != nil else { return nil }
    var builder = TNEFBuilder()
    while cursor.remaining > 0 {
      let start = cursor.index
      guard let level = cursor.number(octets: 1), 1...2 ~= level, let id = cursor.number(octets: 4),
        let count = cursor.number(octets: 4)
      else {
        // QUIRK: zeros and line ends behind the last attribute are what carried it, not damage.
        if !octets.extracting(start...).contains(only: Self.filling) { defects.record(.tnefInvalid, at: base + start) }
        break
      }
      let isCut = count > cursor.remaining
      guard let data = cursor.range(min(count, cursor.remaining)) else { break }
      check(octets.extracting(data), cut: isCut, checksum: cursor.number(octets: 2), at: base + start)
      let place = Place(data: data, base: base, start: base + start, depth: depth)
      read(id & 0xFFFF, isAttachment: level == 2, octets, place, into: &builder)
    }
    return builder.message()
  }

  /// Where an attribute is.
  private struct Place {
    let data: Range<Int>
    let base: Int
    let start: Int
    let depth: Int
  }

  /// Compares the checksum: the sum of all octets, of which the low 16 bits count.
  private mutating func check(_ data: Span<UInt8>, cut isCut: Bool, checksum: Int?, at offset: Int) {
    guard !isCut, let checksum else { return defects.record(.tnefInvalid, at: offset) }
    var sum: UInt64 = 0
    for index in data.indices { sum &+= UInt64(data[index]) }
    if Int(sum & 0xFFFF) != checksum { defects.record(.tnefChecksum, at: offset) }
  }

  private mutating func read(
    _ id: Int, isAttachment: Bool, _ octets: Span<UInt8>, _ place: Place, into builder: inout TNEFBuilder
  ) {
    let data = octets.extracting(place.data)
    guard isAttachment else {
      switch id {
      case Attribute.codePage: builder.setCodePage(data)
      case Attribute.messageClass: builder.messageClass = builder.text(data)
      case Attribute.subject: builder.subject = builder.text(data)
      case Attribute.body: builder.body = builder.text(data)
      case Attribute.messageProperties: readProperties(data, place, isAttachment: false, into: &builder)
      default: break
      }
      return
    }
    if id == Attribute.attachmentRendering || builder.attachments.isEmpty {
      guard attachmentCount < limits.entities else { return defects.record(.limitEntities, at: place.start) }
      attachmentCount += 1
      builder.attachments.append(TNEFBuilder.Attachment())
    }
    let last = builder.attachments.count - 1
    switch id {
    case Attribute.attachmentTitle: builder.attachments[last].title = builder.text(data)
    case Attribute.attachmentTransportName: builder.attachments[last].transportName = builder.text(data)
    case Attribute.attachmentData: builder.attachments[last].octets = Array(data)
    case Attribute.attachmentProperties: readProperties(data, place, isAttachment: true, into: &builder)
    default: break
    }
  }

  private mutating func readProperties(
    _ data: Span<UInt8>, _ place: Place, isAttachment: Bool, into builder: inout TNEFBuilder
  ) {
    var properties = TNEFProperties(data)
    while let property = properties.next() {
      let value = data.extracting(property.value)
      if !isAttachment {
        builder.take(property, value)
        if property.id == TNEFBuilder.ID.compressedRTF { readRTF(value, at: place.start, into: &builder) }
      } else if property.id == TNEFBuilder.ID.attachmentData, property.type == .object {
        readObject(value, at: place.base + place.data.lowerBound + property.value.lowerBound, place, into: &builder)
      } else {
        builder.takeOfAttachment(property, value)
      }
    }
    if properties.isDamaged { defects.record(.tnefInvalid, at: place.start) }
  }

  private mutating func readRTF(_ value: Span<UInt8>, at offset: Int, into builder: inout TNEFBuilder) {
    var found = DefectLog()
    builder.rtf = CompressedRTF.decompress(value, defects: &found)
    if !found.isEmpty { defects.record(.compressedRTFInvalid, at: offset) }
  }

  /// Reads an attached object: the identifier of its kind, and a message in TNEF or what else it is.
  private mutating func readObject(
    _ value: Span<UInt8>, at offset: Int, _ place: Place, into builder: inout TNEFBuilder
  ) {
    guard value.count >= 16 else { return defects.record(.tnefInvalid, at: place.start) }
    let content = value.extracting(16...)
    let last = builder.attachments.count - 1
    guard value.extracting(..<16).equals(Self.messageInterface.span) else {
      builder.attachments[last].octets = Array(content)
      return
    }
    guard place.depth < limits.tnefDepth else {
      defects.record(.limitDepth, at: place.start)
      builder.attachments[last].octets = Array(content)
      return
    }
    builder.attachments[last].message = message(content, at: offset + 16, depth: place.depth + 1)
    if builder.attachments[last].message == nil { builder.attachments[last].octets = Array(content) }
  }

  /// IID_IMessage, 00020307-0000-0000-C000-000000000046.
  private static let messageInterface: [UInt8] = [7, 3, 2, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46]
  private static let filling = OctetSet("\0\r\n\t ")
}
