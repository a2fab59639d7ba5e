internal import MIME
internal import Octets

/// Everything that is shown of a message: its parts in document order, nested messages' parts included, and its faults.
/// Every body is decoded once.
struct MessageInspection {
  /// What is worth its cost.
  struct Wishes {
    var digests = false
    /// Keep the text of every text part, not only that of the message's own text body.
    var allTexts = false
    /// Keep texts to their ends, not only their beginnings.
    var wholeTexts = false
  }

  /// How many octets of a text are a beginning: newsletters begin with long style sheets.
  static let beginning = 256 << 10

  let message: Message
  /// The parts in document order; the first is the message itself.
  private(set) var parts: [PartInspection] = []
  /// What is wrong, by offset.
  private(set) var faults: [Fault] = []
  /// The numbers of the parts that are the message's text, its HTML and its attachments.
  let textBody: [String]
  let htmlBody: [String]
  let attachments: [String]
  /// Whether there is something that a reader should offer to save. Source: RFC 8621 §4.1.4.
  let hasAttachment: Bool

  private let wishes: Wishes
  private var layers: [Layer]

  /// Decodes and checks a message.
  init(_ message: Message, wishes: Wishes) {
    self.message = message
    self.wishes = wishes
    let bodies = message.bodies
    textBody = bodies.text.compactMap { $0.number?.description }
    htmlBody = bodies.html.compactMap { $0.number?.description }
    attachments = bodies.attachments.compactMap { $0.number?.description }
    hasAttachment = bodies.attachments.contains { $0.disposition?.kind != "inline" }
    layers = [Layer(message, holderOffset: nil)]
    visitParts()
    faults = FaultList.sorted(layers, parts: parts, in: message)
  }

  /// Where the part of a number is among ``parts``.
  func index(ofPart number: String) -> Int? {
    parts.firstIndex { $0.number == number }
  }

  /// What a part holds under a number such as `1+1`, without being a multipart.
  func file(numbered number: PartNumber) -> FileInspection? {
    parts.lazy.flatMap(\.files).first { $0.file.number == number }
  }

  /// The parts that are the message's text and can be shown as text.
  var bodyTexts: [PartInspection] {
    let numbers = Set(textBody)
    return parts.filter { $0.layer == 0 && $0.text != nil && numbers.contains($0.number ?? "") }
  }

  /// The part itself and all parts inside it.
  func subtree(at index: Int) -> Range<Int> {
    var pending = 1
    var end = index
    while pending > 0 {
      pending += parts[end].childCount - 1
      end += 1
    }
    return index..<end
  }

  /// Whether a limit kept something from being looked into.
  var hasLoss: Bool { faults.contains(where: \.code.isLimit) }
}

/// Octets that were read as one message: the input, or what was decoded from a message part under a transfer encoding.
struct Layer {
  let message: Message
  /// Where its holder's body is in the input; nil for the input itself.
  let holderOffset: Int?
  var defects: DefectLog
  /// Which parts are in it.
  var parts: [Int] = []

  init(_ message: Message, holderOffset: Int?) {
    self.message = message
    self.holderOffset = holderOffset
    defects = DefectLog()
    for defect in message.defects { defects.record(defect.code, at: defect.offset) }
  }
}

// MARK: - The walk

extension MessageInspection {
  private struct Visit {
    let entity: Entity
    let depth: Int
    let layer: Int
  }

  private mutating func visitParts() {
    let kept = wishes.allTexts ? nil : Set(textBody)
    var pending = [Visit(entity: message.root, depth: 0, layer: 0)]
    while let visit = pending.popLast() {
      let index = parts.count
      var part = PartInspection(visit.entity, depth: visit.depth, layer: visit.layer)
      visit.entity.checkFields(defects: &layers[visit.layer].defects)
      visit.entity.checkEncoding(defects: &layers[visit.layer].defects)
      layers[visit.layer].parts.append(index)
      let keepsText = kept.map { $0.contains(part.number ?? "") && visit.layer == 0 } ?? true
      part.readContent(
        digests: wishes.digests, keptText: !keepsText ? 0 : wishes.wholeTexts ? .max : Self.beginning,
        defects: &layers[visit.layer].defects)
      let children = childVisits(of: &part, visit)
      part.childCount = children.count
      parts.append(part)
      pending += children.reversed()
    }
    for index in layers.indices { layers[index].message.checkContentIDs(defects: &layers[index].defects) }
  }

  private mutating func childVisits(of part: inout PartInspection, _ visit: Visit) -> [Visit] {
    if visit.entity.kind == .multipart {
      return visit.entity.parts.map { Visit(entity: $0, depth: visit.depth + 1, layer: visit.layer) }
    }
    guard let nested = visit.entity.message else { return [] }
    part.nested = nested
    var layer = visit.layer
    if visit.entity.kind == .encodedMessage {
      let offset = layers[visit.layer].holderOffset ?? visit.entity.bodyRange.lowerBound
      layer = layers.count
      layers.append(Layer(nested, holderOffset: offset))
    }
    return [Visit(entity: nested.root, depth: visit.depth + 1, layer: layer)]
  }
}
