import MIMECharsets
import Octets
import Testing

@Suite("Detecting a charset")
struct CharsetDetectionTests {
  static let russian =
    "Здравствуйте, коллеги! Сообщаем вам, что завтра в десять часов утра состоится собрание. Просим всех явиться вовремя."
  static let greek =
    "Καλημέρα σας, αγαπητοί συνάδελφοι! Σας ενημερώνουμε ότι αύριο στις δέκα το πρωί θα γίνει η συνάντηση."
  static let japanese = "こんにちは、山田です。来週の会議についてお知らせします。場所は東京本社の三階会議室です。"
  static let chinese = "各位同事，大家好！明天上午十点我们将在三楼会议室召开部门会议，请大家准时参加。"
  static let korean = "안녕하세요 여러분, 내일 오전 열 시에 삼층 회의실에서 부서 회의가 있습니다. 감사합니다."
  static let polish =
    "Dzień dobry, drodzy koledzy! Informujemy, że jutro o godzinie dziesiątej odbędzie się zebranie działu. Prosimy "
    + "o punktualne przybycie i przygotowanie sprawozdań z wykonanej pracy za miesiąc. Łódź, żółć, gęś, jaźń."
  static let german =
    "Wir möchten Sie darüber informieren, dass früh um zehn Uhr die Besprechung im großen Saal stattfindet. Grüße, "
    + "Müller. Bitte hören Sie zu, können Sie über die Straße gehen? Schöne Bäume, süße Äpfel, größere Häuser, Öl."

  static func encode(_ text: String, _ label: String) throws -> [UInt8] {
    var encoder = TextEncoder(try #require(Charset(label: label)))
    var octets: [UInt8] = []
    let utf8 = Array(text.utf8)
    try encoder.encode(utf8.span, into: &octets)
    try encoder.finish(into: &octets)
    return octets
  }

  @Test(
    "Texts in legacy charsets",
    arguments: [
      (russian, "koi8-r"), (russian, "windows-1251"), (russian, "iso-8859-5"), (greek, "iso-8859-7"),
      (japanese, "shift_jis"), (japanese, "euc-jp"), (chinese, "gb18030"), (korean, "euc-kr"), (polish, "iso-8859-2"),
      (german, "windows-1252"),
    ])
  func isFound(_ text: String, _ charset: String) throws {
    let octets = try Self.encode(text, charset)
    let (choice, defects) = CharsetChoiceTests.choose(nil, octets)
    #expect(choice.used.name == charset && choice.source == .detected && defects.isEmpty)
    #expect(choice.confidence >= 0.3 && choice.confidence <= 1)
    let behind = CharsetChoiceTests.choose(nil, Array(String(repeating: "plain ASCII\n", count: 5_000).utf8) + octets).0
    #expect(behind.used == choice.used, "behind a long beginning in ASCII")
    #expect(CharsetChoiceTests.choose("us-ascii", octets).0.used == choice.used)
    #expect(CharsetChoiceTests.choose("x-no-such", octets).0.used == choice.used)
    #expect(CharsetChoiceTests.choose("iso-8859-1", octets).0.used == .windows1252, "what is declared counts")
  }

  @Test("Tags of HTML are no text")
  func inHTML() throws {
    let html = try Self.encode(Self.russian.replacing(" ", with: " <span class=\"a\"></span>"), "koi8-r")
    #expect(CharsetChoiceTests.choose(nil, html, isHTML: true).0.used == .koi8R)
  }

  @Test("What can't be trusted is not heard")
  func isNotFound() throws {
    let short = Array(try Self.encode(Self.russian, "koi8-r").prefix(15))
    #expect(CharsetChoiceTests.choose(nil, short).0.source == .fallback)
    let noise = (0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 3) | 0x80 }
    let (choice, _) = CharsetChoiceTests.choose(nil, noise)
    #expect(choice.source == .fallback && choice.used == .windows1252 && choice.confidence == 0.5)
  }
}
