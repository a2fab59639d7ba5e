import MIME
import Octets
import Testing

@Suite("Parameters' limits and costs") struct ParameterCollectorTests {
  @Test("Pieces", arguments: [3, 4])
  func pieces(count: Int) {
    var limits = Limits()
    limits.parameterPieces = 3
    var log = DefectLog()
    let body = "x/y" + (0..<count).map { "; n*\($0)=\($0)" }.joined()
    let type = MediaType(lenient: body.utf8.span, limits: limits, defects: &log)
    #expect(type.parameters["n"] == "012")
    #expect(log.codes == (count > 3 ? [.limitParameterPieces] : []))
  }

  @Test("Parameters", arguments: [3, 4])
  func parameters(count: Int) {
    var limits = Limits()
    limits.parameters = 3
    var log = DefectLog()
    let body = "x/y" + (0..<count).map { "; p\($0)=\($0)" }.joined()
    let type = MediaType(lenient: body.utf8.span, limits: limits, defects: &log)
    #expect(type.parameters.elements.map(\.name) == ["p0", "p1", "p2"])
    #expect(log.codes == (count > 3 ? [.limitParameters] : []))
  }

  @Test("Many pieces and parameters are cut off at the limits")
  func many() {
    var log = DefectLog()
    let pieces = "x/y" + (0..<50_000).reversed().map { "; n*\($0)=ab" }.joined()
    let type = MediaType(lenient: pieces.utf8.span, defects: &log)
    #expect(type.parameters["n"] == String(repeating: "ab", count: Limits().parameterPieces))
    #expect(log.codes == [.limitParameterPieces])
    log.removeAll()
    let same = "x/y" + String(repeating: "; n*0=a", count: 50_000)
    #expect(MediaType(lenient: same.utf8.span, defects: &log).parameters["n"] == "a")
    #expect(log.count(of: .limitParameterPieces) == 1)
    log.removeAll()
    let names = "x/y" + (0..<50_000).map { "; p\($0)=v" }.joined()
    #expect(MediaType(lenient: names.utf8.span, defects: &log).parameters.elements.count == Limits().parameters)
    #expect(log.count(of: .limitParameters) == 1)
  }

  @Test("What a hostile field costs grows with its length only", arguments: hostile)
  func linear(unit: String) {
    // A quadratic reader needs minutes for these.
    let body = "text/plain; " + String(repeating: unit, count: 300_000 / unit.utf8.count)
    var log = DefectLog()
    let type = MediaType(lenient: body.utf8.span, defects: &log)
    #expect(type.essence == "text/plain")
    let disposition = ContentDisposition(lenient: body.utf8.span, defects: &log)
    #expect(disposition.kind == "text")
  }

  static let hostile = [
    ";", "=", "\"", "(", "a (", "; a (", "a=(", "; a=b (", ";a=b(", "a=b ", "n=a a a", "a ", ";a*0=b", ";a*=%", "\\",
    ";a",
    ";n==?u?q?", ";n=\"=?u?q?", "'", "*", ";a=\"\\", "\r\n ",
  ]
}
