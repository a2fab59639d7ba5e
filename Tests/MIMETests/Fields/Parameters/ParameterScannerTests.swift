import Octets
import TestSupport
import Testing

@testable import MIME

@Suite("Parameters read in two ways") struct ParameterScannerTests {
  static let tokens = [
    "boundary", "boundary=", "boundary*=", "boundary*0=", "boundary*1*=", "; ", ";", "=", "\"", "\"", "a", "b", " ",
    "(", ")",
    "'", "''", "%41", "\\", "\r\n ", "*", "x=y", "=?utf-8?q?a?=",
  ]

  @Test("The reader's boundary is the parameter that a user sees", arguments: [UInt64(1), 2, 3])
  func agreement(seed: UInt64) {
    var generator = SeededRandom(seed: seed)
    for _ in 0..<4_000 {
      let count = Int.random(in: 1...10, using: &generator)
      let body = "multipart/mixed" + (0..<count).map { _ in Self.tokens.randomElement(using: &generator)! }.joined()
      var log = DefectLog()
      let seen = MediaType(lenient: body.utf8.span, defects: &log).parameters["boundary"] ?? ""
      let split = MediaTypeSplit(body.utf8.span, limits: Limits(), defects: &log)
      var octets: [UInt8] = []
      let isFound = BoundaryParameter.append(
        from: body.utf8.span, at: split.parametersStart, limits: Limits(), to: &octets, defects: &log)
      #expect(String(decodingUTF8: octets.span) == seen, "seed \(seed): \(body.debugDescription)")
      #expect(isFound == !octets.isEmpty, "seed \(seed): \(body.debugDescription)")
    }
  }

  @Test("Folds of LF are read as those of CRLF", arguments: [UInt64(4), 5])
  func lineEnds(seed: UInt64) {
    var generator = SeededRandom(seed: seed)
    for _ in 0..<4_000 {
      let count = Int.random(in: 1...10, using: &generator)
      let tokens = (0..<count).map { _ in Self.tokens.randomElement(using: &generator)! }
      let folded = ["text/plain"] + tokens
      let bare = folded.map { $0 == "\r\n " ? "\n " : $0 }
      var foldedLog = DefectLog()
      var bareLog = DefectLog()
      let first = MediaType(lenient: folded.joined().utf8.span, defects: &foldedLog)
      let second = MediaType(lenient: bare.joined().utf8.span, defects: &bareLog)
      #expect(first == second, "seed \(seed): \(folded.joined().debugDescription)")
      #expect(foldedLog.codes == bareLog.codes, "seed \(seed): \(folded.joined().debugDescription)")
    }
  }
}
