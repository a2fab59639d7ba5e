import MIME
import TestSupport
import Testing

@Suite("Parameters, written") struct ParameterWritingTests {
  private func written(
    _ parameter: Parameter, for route: Route = .sevenBit, style: FieldStyle = FieldStyle()
  ) throws -> String {
    let disposition = ContentDisposition(kind: "attachment", parameters: Parameters([parameter]))
    return try HeaderField("Content-Disposition", .disposition(disposition)).formatted(for: route, style: style)
  }

  @Test(
    "Each in its shortest form",
    arguments: [
      ("a.txt", "filename=a.txt"), ("", "filename=\"\""), ("a b.txt", "filename=\"a b.txt\""),
      ("a\"\\b", "filename=\"a\\\"\\\\b\""), ("€.txt", "filename*=utf-8''%E2%82%AC.txt"),
      ("it's €5*50%", "filename*=utf-8''it%27s%20%E2%82%AC5%2A50%25"),
      ("=?utf-8?q?a?=", "filename*=utf-8''%3D%3Futf-8%3Fq%3Fa%3F%3D"),
    ])
  func forms(value: String, form: String) throws {
    #expect(
      try written(Parameter(name: "filename", value: value)) == "Content-Disposition: attachment; \(form)\r\n")
  }

  @Test("UTF-8 where the route takes it")
  func international() throws {
    let parameter = Parameter(name: "filename", value: "ä €.txt")
    #expect(
      try written(parameter, for: .international) == "Content-Disposition: attachment; filename=\"ä €.txt\"\r\n")
  }

  @Test("Long values are continued")
  func continued() throws {
    let ascii = try written(Parameter(name: "filename", value: String(repeating: "abcdefghi ", count: 14) + "end"))
    #expect(
      ascii == """
        Content-Disposition: attachment;\r
         filename*0="abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi ab";\r
         filename*1="cdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcd";\r
         filename*2="efghi abcdefghi end"\r\n
        """)
    let other = try written(Parameter(name: "filename", value: String(repeating: "é", count: 20) + ".txt"))
    #expect(
      other == """
        Content-Disposition: attachment;\r
         filename*0*=utf-8''%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9;\r
         filename*1*=%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9;\r
         filename*2*=%C3%A9.txt\r\n
        """)
  }

  @Test("RFC 2231 §4: charset and language")
  func language() throws {
    let parameter = Parameter(name: "title", value: "This is ***fun***", language: "en-us", charset: "us-ascii")
    #expect(
      try written(parameter)
        == "Content-Disposition: attachment;\r\n title*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A\r\n")
  }

  @Test("Other charsets on request")
  func charset() throws {
    let style = FieldStyle(charset: .koi8R)
    #expect(
      try written(Parameter(name: "filename", value: "да"), style: style)
        == "Content-Disposition: attachment; filename*=koi8-r''%C4%C1\r\n")
    #expect(throws: CompositionError(.unencodableText, field: "Content-Disposition", at: 1)) {
      try written(Parameter(name: "filename", value: "a€"), style: style)
    }
  }

  @Test("The old form beside the new one, on request")
  func doubled() throws {
    #expect(
      try written(Parameter(name: "filename", value: "ä.txt"), style: FieldStyle(doublesFileNames: true)) == """
        Content-Disposition: attachment; filename="=?utf-8?b?w6QudHh0?=";\r
         filename*=utf-8''%C3%A4.txt\r\n
        """)
  }

  @Test("Values up to tens of thousands of octets", arguments: ["x", "é", "\"", "日"])
  func long(unit: String) throws {
    let value = String(repeating: unit, count: 20_000 / unit.utf8.count)
    let parameter = Parameter(name: "x", value: value)
    let disposition = ContentDisposition(kind: "inline", parameters: Parameters([parameter]))
    let written = try WrittenField(HeaderField("Content-Disposition", .disposition(disposition)), for: .sevenBit)
    #expect(written.lines.allSatisfy { $0.count <= 998 })
    var defects = DefectLog()
    #expect(ContentDisposition(lenient: written.body.span, defects: &defects).parameters["x"] == value)
    #expect(defects.isEmpty)
  }

  @Test("A value that no reader would take is an error")
  func endless() throws {
    #expect(throws: CompositionError(.lineTooLong, field: "Content-Disposition")) {
      try written(Parameter(name: "x", value: String(repeating: "x", count: 100_000)))
    }
  }

  @Test(
    "What no parameter can be",
    arguments: [
      ("", "x"), ("a b", "x"), ("a*", "x"), ("ä", "x"), ("a'", "x"), ("a%", "x"), ("boundary", ""),
      ("boundary", "a "), ("boundary", "ä"), ("boundary", String(repeating: "x", count: 71)),
      (String(repeating: "x", count: 41), "x"),
    ])
  func invalid(name: String, value: String) {
    #expect(throws: CompositionError.self) { try written(Parameter(name: name, value: value)) }
  }

  @Test(
    "Media types",
    arguments: [
      ("text/plain; charset=us-ascii", "text/plain; charset=us-ascii"),
      ("multipart/mixed; boundary=\"a b\"", "multipart/mixed; boundary=\"a b\""),
    ])
  func mediaType(text: String, written: String) throws {
    let type = try MediaType(validating: text)
    #expect(try HeaderField("Content-Type", .mediaType(type)).formatted() == "Content-Type: \(written)\r\n")
  }

  @Test("A type or kind must be there", arguments: [nil, "", "a b", "ä", "a/b"])
  func kind(kind: String?) {
    #expect(throws: CompositionError.self) {
      try HeaderField("Content-Disposition", .disposition(ContentDisposition(kind: kind)))
    }
  }
}
