import Octets
import Testing

@testable import PostelCommands

@Suite("JSON, strictly") struct JSONReaderTests {
  private func shown(_ node: JSONNode) -> String {
    switch node.value {
    case .null: "null"
    case .truth(let truth): "\(truth)"
    case .number: "number"
    case .string(let text): text.debugDescription
    case .array(let nodes): "[\(nodes.map(shown).joined(separator: ","))]"
    case .object(let members): "{\(members.map { "\($0.name):\(shown($0.value))" }.joined(separator: ","))}"
    }
  }

  @Test(
    "Texts that are JSON",
    arguments: [
      ("null", "null"), (" true ", "true"), ("false", "false"), ("0", "number"), ("-1.5e+10", "number"),
      ("1E2", "number"), ("\"\"", "\"\""), ("\"é\\u00e9\\ud83d\\ude00\"", "\"éé😀\""),
      ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\\"\\\\/\\u{08}\\u{0C}\\n\\r\\t\""), ("[]", "[]"), ("[ ]", "[]"),
      ("[1, [\"a\"]]", "[number,[\"a\"]]"), ("{}", "{}"), ("{\"a\": {\"b\": null}, \"c\":[]}", "{a:{b:null},c:[]}"),
      ("\"\\u0000\"", "\"\\0\""),
    ])
  func valid(text: String, value: String) throws {
    let octets = Array(text.utf8)
    #expect(shown(try JSONReader.read(octets.span)) == value)
  }

  @Test(
    "Texts that aren't, and where",
    arguments: [
      ("", 0), (" ", 1), ("nul", 0), ("truee", 0), ("[1,]", 3), ("[1 2]", 3), ("[", 1), ("{\"a\":1,}", 7), ("{a:1}", 1),
      ("{\"a\" 1}", 5), ("{\"a\":}", 5), ("{\"a\":1,\"a\":2}", 7), ("\"a", 0), ("\"a\nb\"", 2), ("\"\\x\"", 1),
      ("\"\\u12g4\"", 1), ("\"\\ud800\"", 1), ("\"\\udc00\"", 1), ("\"\\ud800\\u0041\"", 1), ("01", 1), ("-", 1),
      ("1.", 2), ("1e", 2), ("+1", 0), (".5", 0), ("1 2", 2), ("\u{FEFF}{}", 0), ("{} x", 3), ("'a'", 0), ("//", 0),
    ])
  func invalid(text: String, offset: Int) {
    let octets = Array(text.utf8)
    let fault = #expect(throws: JSONFault.self) { _ = try JSONReader.read(octets.span) }
    #expect(fault?.offset == offset)
  }

  @Test("Octets that are not UTF-8")
  func notUTF8() {
    let octets: [UInt8] = [0x22, 0x61, 0xFF, 0x22]
    let fault = #expect(throws: JSONFault.self) { _ = try JSONReader.read(octets.span) }
    #expect(fault?.offset == 2)
  }

  @Test("At the limit of depth, and beyond", arguments: [(100, true), (101, false), (1_000_000, false)])
  func depth(depth: Int, isRead: Bool) {
    let octets =
      [UInt8](repeating: ASCII.leftBracket, count: depth) + [UInt8](repeating: ASCII.rightBracket, count: depth)
    let node = try? JSONReader.read(octets.span)
    #expect((node != nil) == isRead)
  }
}
