internal import MIME
internal import Octets

/// What readers found wrong with the parts that the sender answers for: structure, values of fields, encodings, charsets.
/// What is wrong with lines counts wherever it is: it stands in the way of the whole message.
struct DefectTable {
  private var offsets: [Defect.Code: [Int]] = [:]

  /// Gathers what was recorded.
  init(_ subject: Subject) {
    let quoted = subject.parts.filter { $0.isQuoted && !(subject.parts[$0.parent ?? 0].isQuoted) }.map(\.range)
    for defect in subject.message.defects where Self.isOfLines(defect.code) || !Self.contains(defect.offset, quoted) {
      add(defect)
    }
    for part in subject.ownParts {
      var found = DefectLog(perCode: subject.message.limits.defectsPerCode)
      part.entity.checkFields(defects: &found)
      add(found)
      guard part.entity.kind == .leaf || part.entity.kind == .encodedMessage else { continue }
      add(part.content.defects)
      if let text = part.text { add(text.defects) }
    }
    var identifiers = DefectLog()
    subject.message.checkContentIDs(defects: &identifiers)
    for defect in identifiers.defects where !Self.contains(defect.offset, quoted) { add(defect) }
    for code in offsets.keys { offsets[code]?.sort() }
  }

  /// The offsets at which a defect was recorded, in order.
  subscript(code: Defect.Code) -> [Int] { offsets[code] ?? [] }

  private mutating func add(_ log: DefectLog) {
    for defect in log.defects { add(defect) }
  }

  private mutating func add(_ defect: Defect) {
    offsets[defect.code, default: []].append(defect.offset)
  }

  private static func isOfLines(_ code: Defect.Code) -> Bool {
    switch code {
    case .bareCR, .mixedLineEnds, .nulOctet, .lineTooLong, .undeclaredEightBit: true
    default: false
    }
  }

  /// Whether an offset is in one of some ranges, which are in order and apart.
  private static func contains(_ offset: Int, _ ranges: [Range<Int>]) -> Bool {
    let last = ranges.partitionPoint { $0.lowerBound <= offset } - 1
    return last >= 0 && ranges[last].contains(offset)
  }
}
