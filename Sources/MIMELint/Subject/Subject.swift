internal import MIME
internal import Octets

/// A message that is held against rules, and what is known about it. Each fact is found when it is first asked for, once.
///
/// Ranges are in octets of the input; who wants its octets copies the message first, which costs nothing:
/// `let message = subject.message`. A family whose rules share a fact keeps it here, made by a type of its own.
final class Subject {
  /// The message.
  let message: Message
  /// What it is held against.
  let settings: LintSettings
  /// All entities in document order, those of attached messages included; the first is the message itself.
  let parts: [Part]
  /// The entities that the sender answers for: those not inside an attached message.
  let ownParts: [Part]

  /// What was found wrong while structure, fields and bodies were read, in ``ownParts``.
  private(set) lazy var defects = DefectTable(self)
  /// What there is to say about the lines of the input.
  private(set) lazy var lines = LineFacts(self)

  /// The indexes of the entities directly in each entity.
  private(set) lazy var childIndexes = childIndexesOfAll()
  /// What lies between the parts of each multipart that the sender answers for, by the multipart's index.
  private(set) lazy var multipartFacts = multipartFactsOfAll()
  /// Where the delimiters of multiparts are.
  private(set) lazy var delimiters = DelimiterPlaces(of: message)
  /// Which parts are the text, the HTML and the attachments.
  private(set) lazy var bodies = message.bodies
  /// Which parts have a name that others may refer to, and which names are referred to.
  private(set) lazy var references = PartReferences(self)
  /// The address fields of the message itself.
  private(set) lazy var addresses = AddressFacts(self)
  /// The encoded-words in header fields.
  private(set) lazy var encodedWords = EncodedWordFacts(self)
  /// The DKIM-Signature fields.
  private(set) lazy var signatures = root.fields.all(named: "DKIM-Signature").map(SignatureField.init)
  /// The first octet above 127 in a body, and the part that it is in.
  private(set) lazy var firstEightBit = findEightBit()

  /// Creates the subject of a message that is an input of its own.
  init(_ message: Message, settings: LintSettings) {
    self.message = message
    self.settings = settings
    parts = Part.all(of: message)
    ownParts = parts.filter { !$0.isQuoted }
  }

  private func childIndexesOfAll() -> [[Int]] {
    var indexes = [[Int]](repeating: [], count: parts.count)
    for part in parts { if let parent = part.parent { indexes[parent].append(part.index) } }
    return indexes
  }

  private func multipartFactsOfAll() -> [Int: MultipartFacts] {
    var facts: [Int: MultipartFacts] = [:]
    for part in ownParts where part.entity.kind == .multipart {
      facts[part.index] = MultipartFacts(part, delimiters[part.index], of: self)
    }
    return facts
  }

  /// The entities directly in a part.
  func children(of part: Part) -> [Part] { childIndexes[part.index].map { parts[$0] } }

  /// The message itself.
  var root: Part { parts[0] }

  /// The place where something is missing from the message's header section: its beginning.
  var headerGap: Range<Int> { root.range.lowerBound..<root.range.lowerBound }

  /// Octets of the input in single quotes, shortened, for the text of a finding.
  func quoted(_ range: Range<Int>) -> String {
    let message = message
    return "'" + Excerpt.text(of: message.octets.extracting(range)) + "'"
  }

  /// The range of octets that a defect's offset stands for.
  func range(of place: DefectPlace, at offset: Int) -> Range<Int> {
    let message = message
    let octets = message.octets
    guard offset < octets.count else { return octets.count..<octets.count }
    switch place {
    case .gap: return offset..<offset
    case .octet: return offset..<(offset + 1)
    case .line: return offset..<lineEnd(from: offset)
    case .word:
      var end = offset
      while end < octets.count, !octets[end].isBlank, octets[end] != ASCII.cr, octets[end] != ASCII.lf { end += 1 }
      return offset..<end
    case .parameter:
      return parameter(at: offset) ?? offset..<lineEnd(from: offset)
    case .field:
      guard let field = field(at: offset) else { return offset..<lineEnd(from: offset) }
      return field.trimmedBodyRange
    }
  }

  /// The parameter of a field that an offset is in, with its name and without semicolon and blanks around it.
  private func parameter(at offset: Int) -> Range<Int>? {
    guard let body = field(at: offset)?.trimmedBodyRange else { return nil }
    let message = message
    let octets = message.octets
    var isQuoted = false
    var start = body.lowerBound
    var index = start
    while index < body.upperBound {
      if octets[index] == ASCII.quote { isQuoted.toggle() }
      if octets[index] == ASCII.semicolon, !isQuoted {
        if index > offset { break }
        start = index + 1
      }
      index += isQuoted && octets[index] == ASCII.backslash ? 2 : 1
    }
    let end = max(start, min(index, body.upperBound))
    let trimmed = octets.extracting(start..<end).trimmedRange()
    return start + trimmed.lowerBound..<start + trimmed.upperBound
  }

  /// Where the line of an offset ends, its line end not included.
  func lineEnd(from offset: Int) -> Int {
    let message = message
    let octets = message.octets
    var end = octets.firstIndex(of: ASCII.lf, from: offset) ?? octets.count
    if end > offset, end < octets.count, octets[end - 1] == ASCII.cr { end -= 1 }
    return end
  }

  /// Where the line after that of an offset starts.
  func nextLine(from offset: Int) -> Int {
    let message = message
    return message.octets.firstIndex(of: ASCII.lf, from: offset).map { $0 + 1 } ?? message.octets.count
  }

  /// The innermost entity that holds an offset.
  ///
  /// - Complexity: O(log *n*) in the number of entities, and what their depth is.
  func part(at offset: Int) -> Part? {
    // In document order only the last entity that begins up to here can hold it, or one around that.
    var part = parts[..<parts.partitionPoint { $0.range.lowerBound <= offset }].last
    while let candidate = part, !candidate.range.contains(offset) { part = candidate.parent.map { parts[$0] } }
    return part
  }

  /// The header field that an offset is in.
  func field(at offset: Int) -> Field? {
    let fields = message.index.fields
    let last = fields.partitionPoint { $0.offset <= offset } - 1
    guard last >= 0, offset < fields[last].offset + Int(fields[last].count) else { return nil }
    return message.field(at: last)
  }

  private func findEightBit() -> (part: Part, offset: Int)? {
    let message = message
    for part in parts where part.entity.kind == .leaf || part.entity.kind == .encodedMessage {
      let body = message.octets.extracting(part.entity.bodyRange)
      let ascii = body.asciiPrefixCount()
      if ascii < body.count { return (part, part.entity.bodyRange.lowerBound + ascii) }
    }
    return nil
  }
}
