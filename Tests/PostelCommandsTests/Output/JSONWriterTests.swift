import Octets
import Testing

@testable import PostelCommands

struct JSONWriterTests {
  @Test func setsOutPrettily() {
    var json = JSONWriter(.pretty)
    json.beginObject()
    json.member("a", 1)
    json.member("b", ["x", "y"])
    json.key("c")
    json.beginObject()
    json.endObject()
    json.key("d")
    json.beginArray()
    json.endArray()
    json.member("e", nil as String?)
    json.endObject()
    json.endText()
    let expected = """
      {
       "a": 1,
       "b": [
        "x",
        "y"
       ],
       "c": {},
       "d": [],
       "e": null
      }

      """
    #expect(String(decoding: json.octets, as: UTF8.self) == expected)
  }

  @Test func writesObjectsOfValues() {
    var json = JSONWriter(.oneLine)
    json.objects(of: [1, 2]) { json, value in json.member("a", value) }
    json.endText()
    json.objects(of: [] as [Int]) { json, value in json.member("a", value) }
    #expect(String(decoding: json.octets, as: UTF8.self) == "[{\"a\":1},{\"a\":2}]\n[]")
  }

  @Test func writesOnOneLine() {
    var json = JSONWriter(.oneLine)
    for _ in 0..<2 {
      json.beginObject()
      json.member("range", 3..<7)
      json.member("truth", true)
      json.key("list")
      json.beginArray()
      json.value(-1)
      json.null()
      json.value(false)
      json.endArray()
      json.endObject()
      json.endText()
    }
    let line = #"{"range":[3,7],"truth":true,"list":[-1,null,false]}"# + "\n"
    #expect(String(decoding: json.octets, as: UTF8.self) == line + line)
  }

  @Test func drainsAndGoesOn() {
    var json = JSONWriter(.oneLine)
    var output = OctetOutput()
    json.beginArray()
    json.value(1)
    json.drain(into: &output)
    #expect(json.octets.isEmpty)
    json.value(2)
    json.endArray()
    json.drain(into: &output)
    #expect(output.octets == Array("[1,2]".utf8))
  }

  @Test func replacesWhatIsNotUTF8() {
    var json = JSONWriter(.oneLine)
    json.value([0x61, 0xFF, 0x62].span)
    #expect(json.octets == Array("\"a\u{FFFD}b\"".utf8))
  }

  @Test func everyScalarReadsBack() throws {
    for start in stride(from: UInt32(0), to: 0x11000, by: 0x100) {
      let scalars = (start..<(start + 0x100)).compactMap(Unicode.Scalar.init)
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      var json = JSONWriter(.oneLine)
      json.value(String(text))
      let read = try JSONValue(json.octets).text
      #expect(read.map { Array($0.unicodeScalars) } == scalars, "from \(start)")
    }
  }

  @Test(arguments: [
    (0.0, "0"), (1.0, "1"), (0.5, "0.5"), (0.93, "0.93"), (0.05, "0.05"), (0.999, "1"), (0.001, "0"), (2.0, "1"),
    (-1.0, "0"),
  ])
  func hundredths(_ number: Double, _ text: String) {
    var json = JSONWriter(.oneLine)
    json.beginObject()
    json.member("a", hundredths: number)
    json.endObject()
    #expect(String(decoding: json.octets, as: UTF8.self) == "{\"a\":\(text)}")
  }
}
