import Octets
import Testing

@testable import MIMELint

struct HTMLFactsTests {
  static func facts(_ html: String) -> HTMLFacts {
    let octets = Array(html.utf8)
    return HTMLFacts(octets.span)
  }

  static func texts(_ places: Places, in html: String) -> [String] {
    let octets = Array(html.utf8)
    return places.ranges.map { String(decoding: octets[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ("<!DOCTYPE html><html lang=en><title>a</title>", true, true, true),
    ("<html lang=''><title> </title>", false, false, false),
    ("<html><body><title></title>x", false, false, false),
  ])
  func `The beginning of a page is looked at`(html: String, type: Bool, language: Bool, title: Bool) {
    let facts = Self.facts(html)
    #expect(facts.hasDocumentType == type)
    #expect(facts.hasLanguage == language)
    #expect(facts.hasTitle == title)
  }

  @Test(
    arguments: [
      ("<meta charset=utf-8>", "utf-8"), ("<META CHARSET='x'>", "x"),
      ("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r"),
      ("<meta name=viewport content='width=device-width'>", nil), ("<meta charset=''>", nil),
    ] as [(String, String?)])
  func `The charset of a meta element is found`(html: String, label: String?) {
    #expect(Self.facts(html).metaCharset?.label == label)
  }

  @Test(arguments: [
    ("<script src=a></script>", ["<script src=a>"]), ("<script type='application/ld+json'>{}</script>", []),
    (
      "<iframe src=a></iframe><object><embed><applet><form>",
      ["<iframe src=a>", "<object>", "<embed>", "<applet>", "<form>"]
    ),
    ("<meta http-equiv=refresh content='0;url=a'>", ["<meta http-equiv=refresh content='0;url=a'>"]),
    ("<p>script</p>", []),
  ])
  func `Active elements are found`(html: String, tags: [String]) {
    #expect(Self.texts(Self.facts(html).activeTags, in: html) == tags)
  }

  @Test(arguments: [
    ("<p onclick=\"go()\">", ["onclick=\"go()"]), ("<p one=1 on=2>", []),
    ("<a href=' JavaScript:go()'>x</a>", [" JavaScript:go()"]),
    ("<a href='java&#115;cript:go()'>x</a>", ["java&#115;cript:go()"]),
  ])
  func `Script in attributes is found`(html: String, handlers: [String]) {
    #expect(Self.texts(Self.facts(html).handlers, in: html) == handlers)
  }

  @Test(arguments: [
    ("<img src='http://a/b'>", ["http://a/b"]), ("<img src='https://a/b'>", []),
    ("<td background=http://a/b>", ["http://a/b"]),
    ("<p style=\"background: url('http://a/b')\">", ["http://a/b"]),
    ("<style>p { x: url( http://a/b ) }</style>", ["http://a/b"]),
    ("<a href='http://a/b'>x</a>", []),
  ])
  func `What is loaded over http is found`(html: String, places: [String]) {
    #expect(Self.texts(Self.facts(html).insecureAssets, in: html) == places)
  }

  @Test(arguments: [
    ("<img src=a>", 1, 1, 0), ("<img src=a alt>", 0, 1, 0), ("<img src=a alt='' width=5>", 0, 0, 0),
    ("<img src=a alt='' style='max-width: 100%'>", 0, 0, 0), ("<img src=http://a/b width=1 height=1>", 0, 0, 1),
    ("<img src=https://a/b width=0 height='1px'>", 0, 0, 1), ("<img src=a.png width=1 height=100 alt=''>", 0, 0, 0),
  ])
  func `Images are told apart`(html: String, withoutText: Int, withoutSize: Int, trackers: Int) {
    let facts = Self.facts(html)
    #expect(facts.imagesWithoutText.count == withoutText)
    #expect(facts.imagesWithoutSize.count == withoutSize)
    #expect(facts.trackers.count == trackers)
  }

  @Test func `References to parts are decoded`() {
    let facts = Self.facts("<img src='cid:a%40b'><img src=\"CID:c&amp;d\"><td background=cid:e>")
    #expect(facts.contentIDs.map(\.name) == ["a@b", "c&d", "e"])
  }

  @Test(arguments: [
    ("<a href='https://b.example/'>www.example.com</a>", 1), ("<a href='https://b.example/'>www.b.example</a>", 0),
    ("<a href='https://b.example/'>go to www.example.com</a>", 0),
    ("<a href='https://b.example/'><b>http://a.example/</b></a>", 1),
    ("<a href='mailto:a@b.example'>www.example.com</a>", 0), ("<a href='https://b.example/'>www.example.com", 0),
    ("<a href='https://b.example/'>www.example.com<a href='/'>", 1),
  ])
  func `Links that show another host are found`(html: String, count: Int) {
    #expect(Self.facts(html).deceptiveLinks.count == count)
  }

  @Test(arguments: [
    ("<div style='display: none'>", "</div>", 1), ("<div style='DISPLAY:NONE !important;'>", "</div>", 1),
    ("<div hidden>", "</div>", 1), ("<p style='font-size:0px'>", "</p>", 1), ("<p style='opacity:0'>", "</p>", 1),
    ("<p style='visibility:hidden'>", "</p>", 1), ("<p style='font-size:0.9em'>", "</p>", 0),
    ("<p style='opacity:0.5'>", "</p>", 0),
    ("<div style='display:block'>", "</div>", 0), ("<div style='display:none'><div></div>", "</div>", 1),
    ("<br style='display:none'>", "", 0),
  ])
  func `Much hidden text is found`(opening: String, closing: String, count: Int) {
    let long = String(repeating: "Monday ", count: 40)
    #expect(Self.facts(opening + long + closing + "<p>Hello</p>").hiddenText.count == count)
    #expect(Self.facts(opening + "A short preview" + closing + "<p>Hello</p>").hiddenText.count == 0)
  }

  @Test(arguments: [
    ("<p>Hello &nbsp;&zwnj;</p>", 5), ("<style>abc</style><script>abc</script>", 0), ("<p>Grüße</p>", 5),
    ("\u{A0}\u{200B}", 0),
  ])
  func `Letters that are shown are counted`(html: String, count: Int) {
    #expect(Self.facts(html).letterCount == count)
  }

  @Test(arguments: [
    String(repeating: "<a href='http://1.2.3.4/'>www.example.com</a>", count: 50_000),
    String(repeating: "<div style='display:none'>", count: 100_000),
    String(repeating: "<img src='cid:a'>", count: 100_000),
    "<a href=x>" + String(repeating: "www.example.com ", count: 200_000),
    "<p style='" + String(repeating: "a:b;", count: 500_000) + "'>",
    "<style>" + String(repeating: "url(", count: 300_000), "<title>" + String(repeating: "<title>", count: 100_000),
  ])
  func `Hostile pages take no more than linear time, and what is listed is bounded`(html: String) {
    let started = ContinuousClock.now
    let facts = Self.facts(html)
    #expect(facts.oddLinks.count <= 1000 && facts.deceptiveLinks.count <= 1000 && facts.contentIDs.count <= 1000)
    #expect(ContinuousClock.now - started < .seconds(20))
  }
}
