internal import Octets

/// A value of a report with the name of its format, as in `rfc822; ann@example.org`.
///
/// Source: RFC 3464 §2.1.2.
public struct ReportValue: Sendable, Hashable {
  /// The format in lower case, as in `rfc822`, `dns` or `smtp`; empty where none is given.
  public let type: String
  /// The value without blanks at its ends.
  public let value: String

  /// Creates a value.
  public init(type: String, value: String) {
    self.type = type
    self.value = value
  }

  //     original-recipient-field = "Original-Recipient" ":" address-type ";" generic-address
  /// Reads a value.
  ///
  /// QUIRK: where there is no semicolon, all is the value; its type is empty.
  /// - Parameter keepsComments: Whether parentheses are part of the value, as in the text of a server's reply.
  ///
  /// Source: RFC 3464 §2.1.1, §2.1.2.
  init(_ text: String, keepsComments: Bool = false) {
    let octets = text.utf8.span
    var lexer = FieldLexer(octets)
    lexer.skipCFWS()
    let start = lexer.index
    let atom = lexer.atom()
    lexer.skipCFWS()
    let isTyped = atom != nil && lexer.skip(ASCII.semicolon)
    type = isTyped ? atom.map { String(lowercasingToken: octets.extracting($0)) } ?? "" : ""
    let rest = octets.extracting((isTyped ? lexer.index : start)...)
    value = keepsComments ? Self.trimmed(rest) : ReportText.withoutComments(rest)
  }

  private static func trimmed(_ octets: Span<UInt8>) -> String {
    String(decodingUTF8: octets.extracting(octets.trimmedRange()))
  }
}

/// Reads the simple values of reports.
enum ReportText {
  /// A value without its comments, and without blanks at its ends.
  static func withoutComments(_ octets: Span<UInt8>) -> String {
    var lexer = FieldLexer(octets)
    var output: [UInt8] = []
    while !lexer.isAtEnd {
      let start = lexer.index
      if lexer.comment() != nil {
        output.append(ASCII.space)
        continue
      }
      if lexer.quotedString() == nil, lexer.run(of: plain) == nil { lexer.cursor.advance() }
      output.append(octets.extracting(start..<lexer.index))
    }
    return String(decodingUTF8: output.span.extracting(output.span.trimmedRange()))
  }

  static func withoutComments(_ text: String) -> String { withoutComments(text.utf8.span) }

  /// A date; nil where it can't be read.
  static func date(_ text: String) -> DateTime? {
    var ignored = DefectLog()
    return DateTime(lenient: text.utf8.span, defects: &ignored)
  }

  private static let plain = OctetSet("(\"").inverted
}
