import MIME
import Octets

@testable import MIMELint

/// The message that an example stands for.
struct ExampleMessage {
  /// Its octets.
  let octets: [UInt8]
  /// The place between the marks; nil where there are none.
  let place: Range<Int>?

  /// What an example's fields and body are put into: a message without fault.
  private static let base: [(name: String, line: String)] = [
    ("from", "From: Ann <ann@example.org>"),
    ("to", "To: Bob <bob@example.net>"),
    ("subject", "Subject: Monday"),
    ("date", "Date: Mon, 23 Nov 2026 09:30:00 +0100"),
    ("message-id", "Message-ID: <20261123.093000.1@mail.example.org>"),
    ("mime-version", "MIME-Version: 1.0"),
  ]

  init(_ example: Example) {
    var text: [UInt8]
    switch example.form {
    case .message: text = Array(example.text.utf8)
    case .body: text = Self.withCRLF(Self.header(replacing: "") + "\n" + example.text)
    case .fields:
      let (fields, body) = Self.split(example.text)
      text = Self.withCRLF(Self.header(replacing: fields) + "\n" + body)
    }
    Self.placeOctets(in: &text)
    let start = Self.remove("«", from: &text)
    let end = Self.remove("»", from: &text)
    octets = text
    place = start.flatMap { start in end.map { start..<$0 } }
  }

  /// The base's fields, those that are given in the place of those of the same name and the others behind them.
  private static func header(replacing fields: String) -> String {
    let names = Set(
      fields.split(separator: "\n").filter { $0.first?.isWhitespace == false }
        .map { $0.prefix { $0 != ":" }.filter { !"«» ".contains($0) }.lowercased() })
    let kept = base.filter { !names.contains($0.name) }.map { $0.line + "\n" }.joined()
    return kept + fields
  }

  private static func split(_ text: String) -> (fields: String, body: String) {
    let scalars = Array(text.unicodeScalars)
    for index in scalars.indices.dropLast() where scalars[index] == "\n" && scalars[index + 1] == "\n" {
      return (string(scalars[...index]), string(scalars[(index + 2)...]))
    }
    return (text.hasSuffix("\n") ? text : text + "\n", "Hello Bob.\n")
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  private static func withCRLF(_ text: String) -> [UInt8] {
    text.utf8.flatMap { $0 == ASCII.lf ? [ASCII.cr, ASCII.lf] : [$0] }
  }

  /// Puts octets where the characters stand that they are written as.
  private static func placeOctets(in octets: inout [UInt8]) {
    for octet in UInt8(0x80)...0xFF {
      let character = Array(String(Unicode.Scalar(0xE000 + UInt32(octet)) ?? "?").utf8)
      while let index = octets.indices.first(where: { octets[$0] == 0xEE && octets[$0...].starts(with: character) }) {
        octets.replaceSubrange(index..<index + character.count, with: [octet])
      }
    }
  }

  /// Removes a mark; returns where it was.
  private static func remove(_ mark: String, from octets: inout [UInt8]) -> Int? {
    let wanted = Array(mark.utf8)
    guard let index = octets.indices.first(where: { octets[$0...].starts(with: wanted) }) else { return nil }
    octets.removeSubrange(index..<index + wanted.count)
    return index
  }
}
