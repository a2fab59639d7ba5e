internal import MIMECharsets
internal import MIMECodecs
internal import Octets

/// Compares two messages entity by entity. Recursion ends at `Limits.depth`.
struct MessageComparison {
  private(set) var differences: [MessageDifference] = []

  /// Compares two entities that stand in the same place.
  mutating func compare(_ before: Entity, _ after: Entity) {
    let part = before.number ?? after.number
    compareFields(before, after, part)
    compareTypes(before, after, part)
    switch (before.kind, after.kind) {
    case (.multipart, .multipart): compareParts(Array(before.parts), Array(after.parts))
    case (.multipart, _), (_, .multipart): compareLeaves(before, after, part)
    default:
      if let inner = before.message, let other = after.message {
        compare(inner.root, other.root)
      } else {
        compareLeaves(before, after, part)
      }
    }
  }

  private mutating func note(
    _ kind: MessageDifference.Kind, _ part: PartNumber?, field: String? = nil, _ before: String?, _ after: String?
  ) {
    differences.append(MessageDifference(kind, part: part, field: field, before: before, after: after))
  }
}

// MARK: - Header fields

extension MessageComparison {
  /// Fields that only say how something else is written, or that are compared by what they mean.
  private static let structural: Set<String> = ["content-type", "content-transfer-encoding", "content-disposition"]

  private mutating func compareFields(_ before: Entity, _ after: Entity, _ part: PartNumber?) {
    let old = FieldsByName(before.fields)
    let new = FieldsByName(after.fields)
    let names = old.names + new.names.filter { old.texts[$0] == nil }
    for name in names where !Self.structural.contains(name) {
      compare(old.texts[name] ?? [], new.texts[name] ?? [], old.written[name] ?? new.written[name] ?? name, part)
    }
  }

  /// Compares the fields of one name: what is equal goes, and what is left is paired in its order.
  private mutating func compare(_ before: [String], _ after: [String], _ name: String, _ part: PartNumber?) {
    guard before != after else { return }
    var counts: [String: Int] = [:]
    for text in after { counts[text, default: 0] += 1 }
    var removed: [String] = []
    for text in before {
      if let count = counts[text], count > 0 { counts[text] = count - 1 } else { removed.append(text) }
    }
    var kept: [String: Int] = [:]
    for text in before { kept[text, default: 0] += 1 }
    var added: [String] = []
    for text in after {
      if let count = kept[text], count > 0 { kept[text] = count - 1 } else { added.append(text) }
    }
    if removed.isEmpty, added.isEmpty {
      return note(.fieldsReordered, part, field: name, before.joined(separator: "\n"), after.joined(separator: "\n"))
    }
    for index in 0..<max(removed.count, added.count) {
      let old = index < removed.count ? removed[index] : nil
      let new = index < added.count ? added[index] : nil
      let kind: MessageDifference.Kind = old == nil ? .fieldAdded : new == nil ? .fieldRemoved : .fieldChanged
      note(kind, part, field: name, old, new)
    }
  }
}

/// The header fields of an entity by their names in lower case.
private struct FieldsByName {
  private(set) var names: [String] = []
  private(set) var texts: [String: [String]] = [:]
  /// The names as they are first written.
  private(set) var written: [String: String] = [:]

  init(_ fields: Fields) {
    for field in fields {
      let name = field.name
      let key = String(lowercasingASCII: name.utf8.span)
      if texts[key] == nil {
        names.append(key)
        written[key] = name
      }
      texts[key, default: []].append(Self.meaning(of: field))
    }
  }

  /// What a field says: by its grammar where that makes a difference, else its text with single blanks.
  private static func meaning(of field: Field) -> String {
    var ignored = DefectLog(perCode: 0)
    switch field.knownName {
    case .from, .sender, .replyTo, .to, .cc, .bcc, .resentFrom, .resentSender, .resentTo, .resentCc, .resentBcc:
      let list = AddressList(lenient: field.body, defects: &ignored)
      if !list.addresses.isEmpty { return list.addresses.map(\.meaning).joined(separator: ", ") }
    case .messageID, .inReplyTo, .references, .resentMessageID, .contentID:
      let list = MessageIDList(lenient: field.body, defects: &ignored)
      if !list.ids.isEmpty { return list.ids.map { "<\($0.text)>" }.joined(separator: " ") }
    case .date, .resentDate:
      if let date = DateTime(lenient: field.body, defects: &ignored) { return date.rfc5322 }
    default: break
    }
    return singleBlanks(field.text)
  }

  private static func singleBlanks(_ text: String) -> String {
    let words = text.utf8.split { $0.isBlank || $0 == ASCII.cr || $0 == ASCII.lf }
    return words.compactMap { String($0) }.joined(separator: " ")
  }
}

extension Address {
  /// What it says, in one form.
  fileprivate var meaning: String {
    switch self {
    case .mailbox(let mailbox): mailbox.meaning
    case .group(let name, let members): "\(name): " + members.map(\.meaning).joined(separator: ", ") + ";"
    }
  }
}

