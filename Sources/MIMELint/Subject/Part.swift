internal import MIME
internal import MIMECodecs
internal import Octets

/// An entity of a message that is held against rules, and what is known about it.
final class Part {
  /// The entity.
  let entity: Entity
  /// Its index among the entities of the message.
  let index: Int
  /// The index of the entity that it is in; nil for the message itself.
  let parent: Int?
  /// Whether it is inside an attached message, which the sender passes on as it came.
  let isQuoted: Bool

  /// What its body is.
  private(set) lazy var mediaType = entity.mediaType
  /// How it is to be shown, where it says so.
  private(set) lazy var disposition = entity.disposition
  /// How its body is encoded for transfer.
  private(set) lazy var transferEncoding = entity.transferEncoding
  /// Its body without its transfer encoding, and what is wrong with that; empty for multiparts and message parts.
  private(set) lazy var content = Content(of: entity)
  /// Its content as text, and what is wrong with that; nil where it is no text.
  private(set) lazy var text = isAnyText ? Text(of: self) : nil
  /// What its HTML holds; nil where it is no HTML.
  private(set) lazy var html = isText("html") ? text.map { HTMLFacts($0.decoded.utf8.span) } : nil
  /// Where what its content holds stands in the input.
  private(set) lazy var contentMap = ContentMap(self)

  private init(_ entity: Entity, index: Int, parent: Int?, isQuoted: Bool) {
    self.entity = entity
    self.index = index
    self.parent = parent
    self.isQuoted = isQuoted
  }

  /// All entities of a message, in document order.
  static func all(of message: Message) -> [Part] {
    var parts: [Part] = []
    for (index, record) in message.index.entities.enumerated() {
      let parent = record.parent < 0 ? nil : parts[Int(record.parent)]
      let isQuoted = parent.map { $0.isQuoted || $0.entity.kind == .message } ?? false
      parts.append(Part(message.entity(at: index), index: index, parent: parent?.index, isQuoted: isQuoted))
    }
    return parts
  }

  /// Its header section and its body.
  var range: Range<Int> { entity.headerRange.lowerBound..<entity.bodyRange.upperBound }

  /// Its header fields.
  var fields: Fields { entity.fields }

  /// Its first field of a name.
  func field(_ name: FieldName) -> Field? { entity.fields.first(named: name) }

  /// Whether it is a leaf whose media type is text of a subtype.
  func isText(_ subtype: String) -> Bool {
    entity.kind == .leaf && mediaType.type == "text" && mediaType.subtype == subtype
  }
}

extension Part {
  /// Whether it is a leaf whose media type is text.
  var isAnyText: Bool { entity.kind == .leaf && mediaType.type == "text" }

  /// Whether it is an encapsulation of attachments in the format of one vendor.
  var isTNEF: Bool { mediaType.type == "application" && entity.isTNEF }

  /// A body without its transfer encoding.
  struct Content {
    private(set) var octets: [UInt8] = []
    /// What is wrong with the encoding, at offsets of the input.
    private(set) var defects = DefectLog()

    init(of entity: Entity) {
      guard entity.kind == .leaf || entity.kind == .encodedMessage else { return }
      entity.decodeContent(defects: &defects) { run in octets.append(run) }
    }
  }

  /// A text.
  struct Text {
    let decoded: DecodedText
    /// What is wrong with octets and charset, all of it at the start of the body.
    private(set) var defects = DefectLog()

    init(of part: Part) {
      let content = part.content.octets
      decoded = part.entity.text(of: content.span, defects: &defects)
    }
  }
}

extension Field {
  /// Where its body lies, without blanks and folds around it.
  var trimmedBodyRange: Range<Int> {
    let body = bodyRange
    let trimmed = self.body.trimmedRange()
    return (body.lowerBound + trimmed.lowerBound)..<(body.lowerBound + trimmed.upperBound)
  }
}
