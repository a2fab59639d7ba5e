import MIME
import TestSupport

/// Makes drafts that depend on a seed alone: texts, names and trees with everything that is hard to write.
struct DraftGenerator {
  private var random: SeededRandom
  /// Files that parts may come from.
  private let files: [String]
  /// What existing messages were made from.
  static let token = "seeded"

  init(seed: UInt64, files: [String] = []) {
    random = SeededRandom(seed: seed)
    self.files = files
  }

  // MARK: Chance

  mutating func number(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
  mutating func chance(_ percent: Int) -> Bool { number(100) < percent }
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(elements.count)] }

  // MARK: Words and texts

  private static let words = [
    "lunch", "Grüße", "日本語", "привет", "menu", "a", "=?utf-8?q?x?=", "\"quoted\"", "(comment)", "<angle>", "50%", "=3D",
    "👩‍👩‍👧", "e\u{301}te\u{301}", "مرحبا", "comma,", "semi;", "back\\slash", "From", ".", "--", "=_seededa_1_", "naïve",
  ]

  mutating func words(_ count: Int) -> String {
    var text = ""
    for index in 0..<count {
      if index > 0 { text += chance(5) ? "  " : " " }
      text += pick(Self.words)
    }
    return text
  }

  /// A subject; sometimes with words that can't be folded.
  mutating func subject() -> String {
    if chance(5) { return String(repeating: pick(["x", "ü", "語"]), count: 1 + number(700)) }
    return words(1 + number(chance(20) ? 60 : 8))
  }

  /// A text with lines of every kind.
  mutating func text() -> String {
    let isASCII = chance(40)
    var text = ""
    for _ in 0..<number(12) {
      switch number(isASCII ? 10 : 16) {
      case 0: text += "From the start"
      case 1: text += "."
      case 2: text += "--=_seededa_1_"
      case 3 where chance(20): text += "blanks at the end \t"
      case 4 where chance(20): text += String(repeating: "long ", count: number(400))
      case 5 where chance(10): text += "bare\rCR"
      case 6 where chance(10): text += "NUL\0"
      case 7: text += ""
      case 8: text += "\tcolumns\tof text = more"
      case 9: text += "--"
      case 10...: text += words(1 + number(20))
      default: text += "An ordinary line of text."
      }
      text += chance(50) ? "\n" : "\r\n"
    }
    return text + (chance(30) ? "last" : "")
  }

  mutating func octets() -> [UInt8] {
    let count = chance(10) ? number(200_000) : number(300)
    switch number(5) {
    case 0: return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    case 1: return (0..<count).map { _ in pick([0x0D, 0x0A, 0x20, 0x41, 0x2E, 0x3D, 0x09]) }
    case 2: return Array(repeating: Array("a line of a file\r\n".utf8), count: count / 18 + 1).flatMap { $0 }
    case 3: return Array(repeating: UInt8(ascii: "x"), count: count)
    default: return Array(text().utf8)
    }
  }

  // MARK: Fields

  private static let names: [String?] = [
    nil, "Ann", "Ann Example", "Dr. \"A\" O'Neil", "Müller, Jörg", "山田太郎", "a (b) c", "Ann. B.", "Łukasz <>", "x;y:z",
    "A Very Long Name That Goes On And On Until It Has To Be Folded Because No Line Can Hold All Of It At Once",
  ]
  private static let addresses = [
    "ann@example.org", "bob@example.com", "\"quoted local\"@example.net", "x+tag@sub.example.org",
    "a-local-part-of-sixty-four-octets-which-is-the-most-that-smtp-has@example.org", "me@[192.0.2.1]",
  ]

  mutating func mailbox() -> Mailbox { Mailbox(displayName: pick(Self.names), address: pick(Self.addresses)) }

  mutating func addresses() -> [Address] {
    (0..<number(chance(10) ? 40 : 4)).map { _ in
      guard chance(15) else { return .mailbox(mailbox()) }
      return .group(name: pick(["Friends", "Équipe", "A, B"]), members: (0..<number(4)).map { _ in mailbox() })
    }
  }

  mutating func messageIDs() -> [MessageID] {
    (0..<number(chance(10) ? 50 : 3)).map { _ in MessageID(text: "\(random.next()).\(number(9))@mail.example.org") }
  }

  // MARK: Messages

  /// A draft whose body has at most so many levels.
  mutating func draft(depth: Int = 3) -> Draft {
    var draft = Draft(body: part(depth: depth))
    draft.from = [.mailbox(mailbox())]
    if chance(10) {
      draft.from.append(.mailbox(mailbox()))
      draft.sender = mailbox()
    }
    draft.to = addresses()
    draft.cc = chance(50) ? addresses() : []
    draft.bcc = chance(20) ? addresses() : []
    draft.replyTo = chance(20) ? [.mailbox(mailbox())] : []
    draft.subject = chance(90) ? subject() : nil
    draft.inReplyTo = messageIDs()
    draft.references = messageIDs()
    draft.date =
      chance(50) ? DateTime(secondsSinceEpoch: 1_700_000_000 + number(100_000_000), zoneOffsetMinutes: 60) : nil
    draft.messageID = chance(30) ? MessageID(text: "\(number(1000))@example.org") : nil
    if chance(10) {
      var list = MailingList(id: ListID(id: "list.example.org", name: pick([nil, "A list", "Eine Möglichkeit"])))
      list.unsubscribe = ["mailto:off@example.org", "https://example.org/off?x=\(number(1000))"]
      draft.mailingList = list
    }
    return draft
  }

  private mutating func part(depth: Int) -> Draft.Part {
    var part = undescribed(depth: depth)
    if case .entity = part.content { return part }
    if chance(30) {
      part = part.attached(as: pick(["a.txt", "naïve.pdf", "日本.png", "with \"quotes\".doc", "a b.zip"]))
    }
    if chance(10) { part.contentID = "\(random.next())@example.org" }
    if chance(10) { part.description = words(3) }
    if chance(5) { part.languages = ["en", "de-CH"] }
    return part
  }

  private mutating func undescribed(depth: Int) -> Draft.Part {
    switch number(depth > 0 ? 14 : 8) {
    case 0, 1, 2: return .text(text())
    case 3: return .html("<p>\(text())</p>")
    case 4: return .text(words(20), charset: .substituting(pick([.windows1252, .iso2022JP, .usASCII])))
    case 5: return files.isEmpty ? .octets(octets()) : .file(pick(files), mediaType: .applicationOctetStream)
    case 6, 7: return .octets(octets())
    case 8: return .message(draft(depth: depth - 1))
    case 9: return .message(existing(depth: depth - 1))
    case 10: return .entity(leaf(of: existing(depth: depth - 1).root))
    default:
      let parts = (0...number(4)).map { _ in part(depth: depth - 1) }
      return .multipart(pick(["mixed", "alternative", "related", "parallel"]), parts)
    }
  }

  /// A message that was written, with the same token, and read; it fits every route.
  private mutating func existing(depth: Int) -> Message {
    var options = MessageWriter.Options()
    options.token = Self.token
    options.date = DateTime(secondsSinceEpoch: 1_800_000_000)
    while true {
      if let octets = try? MessageWriter.octets(of: draft(depth: depth), options: options) { return Message(octets) }
    }
  }

  private func leaf(of entity: Entity) -> Entity {
    var entity = entity
    while let first = entity.parts.first(where: { _ in true }) { entity = first }
    return entity
  }
}
