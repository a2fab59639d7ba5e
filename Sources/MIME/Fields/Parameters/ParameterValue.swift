internal import MIMECharsets
internal import Octets

/// What a parameter says, decoded to UTF-8.
struct ParameterValue {
  /// The text as UTF-8.
  var text: [UInt8] = []
  /// The charset's label as declared, where one is.
  var charset: [UInt8] = []
  /// The language tag, where there is one.
  var language: [UInt8] = []

  /// Creates an empty value.
  init() {}

  /// Decodes a value in the form `name=value`.
  ///
  /// QUIRK: encoded-words in it are decoded, which RFC 2047 §5 forbids and many mailers write; never in a boundary, whose
  /// octets are compared with those of the delimiter lines.
  init(plain piece: ParameterPiece, of body: Span<UInt8>, isBoundary: Bool, defects: inout DefectLog) {
    let octets = body.extracting(piece.value)
    let offset = piece.value.lowerBound
    var decoder = EncodedTextDecoder(misplaced: .parameterEncodedWord)
    if isBoundary {
      piece.appendLiteral(of: body, to: &text)
      RawText.recode(&text, from: 0)
    } else if piece.isQuoted {
      decoder.decode(content: octets, at: offset, into: &text, defects: &defects)
    } else {
      decoder.decode(octets, at: offset, into: &text, defects: &defects)
    }
  }

  /// Decodes a value that is given in one extended piece or several pieces.
  ///
  /// The octets of all pieces are joined before they are decoded: a character may be split over pieces.
  ///
  /// Source: RFC 2231 §3, §4, §4.1.
  init(joining pieces: [ParameterPiece], of body: Span<UInt8>, isBoundary: Bool, defects: inout DefectLog) {
    guard let first = pieces.first else { return }
    let offset = first.value.lowerBound
    var octets: [UInt8] = []
    append(pieces, of: body, to: &octets, defects: &defects)
    if isBoundary || pieces.contains(where: \.isExtended) {
      decode(octets, at: offset, defects: &defects)
    } else {
      // QUIRK: an encoded-word cut into pieces; mailers that know neither standard well write it.
      var found = DefectLog()
      var decoder = EncodedTextDecoder(misplaced: .parameterEncodedWord)
      decoder.decode(octets.span, at: 0, into: &text, defects: &found)
      for defect in found.defects { defects.record(defect.code, at: offset) }
    }
  }

  /// Appends the octets that the pieces of one value stand for, and takes charset and language off their front.
  ///
  /// Source: RFC 2231 §4.1.
  mutating func append(
    _ pieces: [ParameterPiece], of body: Span<UInt8>, to octets: inout [UInt8], defects: inout DefectLog
  ) {
    for (index, piece) in pieces.enumerated() {
      guard piece.isExtended else {
        piece.appendLiteral(of: body, to: &octets)
        continue
      }
      var literal: [UInt8] = []
      piece.appendLiteral(of: body, to: &literal)
      let start = index == 0 ? takePrefix(of: literal, at: piece.value.lowerBound, defects: &defects) : 0
      if !PercentDecoding.decode(literal.span.extracting(start...), into: &octets) {
        defects.record(.parameterPercent, at: piece.value.lowerBound)
      }
    }
  }

  // extended-initial-value = [charset] "'" [language] "'" extended-other-values
  /// Takes charset and language from the front of the first piece; returns the index just past them.
  ///
  /// QUIRK: where the two apostrophes lack, all of it is text.
  ///
  /// Source: RFC 2231 §7.
  private mutating func takePrefix(of octets: [UInt8], at offset: Int, defects: inout DefectLog) -> Int {
    guard let first = octets.firstIndex(of: ASCII.apostrophe),
      let second = octets[(first + 1)...].firstIndex(of: ASCII.apostrophe)
    else {
      defects.record(.parameterCharset, at: offset)
      return 0
    }
    charset = [UInt8](octets[..<first])
    language = [UInt8](octets[(first + 1)..<second])
    return second + 1
  }

  /// Decodes octets in the declared charset, or as UTF-8 or windows-1252.
  private mutating func decode(_ octets: [UInt8], at offset: Int, defects: inout DefectLog) {
    let known = Charset(label: charset.span)
    if known == nil, !charset.isEmpty { defects.record(.parameterCharset, at: offset) }
    guard let known else {
      text = octets
      return RawText.recode(&text, from: 0)
    }
    if CharsetChoice.contradiction(of: charset.span, known, in: octets.span) != nil {
      defects.record(.charsetConflict, at: offset)
    }
    DeclaredText.append(octets.span, in: known, at: offset, to: &text, defects: &defects)
  }
}
