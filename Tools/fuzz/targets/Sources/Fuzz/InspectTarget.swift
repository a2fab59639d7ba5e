import Inspecting
import MIME
import TestSupport

/// What `postel inspect` shows: valid JSON whose facts agree with each other, and no control octet on a terminal.
func runInspect(_ input: [UInt8]) {
  let limits = Cuts(input).choosesLow ? Limits.low : Limits()
  let inspection = Inspection(Message(input, limits: limits))
  let octets = inspection.json(isPretty: false)
  guard let json = JSONTree(octets) else { fatalError("no JSON: \(visible(octets))") }
  expectSame(octets.filter { $0 == ASCII.lf }.count, 1, "line ends of NDJSON")
  check(!octets.contains { $0 < 0x20 && $0 != ASCII.lf || $0 == 0x7F }, "a raw control octet: \(visible(octets))")
  check(JSONTree(inspection.json(isPretty: true)) == json, "set out over lines it is another")
  expectSame(json["size"]?.number, input.count, "size")
  checkParts(json, input.count)
  checkDefects(json, inspection, input)
  checkView(inspection.view())
}

private func range(_ tree: JSONTree?) -> Range<Int>? {
  guard let ends = tree?.elements.compactMap(\.number), ends.count == 2, ends[0] <= ends[1] else { return nil }
  return ends[0]..<ends[1]
}

private func checkParts(_ json: JSONTree, _ count: Int) {
  var numbers: Set<String> = []
  guard let structure = json["bodyStructure"] else { fatalError("no bodyStructure") }
  var waiting = [(structure, within: 0..<count)]
  while let (part, outer) = waiting.popLast() {
    guard let header = range(part["postel:header"]), let body = range(part["postel:body"]) else {
      fatalError("a part without its place: \(part)")
    }
    check(header.upperBound == body.lowerBound, "header \(header) and body \(body) do not meet")
    check(outer.lowerBound <= header.lowerBound && body.upperBound <= outer.upperBound, "\(header) is not in \(outer)")
    if let number = part["partId"]?.text { check(numbers.insert(number).inserted, "two parts \(number)") }
    check(part["type"]?.text?.contains("/") == true, "no type")
    for inner in part["subParts"]?.elements ?? [] { waiting.append((inner, body)) }
    if let message = part["postel:message"], let inner = message["bodyStructure"], let size = message["size"]?.number {
      // The offsets in a message that was decoded are those in its own octets.
      waiting.append(
        (
          inner,
          size == body.count && range(inner["postel:header"])?.lowerBound == body.lowerBound
            ? body : 0..<max(size, count)
        ))
    }
    if part["subParts"] == nil { expectSame(part["postel:sha256"]?.text?.utf8.count, 64, "digest") }
  }
  for list in ["textBody", "htmlBody", "attachments"] {
    for number in json[list]?.elements ?? [] {
      check(number.text.map(numbers.contains) ?? false, "\(list) names \(number), which is no part")
    }
  }
  if case .object(let bodies) = json["bodyValues"] {
    for number in bodies.keys { check(numbers.contains(number), "the body of \(number), which is no part") }
  }
}

private func checkDefects(_ json: JSONTree, _ inspection: Inspection, _ input: [UInt8]) {
  var last = 0
  for defect in json["postel:defects"]?.elements ?? [] {
    guard let offset = defect["offset"]?.number, let line = defect["line"]?.number else { fatalError("\(defect)") }
    check(last <= offset && offset <= input.count, "\(defect) in \(input.count) octets, behind one at \(last)")
    expectSame(line, 1 + input[..<offset].count { $0 == ASCII.lf }, "the line of offset \(offset)")
    if let part = defect["part"]?.text { check(inspection.holds(part: part), "a defect in \(part), which is no part") }
    check(defect["code"]?.text?.isEmpty == false && defect["reference"]?.text?.isEmpty == false, "\(defect)")
    last = offset
  }
}

/// Source: ECMA-48: C0, DEL and C1 are what terminals act on.
private func checkView(_ octets: [UInt8]) {
  guard let text = String(validating: octets, as: UTF8.self) else { fatalError("no UTF-8: \(visible(octets))") }
  for scalar in text.unicodeScalars where scalar != "\n" {
    check(
      scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value), "a control on the terminal: \(visible(octets))")
  }
}
