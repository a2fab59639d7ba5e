// Folder-wide: what the tests of this folder share.
import FoundationEssentials
import MIME
import TestSupport

/// Messages that every rewriting is tried with.
enum RewriteCorpus {
  private static let folder = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/Fixtures"

  /// The messages of the project's fixtures, by their paths.
  static let fixtures: [(name: String, octets: [UInt8])] = {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".eml") }.sorted().compactMap { name in
      FileManager.default.contents(atPath: folder + "/" + name).map { (name, Array($0)) }
    }
  }()

  /// Small messages whose structure is broken or odd.
  static let odd: [[UInt8]] =
    Reading.all.map(\.octets)
    + [
      "", "\n", "\r\n", "\r", "x", "x\n", ":\n", "\u{FEFF}To: a\n\nx", "\u{FEFF}x", "\u{FEFF}x\ny",
      "From a\nTo: b\n\nx", " x\nTo: a\n\nb",
      "--b==\r\n\t\r\nTo: a\r\n\r\n", "To: a\njunk\n--b", "Content-Type: multipart/mixed; boundary=b\n--b\n\nx\n--b--",
      "Content-Type: multipart/mixed; boundary=b\n\n--b\nTo: a\njunk\n--b--\n",
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n--b\n--b--", "Content-Type: message/rfc822",
      "Content-Type: multipart/mixed; boundary=b\r\n\r\npre\r\n--b\r\n\r\n--b\r\n\r\n\r\n--b--\r\npost",
      "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--a\n\ny",
    ].map { Array($0.utf8) }

  /// Octets made of pieces that mail is made of.
  static func random(_ generator: inout SeededRandom) -> [UInt8] {
    let alphabet = [
      "\r\n", "\n", "\r", "--", "b", "--b", "--b--", "--bb", ":", " ", "\t", "Subject: x", "\u{e9}", "\0", "-",
      "Content-Type: multipart/mixed; boundary=b", "Content-Type: multipart/mixed; boundary=bb",
      "Content-Type: message/rfc822", "\r\n\r\n", "MIME-Version: 1.0", "From ", "Content-Transfer-Encoding: base64",
    ]
    let count = Int.random(in: 0..<40, using: &generator)
    return (0..<count).flatMap { _ in Array(alphabet.randomElement(using: &generator)!.utf8) }
  }

  /// One octet at a time, every two pieces, and some random pieces.
  static func splits(of count: Int, _ generator: inout SeededRandom) -> [[Int]] {
    var splits = [[Int](repeating: 1, count: count)]
    if count <= 600 { splits += (0...count).map { [$0] } }
    for _ in 0..<4 { splits.append((0..<min(count, 400)).map { _ in Int.random(in: 0..<9, using: &generator) }) }
    return splits
  }
}

/// What a rewriter makes of a message, and which parts it did not find.
struct Rewritten: Equatable {
  var octets: [UInt8] = []
  var missing: [String] = []
  var error: CompositionError?

  var text: String { String(decoding: octets, as: UTF8.self) }

  init(_ message: [UInt8], _ edits: [MessageEdit], limits: Limits = Limits(), pieces: [Int] = []) {
    let boundaries = BoundarySource { "=_new" }
    do throws(CompositionError) {
      var rewriter = try MessageRewriter(edits, limits: limits, boundaries: boundaries)
      var start = 0
      for count in pieces {
        let end = min(start + count, message.count)
        try rewriter.push(message.span.extracting(start..<end), into: &octets)
        start = end
      }
      try rewriter.push(message.span.extracting(start...), into: &octets)
      try rewriter.finish(into: &octets)
      missing = rewriter.missingParts.map(\.description)
    } catch {
      self.error = error
    }
  }

  init(_ message: String, _ edits: MessageEdit...) { self.init(Array(message.utf8), edits) }
}

extension MessageEdit {
  static func part(_ number: PartNumber, _ action: Action) -> MessageEdit { MessageEdit(action, of: number) }
}

extension HeaderField {
  /// A field that a test writes down, and that is right.
  static func of(_ text: String) -> HeaderField {
    let colon = text.firstIndex(of: ":") ?? text.endIndex
    do {
      return try HeaderField(parsing: String(text[..<colon]), String(text[colon...].dropFirst()))
    } catch {
      preconditionFailure("\(error)")
    }
  }
}

extension NewPart {
  static func of(_ text: String) -> NewPart {
    let octets = Array(text.utf8)
    do { return try NewPart(octets.span) } catch { preconditionFailure("\(error)") }
  }
}
