import MIME
import Testing

/// A message's types in short form and which of its leaves are text, HTML and attachments by RFC 8621 §4.1.4.
struct BodiesRow: Sendable, CustomTestStringConvertible {
  let name: String
  let message: String
  let text: [String]
  let html: [String]
  let attachments: [String]

  var testDescription: String { name }
}

@Suite struct MessageBodiesTests {
  @Test(arguments: rows)
  func sortsPartsAsJMAPDoes(_ row: BodiesRow) {
    let bodies = Message(Array(row.message.utf8)).bodies
    #expect(numbers(bodies.text) == row.text)
    #expect(numbers(bodies.html) == row.html)
    #expect(numbers(bodies.attachments) == row.attachments)
  }

  private func numbers(_ entities: [Entity]) -> [String] {
    entities.map { $0.number?.description ?? "-" }
  }
}

private func part(_ type: String) -> String { "Content-Type: \(type)\n\nx" }

private func multi(_ subtype: String, _ boundary: String, _ parts: String...) -> String {
  let bodies = parts.map { "--\(boundary)\n\($0)\n" }.joined()
  return "Content-Type: multipart/\(subtype); boundary=\(boundary)\n\n\(bodies)--\(boundary)--"
}

private let rows: [BodiesRow] = [
  BodiesRow(name: "plain", message: part("text/plain"), text: ["1"], html: ["1"], attachments: []),
  BodiesRow(name: "HTML only", message: part("text/html"), text: ["1"], html: ["1"], attachments: []),
  BodiesRow(
    name: "alternative", message: multi("alternative", "a", part("text/plain"), part("text/html")),
    text: ["1"], html: ["2"], attachments: []),
  BodiesRow(
    name: "alternative with a calendar",
    message: multi("alternative", "a", part("text/plain"), part("text/html"), part("text/calendar")),
    text: ["1"], html: ["2"], attachments: ["3"]),
  BodiesRow(
    name: "alternative of HTML alone", message: multi("alternative", "a", part("text/html")),
    text: ["1"], html: ["1"], attachments: []),
  BodiesRow(
    name: "related images are attachments",
    message: multi(
      "alternative", "a", part("text/plain"), multi("related", "r", part("text/html"), part("image/png"))),
    text: ["1"], html: ["2.1"], attachments: ["2.2"]),
  BodiesRow(
    name: "images between texts",
    message: multi("mixed", "m", part("text/plain"), part("image/png"), part("text/plain")),
    text: ["1", "2", "3"], html: ["1", "2", "3"], attachments: []),
  BodiesRow(
    name: "a named text is an attachment, but not the first",
    message: multi(
      "mixed", "m", part("text/plain; name=a.txt"), part("text/plain; name=b.txt"),
      part("application/pdf")),
    text: ["1"], html: ["1"], attachments: ["2", "3"]),
  BodiesRow(
    name: "disposition attachment",
    message: multi("mixed", "m", "Content-Type: text/plain\nContent-Disposition: attachment\n\nx"),
    text: [], html: [], attachments: ["1"]),
  // The structure of the example in RFC 8621 §4.1.4.
  BodiesRow(
    name: "RFC 8621 §4.1.4",
    message: multi(
      "mixed", "m", part("text/plain"),
      multi(
        "mixed", "n",
        multi(
          "alternative", "a", multi("mixed", "o", part("text/plain"), part("image/jpeg"), part("text/plain")),
          multi("related", "r", part("text/html"), part("image/jpeg"))),
        part("image/jpeg"), part("application/x-excel"), part("message/rfc822")),
      part("text/plain")),
    text: ["1", "2.1.1.1", "2.1.1.2", "2.1.1.3", "2.2", "3"], html: ["1", "2.1.2.1", "2.2", "3"],
    attachments: ["2.1.1.2", "2.1.2.2", "2.3", "2.4"]),
]
