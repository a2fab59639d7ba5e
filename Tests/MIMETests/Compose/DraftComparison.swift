import MIME
import TestSupport

/// Compares what was read with the draft that it was written from.
struct DraftComparison {
  /// Where in the draft they differ.
  private(set) var differences: [String] = []

  init(_ draft: Draft, _ message: Message, keepsBcc: Bool = false) {
    compare(draft, message, at: "message", keepsBcc: keepsBcc)
  }

  private mutating func expect<Value: Equatable>(_ actual: Value, _ expected: Value, _ place: String) {
    if actual != expected { differences.append("\(place): \(actual) is not \(expected)") }
  }

  private mutating func expectSame(_ actual: [UInt8], _ expected: [UInt8], _ place: String) {
    guard actual != expected else { return }
    let index = zip(actual, expected).prefix { $0 == $1 }.count
    let seen = visible(Array(actual[max(0, index - 20)...].prefix(60)))
    let wanted = visible(Array(expected[max(0, index - 20)...].prefix(60)))
    differences.append("\(place): at \(index) of \(expected.count), \(seen) is not \(wanted)")
  }

  private mutating func compare(_ draft: Draft, _ message: Message, at place: String, keepsBcc: Bool = false) {
    expect(message.from?.addresses ?? [], draft.from, "\(place) From")
    expect(message.sender?.mailboxes.first, draft.sender, "\(place) Sender")
    expect(message.replyTo?.addresses ?? [], draft.replyTo, "\(place) Reply-To")
    expect(message.to?.addresses ?? [], draft.to, "\(place) To")
    expect(message.cc?.addresses ?? [], draft.cc, "\(place) Cc")
    expect(message.bcc?.addresses ?? [], keepsBcc ? draft.bcc : [], "\(place) Bcc")
    expect(message.subject, draft.subject, "\(place) Subject")
    expect(message.inReplyTo ?? [], draft.inReplyTo, "\(place) In-Reply-To")
    expect(message.references ?? [], draft.references, "\(place) References")
    if let date = draft.date { expect(message.date, date, "\(place) Date") }
    if let id = draft.messageID { expect(message.messageID, id, "\(place) Message-ID") }
    expect(message.mailingList, draft.mailingList, "\(place) list")
    compare(draft.body, message.root, at: "\(place)/", isRoot: true)
  }

  private mutating func compare(_ part: Draft.Part, _ entity: Entity, at place: String, isRoot: Bool) {
    if case .entity(let original) = part.content {
      let raw = Array(original.rawBody)
      let isEnded = isRoot && !raw.isEmpty && original.transferEncoding != .base64 && raw.last != 0x0A
      expectSame(entity.content(), original.content() + (isEnded ? [0x0D, 0x0A] : []), "\(place) copy")
      expect(entity.mediaType, original.mediaType, "\(place) copied type")
      return
    }
    expect(entity.disposition?.kind, part.disposition?.kind, "\(place) disposition")
    expect(entity.fileName, part.disposition?.fileName, "\(place) file name")
    expect(entity.contentID, part.contentID, "\(place) Content-ID")
    expect(entity.fields.first(named: .contentDescription)?.text, part.description, "\(place) description")
    expect(entity.languages ?? [], part.languages, "\(place) languages")
    switch part.content {
    case .text(let text, let charset): compare(text, charset, entity, at: place, isRoot: isRoot)
    case .octets(let storage):
      let octets = Array(storage.span)
      expectSame(entity.content(), octets, "\(place) octets")
    case .file(let path):
      let octets = (try? OctetStorage(contentsOfFile: path)).map { Array($0.span) }
      expectSame(entity.content(), octets ?? [], "\(place) file")
    case .multipart(let parts):
      let read = Array(entity.parts)
      expect(read.count, parts.count, "\(place) number of parts")
      for (index, pair) in zip(parts, read).enumerated() {
        compare(pair.0, pair.1, at: "\(place)\(index + 1)/", isRoot: false)
      }
    case .draft(let draft):
      guard let message = entity.message else { return differences.append("\(place): no message") }
      compare(draft, message, at: place)
    case .message(let original):
      guard let message = entity.message else { return differences.append("\(place): no message") }
      expectSame(Array(message.octets), Array(original.octets), "\(place) copied message")
    case .entity: return
    }
  }

  private mutating func compare(
    _ text: String, _ charset: Draft.TextCharset, _ entity: Entity, at place: String, isRoot: Bool
  ) {
    guard let decoded = entity.text() else { return differences.append("\(place): no text") }
    if case .substituting(let asked) = charset {
      return expect(decoded.charset.used, asked, "\(place) charset")
    }
    var lines: [UInt8] = []
    var converter = LineEndConverter(to: .crlf)
    converter.convert(Array(text.utf8).span, into: &lines)
    if isRoot, !lines.isEmpty, lines.last != 0x0A { lines += [0x0D, 0x0A] }
    expectSame(decoded.utf8, lines, "\(place) text")
  }
}
