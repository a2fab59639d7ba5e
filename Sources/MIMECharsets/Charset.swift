/// A coded character set with its encoding: how octets become text.
///
/// ```swift
/// let charset = Charset(label: "ISO_8859-1:1987")  // windows-1252
/// ```
///
/// Charsets that the WHATWG Encoding Standard defines are read as it defines them, so that mail shows what a browser
/// would show. Beyond it: US-ASCII stands for itself, UTF-7, UTF-32, ISO-2022-KR, ISO-2022-CN, HZ, EUC-TW, VISCII and
/// the sets of older systems are read too.
///
/// Source: RFC 2045 §2.2, RFC 2978 §1.3, WHATWG Encoding Standard §4.
public struct Charset: Sendable, Hashable, BitwiseCopyable {
  let known: Known

  init(_ known: Known) {
    self.known = known
  }

  /// The canonical name in lower case, as in `windows-1252`: the WHATWG name where there is one.
  public var name: String { known.rawValue }

  /// The charset of mail that declares none.
  public static var usASCII: Charset { Charset(.usASCII) }
  /// UTF-8, without regard to a byte order mark.
  public static var utf8: Charset { Charset(.utf8) }
  /// What is called iso-8859-1 in mail.
  public static var windows1252: Charset { Charset(.windows1252) }
  /// UTF-16 whose octet order a byte order mark, or else the first character, tells.
  public static var utf16: Charset { Charset(.utf16) }
  /// UTF-16, little-endian.
  public static var utf16le: Charset { Charset(.utf16le) }
  /// UTF-16, big-endian.
  public static var utf16be: Charset { Charset(.utf16be) }
  /// UTF-7 (RFC 2152).
  public static var utf7: Charset { Charset(.utf7) }
  /// ISO-2022-JP (RFC 1468), with the sets that its later versions add.
  public static var iso2022JP: Charset { Charset(.iso2022JP) }
  /// ISO-2022-KR (RFC 1557).
  public static var iso2022KR: Charset { Charset(.iso2022KR) }
  /// Shift_JIS with NEC's and IBM's extensions: windows-31j.
  public static var shiftJIS: Charset { Charset(.shiftJIS) }
  /// EUC-JP with JIS X 0212.
  public static var eucJP: Charset { Charset(.eucJP) }
  /// EUC-KR as windows-949 extends it.
  public static var eucKR: Charset { Charset(.eucKR) }
  /// What is called gb2312 in mail.
  public static var gbk: Charset { Charset(.gbk) }
  /// GB 18030.
  public static var gb18030: Charset { Charset(.gb18030) }
  /// Big5 with HKSCS.
  public static var big5: Charset { Charset(.big5) }
  /// KOI8-R (RFC 1489).
  public static var koi8R: Charset { Charset(.koi8r) }

  /// Every charset that can be decoded, in the order of their names.
  public static var all: [Charset] {
    Known.allCases.sorted { $0.rawValue < $1.rawValue }.map(Charset.init)
  }
}

extension Charset: CustomStringConvertible {
  public var description: String { name }
}

extension Charset {
  /// The charsets that can be decoded, with their canonical names.
  enum Known: String, CaseIterable, Sendable, BitwiseCopyable {
    case usASCII = "us-ascii"
    case utf8 = "utf-8"
    case utf7 = "utf-7"
    case utf16 = "utf-16"
    case utf16le = "utf-16le"
    case utf16be = "utf-16be"
    case utf32 = "utf-32"
    case utf32le = "utf-32le"
    case utf32be = "utf-32be"
    case big5 = "big5"
    case eucJP = "euc-jp"
    case eucKR = "euc-kr"
    case eucTW = "euc-tw"
    case gb18030 = "gb18030"
    case gbk = "gbk"
    case hz = "hz-gb-2312"
    case iso2022CN = "iso-2022-cn"
    case iso2022JP = "iso-2022-jp"
    case iso2022KR = "iso-2022-kr"
    case shiftJIS = "shift_jis"
    case hpRoman8 = "hp-roman8"
    case ibm037 = "ibm037"
    case ibm273 = "ibm273"
    case ibm424 = "ibm424"
    case ibm437 = "ibm437"
    case ibm500 = "ibm500"
    case ibm737 = "ibm737"
    case ibm775 = "ibm775"
    case ibm850 = "ibm850"
    case ibm852 = "ibm852"
    case ibm855 = "ibm855"
    case ibm857 = "ibm857"
    case ibm858 = "ibm00858"
    case ibm860 = "ibm860"
    case ibm861 = "ibm861"
    case ibm862 = "ibm862"
    case ibm863 = "ibm863"
    case ibm864 = "ibm864"
    case ibm865 = "ibm865"
    case ibm866 = "ibm866"
    case ibm869 = "ibm869"
    case ibm1026 = "ibm1026"
    case ibm1125 = "ibm1125"
    case ibm1140 = "ibm01140"
    case iso8859n2 = "iso-8859-2"
    case iso8859n3 = "iso-8859-3"
    case iso8859n4 = "iso-8859-4"
    case iso8859n5 = "iso-8859-5"
    case iso8859n6 = "iso-8859-6"
    case iso8859n7 = "iso-8859-7"
    case iso8859n8 = "iso-8859-8"
    case iso8859n8i = "iso-8859-8-i"
    case iso8859n10 = "iso-8859-10"
    case iso8859n13 = "iso-8859-13"
    case iso8859n14 = "iso-8859-14"
    case iso8859n15 = "iso-8859-15"
    case iso8859n16 = "iso-8859-16"
    case koi8r = "koi8-r"
    case koi8t = "koi8-t"
    case koi8u = "koi8-u"
    case kz1048 = "kz-1048"
    case macArabic = "x-mac-arabic"
    case macCentralEurope = "x-mac-ce"
    case macCroatian = "x-mac-croatian"
    case macCyrillic = "x-mac-cyrillic"
    case macFarsi = "x-mac-farsi"
    case macGreek = "x-mac-greek"
    case macIcelandic = "x-mac-icelandic"
    case macRomanian = "x-mac-romanian"
    case macTurkish = "x-mac-turkish"
    case macintosh = "macintosh"
    case ptcp154 = "ptcp154"
    case viscii = "viscii"
    case windows874 = "windows-874"
    case windows1250 = "windows-1250"
    case windows1251 = "windows-1251"
    case windows1252 = "windows-1252"
    case windows1253 = "windows-1253"
    case windows1254 = "windows-1254"
    case windows1255 = "windows-1255"
    case windows1256 = "windows-1256"
    case windows1257 = "windows-1257"
    case windows1258 = "windows-1258"
  }
}
