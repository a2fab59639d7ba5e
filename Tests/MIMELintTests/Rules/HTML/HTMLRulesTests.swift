import MIME
import Testing

@testable import MIMELint

struct HTMLRulesTests {
  static let link = "<p>Hello Bob, here is <a href=\"https://clicks.example.net/1\">www.example.com</a></p>"

  @Test func `Domains that are the sender's are no surprise`() {
    #expect(Example.html(Self.link).found("HTM006") == ["HTM006 https://clicks.example.net/1"])
    var settings = LintSettings()
    settings.knownDomains = ["example.net"]
    #expect(Example.html(Self.link).found("HTM006", settings) == [])
    let own = Self.link.replacing("clicks.example.net", with: "clicks.example.org")  // that of From
    #expect(Example.html(own).found("HTM006") == [])
  }

  @Test func `Attached pages are the receiver's to judge`() {
    let page = "Content-Type: text/html\nContent-Disposition: attachment; filename=a.html\n\n<script>go()</script>\n"
    #expect(
      Example.fields("Content-Type: multipart/mixed; boundary=b1\n\n--b1\n\nHi\n--b1\n\(page)--b1--\n").found("HTM")
        == [])
  }

  @Test func `Places are those of the encoded text`() {
    let example = Example.alternative(
      "Content-Type: text/plain\n\nHello\n",
      "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        + HTMLSample.page(
          "<p>Gr=C3=BC=C3=9Fe, here is the house</p><img src=3D\"http://=\nexample.org/a\" alt=3D\"\" width=3D\"9\">"
        )
        .replacing("lang=\"en\"", with: "lang=3D\"en\""))
    let octets = ExampleMessage(example).octets
    let report = Linter().lint(Message(octets))
    let found = report.diagnostics.filter { $0.rule.id == "HTM005" }.map {
      String(decoding: octets[$0.range], as: UTF8.self)
    }
    #expect(found == ["http://=\r\nexample.org/a"])
  }

  @Test(arguments: [
    ("<img src=cid:1@example.org alt='' width=9>", []),
    ("<img src=cid:2@example.org alt='' width=9>", ["MIM024 cid:2@example.org", "MIM035 <1@example.org>"]),
    ("<p>nothing</p>", ["MIM035 <1@example.org>"]),
  ])
  func `Images and what refers to them are held against each other`(body: String, expected: [String]) {
    let page = "Content-Type: text/html; charset=utf-8\n\n" + HTMLSample.page("<p>Hello Bob, hello Ann</p>" + body)
    let example = Example.alternative("\nHello\n", HTMLSample.related(page, HTMLSample.image()))
    #expect(example.found("MIM") == expected)
  }
}
