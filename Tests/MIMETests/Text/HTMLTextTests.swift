import MIME
import Testing

struct HTMLTextTests {
  private func text(_ html: String) -> String { HTMLText.text(of: Array(html.utf8).span) }

  @Test(arguments: [
    ("plain", "plain"), ("<b>a</b> <i>b</i>", "a b"), ("a<br>b", "a\nb"), ("<p>a</p><p>b</p>", "a\n\nb"),
    ("  a \r\n b ", "a b"), ("<!-- <b>no</b> -->yes", "yes"), ("<!-- open", ""), ("<!DOCTYPE html><?xml?>x", "x"),
    ("<STYLE type=a>b { }</Style>x", "x"), ("<script>if (a<b) {}</script>x", "x"), ("<title>t</title>x", "x"),
    ("<script>never ends", ""), ("a < b", "a < b"), ("1<2", "1<2"), ("<", "<"), ("a<b", "a"), ("</p", ""),
    ("&lt;&amp;&gt;&quot;&apos;", "<&>\"'"), ("&#65;&#x42;&#X63;", "ABc"), ("&nbsp;a&#160;b", "a b"),
    ("&unknown;", "&unknown;"),
    ("&", "&"), ("&#;&#x;&#xD800;&#99999999;", "&#;&#x;&#xD800;&#99999999;"), ("a&euro;b", "a€b"),
    ("<td>a</td><td>b</td>", "a b"),
    ("&amp;lt;", "&lt;"), ("<ul><li>one<li>two</ul>end", "one\ntwo\nend"),
  ])
  func reads(_ html: String, _ expected: String) {
    #expect(text(html) == expected)
  }

  /// Would take minutes if anything were searched for from each place.
  @Test(
    .timeLimit(.minutes(10)),
    arguments: ["<", "<a ", "<!--", "<!-", "&", "&#", "<style", "<style>", "</style>", "<p>", "\u{0}"])
  func repetitionEnds(_ piece: String) {
    let html = String(repeating: piece, count: 500_000)
    #expect(text(html).utf8.count <= html.utf8.count)
  }
}
