import FoundationEssentials
import MIME
import Testing

/// Messages for other readers, and what they should find in them: Tools/check-composition has them read.
///
/// The environment variable POSTEL_COMPOSITIONS names the folder to write to. For each message there is `N.eml`, and
/// `N.expected` in the form that every reader prints: a line for the subject, for each mailbox and for each leaf, texts and
/// octets in hexadecimal.
@Suite("Messages for other readers") struct MessageWriterReadersTests {
  private static let folder = ProcessInfo.processInfo.environment["POSTEL_COMPOSITIONS"]

  @Test(.enabled(if: folder != nil))
  func compositions() throws {
    guard let folder = Self.folder else { return }
    for seed in UInt64(0)..<300 {
      var generator = DraftGenerator(seed: seed)
      let draft = generator.draft()
      var options = MessageWriter.Options()
      options.token = DraftGenerator.token
      options.date = DateTime(secondsSinceEpoch: 1_800_000_000)
      options.route = seed % 3 == 0 ? Route(body: .eightBit, takesUTF8Headers: false) : .sevenBit
      let octets = try MessageWriter.octets(of: draft, options: options)
      let expected = ReadingList(Message(octets)).lines.joined(separator: "\n") + "\n"
      try Data(octets).write(to: URL(filePath: "\(folder)/\(seed).eml"))
      try Data(expected.utf8).write(to: URL(filePath: "\(folder)/\(seed).expected"))
    }
  }
}

/// What a reader finds in a message, line by line.
private struct ReadingList {
  private(set) var lines: [String] = []

  init(_ message: Message) {
    append(message)
  }

  private mutating func append(_ message: Message) {
    lines.append("subject \(Self.hex(Array((message.subject ?? "").utf8)))")
    for (name, list) in [("from", message.from), ("to", message.to), ("cc", message.cc)] {
      for mailbox in list?.mailboxes ?? [] {
        let displayName = Self.hex(Array((mailbox.displayName ?? "").utf8))
        lines.append("\(name) \(displayName) \(Self.hex(Array(mailbox.address.utf8)))")
      }
    }
    append(message.root)
  }

  private mutating func append(_ entity: Entity) {
    if let message = entity.message { return append(message) }
    guard entity.kind != .multipart else {
      for part in entity.parts { append(part) }
      return
    }
    let name = Self.hex(Array((entity.fileName ?? "").utf8))
    lines.append("leaf \(entity.mediaType.essence) \(name) \(Self.hex(entity.content()))")
  }

  /// Octets in hexadecimal; a hyphen where there are none.
  private static func hex(_ octets: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = octets.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return text.isEmpty ? "-" : String(decoding: text, as: UTF8.self)
  }
}