extension Mailbox {
  /// What it says, with the domain in one form: letters of either case and A-labels are the same (RFC 5321 §2.3.11).
  fileprivate var meaning: String {
    let domain = Self.meaning(ofDomain: domain)
    let address = domain.utf8.isEmpty ? address : "\(localPart)@\(domain)"
    guard let displayName, !displayName.utf8.isEmpty else { return address }
    return "\(displayName) <\(address)>"
  }

  private static func meaning(ofDomain domain: String) -> String {
    let octets = domain.utf8.span
    let ascii = octets.asciiPrefixCount() < octets.count ? InternationalDomain.ascii(octets) : nil
    guard let ascii else { return String(lowercasingASCII: octets) }
    return String(lowercasingASCII: ascii.span)
  }
}

// MARK: - Structure

extension MessageComparison {
  private mutating func compareTypes(_ before: Entity, _ after: Entity, _ part: PartNumber?) {
    let old = before.typeMeaning
    let new = after.typeMeaning
    if old != new { note(.typeChanged, part, field: "Content-Type", old, new) }
    let oldPlace = before.dispositionMeaning
    let newPlace = after.dispositionMeaning
    if oldPlace != newPlace { note(.dispositionChanged, part, field: "Content-Disposition", oldPlace, newPlace) }
  }

  /// Compares two lists of parts: those alike at the beginning and the end are paired, then the rest in its order.
  private mutating func compareParts(_ before: [Entity], _ after: [Entity]) {
    guard before.count != after.count else {
      for (old, new) in zip(before, after) { compare(old, new) }
      return
    }
    let oldKeys = before.map(\.fingerprint)
    let newKeys = after.map(\.fingerprint)
    let shorter = min(before.count, after.count)
    var head = 0
    while head < shorter, oldKeys[head] == newKeys[head] { head += 1 }
    var tail = 0
    while tail < shorter - head, oldKeys[before.count - 1 - tail] == newKeys[after.count - 1 - tail] { tail += 1 }
    for index in 0..<head { compare(before[index], after[index]) }
    let oldMiddle = before[head..<(before.count - tail)]
    let newMiddle = after[head..<(after.count - tail)]
    for (old, new) in zip(oldMiddle, newMiddle) { compare(old, new) }
    for part in oldMiddle.dropFirst(newMiddle.count) { note(.partRemoved, part.number, part.summary, nil) }
    for part in newMiddle.dropFirst(oldMiddle.count) { note(.partAdded, part.number, nil, part.summary) }
    for index in 0..<tail { compare(before[before.count - tail + index], after[after.count - tail + index]) }
  }

  private mutating func compareLeaves(_ before: Entity, _ after: Entity, _ part: PartNumber?) {
    if let old = before.text(), let new = after.text() {
      let oldLines = Self.lines(old.utf8)
      let newLines = Self.lines(new.utf8)
      guard oldLines != newLines else { return }
      return note(.textChanged, part, String(decodingUTF8: oldLines.span), String(decodingUTF8: newLines.span))
    }
    // Whether it consists of lines may show in one of them only.
    let hasLines = before.hasLines || after.hasLines
    let old = hasLines ? Self.lines(before.content()) : before.content()
    let new = hasLines ? Self.lines(after.content()) : after.content()
    if old != new { note(.contentChanged, part, "\(old.count) octets", "\(new.count) octets") }
  }

  /// A text with LF between its lines, and without empty lines at its end, which the next delimiter may have swallowed.
  private static func lines(_ text: [UInt8]) -> [UInt8] {
    var lines: [UInt8] = []
    var converter = LineEndConverter(to: .lf)
    converter.convert(text.span, into: &lines)
    converter.finish(into: &lines)
    while lines.last == ASCII.lf { lines.removeLast() }
    return lines
  }
}

extension Entity {
  /// Its media type with what parameters say of the content; charset and boundary only say how it is written.
  fileprivate var typeMeaning: String {
    let type = mediaType
    let parameters = type.parameters.elements.filter { $0.name != "boundary" && $0.name != "charset" }
    return ([type.essence] + parameters.map { "\($0.name)=\($0.value)" }.sorted()).joined(separator: "; ")
  }

  fileprivate var dispositionMeaning: String? {
    guard let disposition else { return nil }
    let parameters = disposition.parameters.elements.map { "\($0.name)=\($0.value)" }.sorted()
    return ([disposition.kind ?? ""] + parameters).joined(separator: "; ")
  }

  fileprivate var hasLines: Bool { kind == .leaf && mediaType.hasLines(under: transferEncoding) }

  /// What tells it from its siblings, cheaply: its type, its name, and how much it holds.
  fileprivate var fingerprint: String { "\(typeMeaning)|\(fileName ?? "")|\(contentID ?? "")" }

  fileprivate var summary: String {
    let name = fileName.map { " \($0)" } ?? ""
    return "\(mediaType.essence)\(name)"
  }
}
