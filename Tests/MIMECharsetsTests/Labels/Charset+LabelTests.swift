import MIMECharsets
import Octets
import Testing

@Suite("Charset labels")
struct CharsetLabelTests {
  @Test(
    "Labels and their charsets",
    arguments: [
      ("us-ascii", "us-ascii"), ("ANSI_X3.4-1968", "us-ascii"), ("ascii", "us-ascii"), ("ISO646-US", "us-ascii"),
      ("utf-8", "utf-8"), ("UTF8", "utf-8"), ("unicode-1-1-utf-8", "utf-8"), ("utf 8", "utf-8"), ("'utf-8'", "utf-8"),
      ("\t UTF-8\r\n", "utf-8"), ("x-unicode20utf8", "utf-8"),
      ("utf-7", "utf-7"), ("unicode-1-1-utf-7", "utf-7"),
      ("utf-16", "utf-16"), ("UTF-16LE", "utf-16le"), ("utf-16be", "utf-16be"), ("unicode", "utf-16"),
      ("ucs-2", "utf-16"), ("utf-32", "utf-32"), ("UTF-32LE", "utf-32le"), ("ucs-4", "utf-32"),
      ("iso-8859-1", "windows-1252"), ("ISO_8859-1:1987", "windows-1252"), ("iso8859-1", "windows-1252"),
      ("iso8859_1", "windows-1252"), ("8859_1", "windows-1252"), ("latin1", "windows-1252"), ("l1", "windows-1252"),
      ("cp1252", "windows-1252"), ("x-cp1252", "windows-1252"), ("windows-1252", "windows-1252"),
      ("iso-8859-2", "iso-8859-2"), ("iso8859-2", "iso-8859-2"), ("latin2", "iso-8859-2"),
      ("iso-8859-8-i", "iso-8859-8-i"), ("logical", "iso-8859-8-i"), ("visual", "iso-8859-8"),
      ("iso-8859-9", "windows-1254"), ("iso-8859-11", "windows-874"), ("TIS-620", "windows-874"),
      ("iso-8859-15", "iso-8859-15"), ("latin-9", "iso-8859-15"), ("iso_8859-15", "iso-8859-15"),
      ("windows-1250", "windows-1250"), ("cp1251", "windows-1251"), ("win-1251", "windows-1251"),
      ("windows1257", "windows-1257"), ("x-windows-1258", "windows-1258"),
      ("koi8-r", "koi8-r"), ("koi8r", "koi8-r"), ("koi8-u", "koi8-u"), ("koi8-ru", "koi8-u"),
      ("shift_jis", "shift_jis"), ("Shift-JIS", "shift_jis"), ("x-sjis", "shift_jis"), ("cp932", "shift_jis"),
      ("ms932", "shift_jis"), ("windows-31j", "shift_jis"), ("ms_kanji", "shift_jis"),
      ("euc-jp", "euc-jp"), ("x-euc-jp", "euc-jp"), ("ujis", "euc-jp"), ("eucjp-ms", "euc-jp"),
      ("iso-2022-jp", "iso-2022-jp"), ("_iso-2022-jp$ESC", "iso-2022-jp"), ("iso-2022-jp-ms", "iso-2022-jp"),
      ("iso-2022-jp-1", "iso-2022-jp"), ("iso-2022-jp-2", "iso-2022-jp"), ("iso-2022-jp-3", "iso-2022-jp"),
      ("iso-2022-kr", "iso-2022-kr"), ("iso-2022-cn", "iso-2022-cn"), ("hz-gb-2312", "hz-gb-2312"),
      ("ks_c_5601-1987", "euc-kr"), ("ks_c_5601", "euc-kr"), ("euc-kr", "euc-kr"), ("cp949", "euc-kr"),
      ("gb2312", "gbk"), ("GB_2312-80", "gbk"), ("x-gbk", "gbk"), ("cp936", "gbk"), ("gb18030", "gb18030"),
      ("big5", "big5"), ("big5-hkscs", "big5"), ("cn-big5", "big5"), ("x-x-big5", "big5"), ("euc-tw", "euc-tw"),
      ("macintosh", "macintosh"), ("x-mac-roman", "macintosh"), ("x-mac-cyrillic", "x-mac-cyrillic"),
      ("x-mac-ce", "x-mac-ce"), ("viscii", "viscii"), ("ibm437", "ibm437"), ("cp437", "ibm437"), ("cp850", "ibm850"),
      ("ibm866", "ibm866"), ("x-mac-japanese", "shift_jis"), ("x-mac-korean", "euc-kr"),
      ("x-mac-chinesesimp", "gbk"), ("x-mac-chinesetrad", "big5"), ("windows-28595", "iso-8859-5"),
      ("windows-20866", "koi8-r"), ("cp912", "iso-8859-2"), ("tis-620-0", "windows-874"), ("csIBM00858", "ibm00858"),
      ("windows-65001", "utf-8"), ("csPCp855", "ibm855"), ("cp864", "ibm864"), ("CP424", "ibm424"),
      ("x-mac-arabic", "x-mac-arabic"), ("hp-roman8", "hp-roman8"), ("ibm037", "ibm037"),
      ("Extended_UNIX_Code_Packed_Format_for_Japanese", "euc-jp"),
    ])
  func known(label: String, name: String) {
    #expect(Charset(label: label)?.name == name)
    let octets = Array(label.utf8)
    #expect(Charset(label: octets.span)?.name == name)
  }

  @Test(
    "Labels that name no charset",
    arguments: [
      "", " ", "-", "x-unknown", "unknown-8bit", "x-user-defined", "default", "utf-8*en", "utf-8\u{0}", "x-", "x",
      "../../../etc/passwd", "utf-8\u{0}\u{1B}[31m<script>", "iso-8859-12", "utf-9", "\u{FF55}tf-8", "\u{212A}oi8-r",
      "charset=us-ascii", "windows-125",
    ])
  func unknown(label: String) {
    #expect(Charset(label: label) == nil)
  }

  @Test("Every canonical name is a label of its charset, and names are in lower case")
  func canonical() {
    for charset in Charset.all {
      #expect(Charset(label: charset.name) == charset)
      #expect(charset.name == charset.name.lowercased())
    }
    #expect(Charset.all.count == 83)
  }

  @Test("A label of many octets is refused without being read")
  func huge() {
    #expect(Charset(label: String(repeating: "u", count: 129)) == nil)
    #expect(Charset(label: String(repeating: " ", count: 123) + "utf-8") == .utf8)
    #expect(Charset(label: String(repeating: " ", count: 124) + "utf-8") == nil)
    #expect(Charset(label: String(repeating: "u", count: 4_000_000)) == nil)
  }
}
