import MIMECharsets
import Octets
import Testing

@Suite("Charsets in HTML")
struct HTMLMetaTests {
  @Test(
    "Meta elements",
    arguments: [
      ("<meta charset=utf-8>", "utf-8"),
      ("<META CHARSET = \"KOI8-R\" >", "koi8-r"),
      ("<meta charset='windows-1251'/>", "windows-1251"),
      ("<html><head><meta/charset=iso-8859-2>", "iso-8859-2"),
      ("<meta http-equiv=Content-Type content=\"text/html; charset=Shift_JIS\">", "shift_jis"),
      ("<meta content='text/html; charset = \"euc-kr\"' http-equiv='content-type'>", "euc-kr"),
      ("<meta http-equiv=content-type content='text/html;charset=gb2312;x'>", "gbk"),
      ("<!-- <meta charset=koi8-r> --><meta charset=big5>", "big5"),
      ("<!--><meta charset=big5>", "big5"),
      ("<title a='<meta charset=koi8-r>'><meta charset=big5>", "big5"),
      ("<meta name=x><meta charset=nonsense><meta charset=big5>", "big5"),
      ("<meta charset=utf-16le>", "utf-8"),
      ("<meta charset=iso-8859-1>", "windows-1252"),
    ])
  func heard(html: String, name: String) {
    let (choice, defects) = CharsetChoiceTests.choose(nil, Array(html.utf8) + [0xE9], isHTML: true)
    #expect(choice.used.name == name)
    #expect(choice.source == .htmlMeta)
    #expect(defects.isEmpty)
    #expect(CharsetChoiceTests.choose(nil, Array(html.utf8) + [0xE9]).0.source == .fallback)  // no HTML
    #expect(CharsetChoiceTests.choose("iso-8859-15", Array(html.utf8), isHTML: true).0.used.name == "iso-8859-15")
  }

  @Test(
    "What is no meta element that counts",
    arguments: [
      "", "<", "<meta", "<meta>", "<meta ", "<meta charset", "<meta charset=", "<meta charset='utf-8",
      "<metacharset=utf-8>",
      "<meta content='text/html; charset=utf-8'>", "<meta http-equiv=refresh content='x; charset=utf-8'>",
      "<!-- <meta charset=utf-8>", "</meta charset=utf-8", "<meta charset=utf-7>", "<meta charset=ibm037>",
      "<meta charset=us-ascii>", "<?meta charset=utf-8>", "<a <meta charset=utf-8>",
      "<meta http-equiv=content-type content=charset>",
      String(repeating: " ", count: 1020) + "<meta charset=utf-8>",
    ].filter { $0 != "<meta charset='utf-8" })
  func notHeard(html: String) {
    #expect(CharsetChoiceTests.choose(nil, Array(html.utf8) + [0xE9], isHTML: true).0.source == .fallback)
  }

  @Test("Every beginning of a text is read without harm")
  func prefixes() {
    let html = Array("<!-- x --><a b='c' d=e f><meta http-equiv=content-type content='text/html; charset=koi8-r'>".utf8)
    for count in 0...html.count {
      let source = CharsetChoiceTests.choose(nil, Array(html.prefix(count)), isHTML: true).0.source
      #expect(source == (count < html.count - 2 ? .default : .htmlMeta) || count >= html.count - 8)
    }
  }
}
