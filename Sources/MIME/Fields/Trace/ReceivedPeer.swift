internal import Octets

/// What the comments behind `from` say about the client. Each server has its own way:
///
/// - Postfix, Sendmail: `from greeting (name [address])`
/// - Exim: `from name ([address] helo=greeting)`
/// - qmail: `from name (HELO greeting) (address)`
/// - Exchange: `from greeting (address)`
struct ReceivedPeer {
  private(set) var helloName: String?
  private(set) var reverseName: String?
  private(set) var address: String?
  /// Whether a comment has the greeting.
  private(set) var hasGreeting = false

  /// Reads a comment, or an address in brackets that stands without one. What is known already stays.
  mutating func read(_ comment: Span<UInt8>) {
    var cursor = OctetCursor(comment)
    var isFirst = true
    cursor.skip(while: Self.separators)
    while !cursor.isAtEnd {
      let word = comment.extracting(cursor.skip(while: Self.separators.inverted))
      cursor.skip(while: Self.separators)
      if Self.greetings.contains(where: { word.equalsIgnoringCase($0) }) {
        hasGreeting = true
        // QUIRK: qmail notes an empty greeting as `(HELO )`.
        let greeting = comment.extracting(cursor.skip(while: Self.separators.inverted))
        helloName = helloName ?? Self.name(greeting)
      } else if word.count > 5, word.extracting(..<5).equalsIgnoringCase("helo=") {
        hasGreeting = true
        helloName = helloName ?? Self.name(word.extracting(5...))
      } else {
        readName(word, isFirst: isFirst, isBeforeAddress: cursor.current == ASCII.leftBracket, isLast: cursor.isAtEnd)
      }
      isFirst = false
    }
  }

  /// Reads a word that may be a name, an address, or `ident@name[address]`.
  private mutating func readName(_ word: Span<UInt8>, isFirst: Bool, isBeforeAddress: Bool, isLast: Bool) {
    let bracket = word.firstIndex(of: ASCII.leftBracket)
    let found = bracket.map { InternetAddress.text(in: word.extracting($0...)) } ?? InternetAddress.text(in: word)
    address = address ?? found
    guard isFirst, reverseName == nil else { return }
    var name = word.extracting(..<(bracket ?? word.count))
    var index = 0
    while let at = name.firstIndex(of: ASCII.at, from: index) { index = at + 1 }
    name = name.extracting(index...)
    name = name.extracting(Self.withoutAngles(name))
    let hasDot = name.firstIndex(of: ASCII.dot) != nil
    guard bracket != nil || isBeforeAddress || isLast && hasDot else { return }
    guard name.contains(only: .hostText), InternetAddress.text(in: name) == nil else { return }
    reverseName = Self.name(name)
  }

  /// A name as text; nil for none and for `unknown`.
  private static func name(_ octets: Span<UInt8>) -> String? {
    octets.isEmpty || octets.equalsIgnoringCase("unknown") ? nil : String(decodingUTF8: octets)
  }

  /// The range without angle brackets around it.
  static func withoutAngles(_ octets: Span<UInt8>) -> Range<Int> {
    guard octets.count > 0, octets[0] == ASCII.lessThan else { return 0..<octets.count }
    return 1..<(octets.firstIndex(of: ASCII.greaterThan) ?? octets.count)
  }

  /// Whether a comment names TLS or SSL.
  static func mentionsTLS(_ comment: Span<UInt8>) -> Bool {
    guard comment.count >= 3 else { return false }
    for index in 0...(comment.count - 3) {
      let letters = comment.extracting(index..<(index + 3))
      if letters.equalsIgnoringCase("tls") || letters.equalsIgnoringCase("ssl") { return true }
    }
    return false
  }

  private static let separators = OctetSet(" \t\r\n(),")
  private static let greetings: [StaticString] = ["helo", "ehlo", "lhlo"]
}
