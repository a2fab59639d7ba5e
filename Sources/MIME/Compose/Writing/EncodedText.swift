internal import MIMECharsets
internal import Octets

/// A text in the charset that it is written in.
struct EncodedText: Sendable {
  let octets: [UInt8]
  let charset: Charset

  /// Encodes a text.
  ///
  /// - Throws: ``CompositionError/Code/unencodableText`` for a character that the charset lacks, with its offset in the
  ///   text, and ``CompositionError/Code/charsetUnsuitable`` for a charset in which ASCII is not ASCII.
  init(_ utf8: [UInt8], _ wanted: Draft.TextCharset) throws(CompositionError) {
    switch wanted {
    case .automatic:
      octets = utf8
      charset = utf8.span.asciiPrefixCount() == utf8.count ? .usASCII : .utf8
    case .only(let asked):
      charset = asked
      octets = try Self.encode(utf8, in: asked)
    case .substituting(let asked):
      charset = asked
      octets = try Self.encode(Self.substituting(utf8, for: asked), in: asked)
    }
  }

  private static func encode(_ utf8: [UInt8], in charset: Charset) throws(CompositionError) -> [UInt8] {
    guard charset.isFitForText else { throw CompositionError(.charsetUnsuitable) }
    var octets: [UInt8] = []
    var encoder = TextEncoder(charset)
    do {
      try encoder.encode(utf8.span, into: &octets)
      try encoder.finish(into: &octets)
    } catch {
      throw CompositionError(.unencodableText, at: error.offset)
    }
    return octets
  }

  /// The text with a question mark for each character that the charset lacks.
  private static func substituting(_ utf8: [UInt8], for charset: Charset) -> [UInt8] {
    var text: [UInt8] = []
    var start = 0
    var scratch: [UInt8] = []
    while start < utf8.count {
      let rest = utf8.span.extracting(start...)
      var encoder = TextEncoder(charset)
      scratch.removeAll(keepingCapacity: true)
      let lacking: Int
      do {
        try encoder.encode(rest, into: &scratch)
        lacking = rest.count
      } catch {
        lacking = error.offset
      }
      text.append(rest.extracting(first: lacking))
      start += lacking
      guard start < utf8.count else { break }
      text.append(ASCII.questionMark)
      repeat { start += 1 } while start < utf8.count && utf8[start] & 0xC0 == 0x80
    }
    return text
  }
}

extension Charset {
  /// Whether texts of mail may be in it: line ends and ASCII characters are their own octets.
  ///
  /// Source: RFC 2046 §4.1.1, RFC 2781 §4.
  var isFitForText: Bool {
    let sample = Array("\r\nA".utf8)
    var octets: [UInt8] = []
    var encoder = TextEncoder(self)
    do {
      try encoder.encode(sample.span, into: &octets)
      try encoder.finish(into: &octets)
    } catch {
      return false
    }
    return octets == sample
  }
}
