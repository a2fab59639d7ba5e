import Octets
import Testing

@testable import MIMELint

struct HTMLTokenizerTests {
  /// The tokens of a text, each as a word and its octets; attributes as `name=value`.
  static func tokens(_ html: String) -> [String] {
    let octets = Array(html.utf8)
    func text(_ range: Range<Int>) -> String { String(decoding: octets[range], as: UTF8.self) }
    var tokenizer = HTMLTokenizer(octets.span)
    var found: [String] = []
    while let token = tokenizer.next() {
      switch token {
      case .text(let range): found.append("text " + text(range))
      case .rawText(let range): found.append("raw " + text(range))
      case .comment(let range): found.append("comment " + text(range))
      case .declaration(let range): found.append("declaration " + text(range))
      case .endTag(_, let name): found.append("end " + text(name))
      case .startTag(_, let name):
        let attributes = tokenizer.attributes.map { " " + text($0.name) + "=" + text($0.value) }
        found.append("start " + text(name) + attributes.joined())
      }
    }
    return found
  }

  @Test(
    arguments: [
      ("", []),
      ("Hello", ["text Hello"]),
      ("<p>Hello</p>", ["start p", "text Hello", "end p"]),
      ("<P CLASS=a>x", ["start P CLASS=a", "text x"]),
      ("<a href='x y' id=\"z\" b c=d/>", ["start a href=x y id=z b= c=d/"]),
      ("<a href = x >", ["start a href=x"]),
      ("<a href=>x", ["start a href=", "text x"]),
      ("<a =b>", ["start a =b="]),
      ("<br/>", ["start br"]),
      ("<br / >", ["start br"]),
      ("<a\nhref\n=\n'x'>", ["start a href=x"]),
      ("a < b && c <3", ["text a < b && c <3"]),
      ("a <", ["text a <"]),
      ("a </", ["text a ", "text </"]),
      ("</>x", ["declaration </>", "text x"]),
      ("</ p>x", ["declaration </ p>", "text x"]),
      ("<!doctype html><p>", ["declaration <!doctype html>", "start p"]),
      ("<?xml version='1.0'?>x", ["declaration <?xml version='1.0'?>", "text x"]),
      ("<!-- a --><p>", ["comment <!-- a -->", "start p"]),
      ("<!--><p>", ["comment <!-->", "start p"]),
      ("<!---><p>", ["comment <!--->", "start p"]),
      ("<!-- a --!><p>", ["comment <!-- a --!>", "start p"]),
      ("<!-- a > b --><p>", ["comment <!-- a > b -->", "start p"]),
      ("<!-- a", ["comment <!-- a"]),
      ("<style>p > a { x: \"<b>\" }</style><p>", ["start style", "raw p > a { x: \"<b>\" }", "end style", "start p"]),
      (
        "<script>if (a</b>c) '</scripty>'</SCRIPT >x",
        ["start script", "raw if (a</b>c) '</scripty>'", "end SCRIPT", "text x"]
      ),
      ("<style></style>x", ["start style", "end style", "text x"]),
      ("<style>never closed <p>", ["start style", "raw never closed <p>"]),
      ("<title>a <b> &amp; c</title>", ["start title", "text a <b> &amp; c", "end title"]),
      ("<textarea><p></textarea>", ["start textarea", "text <p>", "end textarea"]),
      ("<p", ["start p"]),
      ("<p a='x", ["start p a=x"]),
      ("<p a=\"", ["start p a="]),
      ("<p a='>' b>x", ["start p a=> b=", "text x"]),
    ] as [(String, [String])])
  func `Markup is taken apart as browsers do`(html: String, expected: [String]) {
    #expect(Self.tokens(html) == expected)
  }

  @Test func `Tokens are in order, and what is between two belongs to none`() {
    let html = Array("a<p x=1>b<!-- c --><style>d</style>e</p>f<!doctype g>".utf8)
    var tokenizer = HTMLTokenizer(html.span)
    var end = 0
    while let token = tokenizer.next() {
      let range: Range<Int>
      switch token {
      case .text(let whole), .rawText(let whole), .comment(let whole), .declaration(let whole): range = whole
      case .startTag(let whole, _), .endTag(let whole, _): range = whole
      }
      #expect(range.lowerBound == end)
      end = range.upperBound
    }
    #expect(end == html.count)
  }

  @Test(arguments: [
    String(repeating: "<", count: 2_000_000), String(repeating: "<!--", count: 500_000),
    "<p " + (0..<300_000).map { "a\($0)=1" }.joined(separator: " ") + ">", String(repeating: "<div>", count: 400_000),
    String(repeating: "<style><", count: 250_000), String(repeating: "</", count: 1_000_000),
    String(repeating: "<a b='", count: 350_000),
    String(repeating: "<b>", count: 200_000) + String(repeating: "</i>", count: 200_000),
  ])
  func `Hostile text takes no more than linear time and keeps few attributes`(html: String) {
    let octets = Array(html.utf8)
    var tokenizer = HTMLTokenizer(octets.span)
    var count = 0
    let started = ContinuousClock.now
    while tokenizer.next() != nil { count += 1 }
    #expect(count > 0)
    #expect(tokenizer.attributes.count <= HTMLTokenizer.mostAttributes)
    #expect(ContinuousClock.now - started < .seconds(20))
  }
}
