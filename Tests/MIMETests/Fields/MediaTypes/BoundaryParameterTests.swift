import Octets
import Testing

@testable import MIME

/// A boundary as long as the limit.
private let longest = String(repeating: "y", count: Limits().boundaryOctets)

@Suite("Boundaries") struct BoundaryParameterTests {
  struct Row: Sendable {
    let parameters: String
    let boundary: String?
    let codes: [Defect.Code]

    init(_ parameters: String, _ boundary: String?, _ codes: Defect.Code...) {
      self.parameters = parameters
      self.boundary = boundary
      self.codes = codes
    }
  }

  @Test(
    "Reading",
    arguments: [
      Row("; boundary=b", "b"),
      Row("; type=\"text/plain\"; Boundary = \"a b'()+_,-./:=?z\"; x=y", "a b'()+_,-./:=?z"),
      Row(" (c); (d) boundary=b (e)", "b"),
      Row("; boundary=\"a\\\"\r\n b\"", "a\" b", .boundaryInvalid),
      Row("; boundary=gc0pJq0M:08jU534c0p", "gc0pJq0M:08jU534c0p"),
      Row("; x=y boundary=b", "b"),
      Row("; boundary=\"=?us-ascii?q?x?=\"", "=?us-ascii?q?x?="),
      Row("; boundary*0=one; boundary*1=two", "onetwo", .extendedBoundary),
      Row("; boundary*=us-ascii'en'%74wo", "two", .extendedBoundary),
      Row("; boundary=one; boundary*=us-ascii''two", "two", .extendedBoundary, .ambiguousBoundary),
      Row("; boundary=one; boundary*=us-ascii''one", "one", .extendedBoundary),
      Row("; boundary*2=x; boundary=one", "one"),
      Row("; boundary=one; boundary=two", "one", .ambiguousBoundary),
      Row("; boundary=\"b \"", "b ", .boundaryInvalid),
      Row("; boundary=é", "é", .boundaryInvalid),
      Row("", nil, .missingBoundary),
      Row("; boundary=", nil, .missingBoundary),
      Row("; boundary=\"\"", nil, .missingBoundary),
      Row("; boundary=" + String(repeating: "y", count: 70), String(repeating: "y", count: 70)),
      Row("; boundary=" + String(repeating: "y", count: 71), String(repeating: "y", count: 71), .boundaryTooLong),
      Row("; boundary=" + longest, longest, .boundaryTooLong),
      Row("; boundary=y" + longest, nil, .boundaryTooLong, .limitBoundary),
    ])
  func reading(row: Row) {
    let body = "multipart/mixed" + row.parameters
    var log = DefectLog()
    let split = MediaTypeSplit(body.utf8.span, limits: Limits(), defects: &log)
    var output: [UInt8] = [0x2D]
    let isFound = BoundaryParameter.append(
      from: body.utf8.span, at: split.parametersStart, limits: Limits(), to: &output, defects: &log)
    #expect(isFound == (row.boundary != nil))
    #expect(String(decodingUTF8: output.span) == "-" + (row.boundary ?? ""))
    #expect(log.codes == row.codes)
  }

  @Test func split() {
    var log = DefectLog()
    let body = " Multipart / (c) Mixed ; a=b"
    let split = MediaTypeSplit(body.utf8.span, limits: Limits(), defects: &log)
    #expect(split.isUsable)
    #expect(String(decodingUTF8: body.utf8.span.extracting(split.type)) == "Multipart")
    #expect(String(decodingUTF8: body.utf8.span.extracting(split.subtype)) == "Mixed")
    #expect(split.parametersStart == 22)
    #expect(log.isEmpty)
  }
}
