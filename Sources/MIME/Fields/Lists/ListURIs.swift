public import Octets

/// The value of a List-Help, List-Unsubscribe, List-Subscribe, List-Post, List-Owner or List-Archive field.
///
/// ```swift
/// var defects = DefectLog()
/// let body = " <mailto:off@a.example>,\r\n <https://a.example/off> (by hand)"
/// ListURIs(lenient: body.utf8.span, defects: &defects).uris  // mailto:off@a.example, https://a.example/off
/// ```
///
/// Source: RFC 2369 §2.
public struct ListURIs: Sendable, Hashable {
  /// The URIs, the one that the list prefers first. They are what the sender wrote: nothing is fetched or checked.
  public let uris: [String]
  /// Whether the field says `NO`, as List-Post does where nobody may post.
  public let isNo: Bool

  /// Reads the URIs of a field body, up to what is none.
  ///
  /// - Parameters:
  ///   - body: The octets after the field's colon, folds included.
  ///   - limits: ``Limits/addressesPerField`` counts; what lies beyond it is left out.
  ///   - defects: Receives ``Defect/Code/listFieldInvalid`` where something is no URI in angle brackets; offsets count
  ///     from the body's first octet.
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 2369 §2, §3.4.
  public init(lenient body: Span<UInt8>, limits: Limits = Limits(), defects: inout DefectLog) {
    var lexer = FieldLexer(body, limits: limits, taking: &defects)
    var uris: [String] = []
    lexer.skipCFWS()
    isNo = Self.skipNo(&lexer)
    if !isNo {
      repeat {
        lexer.skipCFWS()
        let start = lexer.index
        guard let uri = Self.uri(&lexer) else {
          lexer.record(.listFieldInvalid, at: start)
          break
        }
        guard uris.count < limits.addressesPerField else {
          lexer.record(.limitAddresses, at: start)
          break
        }
        uris.append(uri)
        lexer.skipCFWS()
      } while lexer.skip(ASCII.comma)
    }
    self.uris = uris
    lexer.finish(&defects)
  }

  /// Moves past the word `NO`, if nothing but comments is behind it.
  @_lifetime(lexer: copy lexer)
  private static func skipNo(_ lexer: inout FieldLexer) -> Bool {
    let start = lexer.index
    if let word = lexer.atom(), lexer.octets.extracting(word).equalsIgnoringCase("no") {
      lexer.skipCFWS()
      if lexer.isAtEnd { return true }
    }
    lexer.index = start
    return false
  }

  /// Moves past a URI in angle brackets; blanks in it are none of it. Nil where there is none, or nothing closes it.
  @_lifetime(lexer: copy lexer)
  private static func uri(_ lexer: inout FieldLexer) -> String? {
    guard lexer.skip(ASCII.lessThan) else { return nil }
    let content = lexer.cursor.skip(while: .messageIDText)
    guard lexer.skip(ASCII.greaterThan) else { return nil }
    var octets: [UInt8] = []
    for index in content where !OctetSet.foldingBlanks.contains(lexer.octets[index]) {
      octets.append(lexer.octets[index])
    }
    return octets.isEmpty ? nil : String(decodingUTF8: octets.span)
  }
}
