import MIME
import Testing

/// What every message that is written holds to, whatever the draft.
@Suite("Guarantees of written messages") struct MessageWriterGuaranteesTests {
  private static let routes = [
    Route.sevenBit, Route(body: .eightBit, takesUTF8Headers: false), Route(body: .eightBit, takesUTF8Headers: true),
    Route(body: .binary, takesUTF8Headers: false),
  ]

  private static func options(_ seed: UInt64) -> MessageWriter.Options {
    var options = MessageWriter.Options()
    options.route = routes[Int(seed % 4)]
    options.token = DraftGenerator.token
    options.date = DateTime(secondsSinceEpoch: 1_800_000_000)
    return options
  }

  @Test("Generated drafts read back without a defect, and the same", arguments: 0..<20)
  func roundTrip(block: Int) throws {
    for seed in UInt64(block * 150)..<UInt64(block * 150 + 150) {
      var generator = DraftGenerator(seed: seed)
      let draft = generator.draft()
      let options = Self.options(seed)
      let octets = try MessageWriter.octets(of: draft, options: options)
      let message = Message(octets)
      let defects = message.diagnose()
      let differences = DraftComparison(draft, message).differences
      let faults = LineFaults.of(octets, message, options.route)
      let isRight = defects.isEmpty && differences.isEmpty && faults.isEmpty
      #expect(isRight, "seed \(seed): \(defects) \(differences.prefix(3)) \(faults.prefix(3))")
      let again = try MessageWriter.octets(of: draft, options: options)
      #expect(again == octets, "seed \(seed)")
    }
  }

  @Test("Any way to pull gives the same octets", arguments: [1, 7, 76, 4096, 1 << 20])
  func pulling(count: Int) throws {
    for seed in UInt64(0)..<60 {
      var generator = DraftGenerator(seed: seed)
      let draft = generator.draft()
      let whole = try MessageWriter.octets(of: draft, options: Self.options(seed))
      var writer = try MessageWriter(draft, options: Self.options(seed))
      var pulled: [UInt8] = []
      var piece: [UInt8] = []
      while try writer.write(into: &piece, atLeast: count) {
        pulled += piece
        piece.removeAll(keepingCapacity: true)
      }
      #expect(pulled == whole, "seed \(seed)")
    }
  }
}

/// What is wrong with the lines of a message.
enum LineFaults {
  static func of(_ octets: [UInt8], _ message: Message, _ route: Route) -> [String] {
    var faults: [String] = []
    var start = 0
    let headers = message.index.entities.map { $0.headerStart..<$0.bodyStart }
    var isInHeader = [Bool](repeating: false, count: octets.count + 1)
    for range in headers { for offset in range { isInHeader[offset] = true } }
    while start < octets.count {
      guard let end = octets[start...].firstIndex(of: 0x0A) else {
        if route.body != .binary { faults.append("no line end at the end") }
        break
      }
      let line = octets[start..<max(start, end - 1)]
      if route.body != .binary {
        if end == start || octets[end - 1] != 0x0D || line.contains(0x0D) { faults.append("line ends at \(start)") }
        if line.count > 998 { faults.append("\(line.count) octets at \(start)") }
        if route.body == .sevenBit, line.contains(where: { $0 > 127 || $0 == 0 }) {
          faults.append("octets at \(start)")
        }
      }
      if isInHeader[start], line.count > 78, canBeFolded(line) { faults.append("not folded at \(start)") }
      start = end + 1
    }
    return faults
  }

  /// Whether a line of a header field has a blank at which something could be moved to the next line.
  private static func canBeFolded(_ line: ArraySlice<UInt8>) -> Bool {
    var rest = line.drop { $0 == 0x20 || $0 == 0x09 }
    // What is behind the field's name may not be moved where only blanks would be left.
    if let colon = rest.firstIndex(of: 0x3A), !rest[..<colon].contains(0x20) { rest = rest[(colon + 1)...] }
    rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
    return rest.contains { $0 == 0x20 || $0 == 0x09 }
  }
}
