import FoundationEssentials
import Octets

/// A recorded session: what each side says, in turns. Lines begin with `C: ` or `S: `; `T:` is where TLS begins; `=` sets
/// an option, `!` names what has to come of it, and `#` is a comment.
struct Transcript: CustomStringConvertible, Sendable {
  enum Turn: Equatable, Sendable {
    case client([UInt8])
    case server([UInt8])
    case tls
  }

  let name: String
  private(set) var turns: [Turn] = []
  private(set) var options: [String: String] = [:]
  private(set) var expectations: [String] = []

  var description: String { name }

  init(name: String, text: String) {
    self.name = name
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      let content = String(line.dropFirst(2).drop { $0 == " " && !line.hasPrefix("C:") && !line.hasPrefix("S:") })
      let said = Self.unescaped(String(line.dropFirst(3))) + [0x0D, 0x0A]
      switch line.prefix(2) {
      case "C:": append(.client(said))
      case "S:": append(.server(said))
      case "T:": turns.append(.tls)
      case "= ":
        let words = content.split(separator: " ", maxSplits: 1).map(String.init)
        options[words[0]] = words.count > 1 ? words[1] : ""
      case "! ": expectations.append(content)
      default: continue
      }
    }
  }

  /// Text in which `\r`, `\n` and `\0` are octets.
  static func unescaped(_ text: String) -> [UInt8] {
    var octets: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let octet = rest.popFirst() {
      let escaped: UInt8? =
        switch (octet, rest.first) {
        case (ASCII.backslash, UInt8(ascii: "r")): ASCII.cr
        case (ASCII.backslash, UInt8(ascii: "n")): ASCII.lf
        case (ASCII.backslash, ASCII.zero): ASCII.nul
        default: nil
        }
      octets.append(escaped ?? octet)
      if escaped != nil { rest = rest.dropFirst() }
    }
    return octets
  }

  private mutating func append(_ turn: Turn) {
    switch (turns.last, turn) {
    case (.client(let before), .client(let more)): turns[turns.count - 1] = .client(before + more)
    case (.server(let before), .server(let more)): turns[turns.count - 1] = .server(before + more)
    default: turns.append(turn)
    }
  }

  /// The transcripts of one side, in Fixtures/smtp.
  static func all(_ side: String) -> [Transcript] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.deletingLastPathComponent().appendingPathComponent("Fixtures/smtp/\(side)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().compactMap { name in
      let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      return text.map { Transcript(name: name, text: $0) }
    }
  }
}
