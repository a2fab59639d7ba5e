internal import MIMECodecs
internal import Octets

/// A part to put into a message: header fields, an empty line, and a body that is encoded for transfer already.
///
/// Always 7-bit, so that it may stand in any multipart whatever that one's transfer encoding is.
public struct NewPart: Sendable, Hashable {
  /// The fields that are not about content are left out where the part takes the place of a message's body.
  let fields: [UInt8]
  let body: [UInt8]

  /// Creates a part from octets as they are to be written.
  ///
  /// - Parameter octets: Header fields, an empty line, and the body; lines end with CRLF or LF, and get the line ends of
  ///   the message.
  /// - Throws: `valueInvalid` where there is no empty line, or an octet that no 7-bit part may have: NUL, a CR that no LF
  ///   follows, an octet above 127; `lineTooLong` where a line has more than 998 octets.
  public init(_ octets: Span<UInt8>) throws(CompositionError) {
    var lines: [UInt8] = []
    var converter = LineEndConverter(to: .crlf)
    converter.convert(octets, into: &lines)
    var scan = BodyScan()
    _ = lines.span.scanBody(&scan, stoppingAtDelimiters: false)
    if scan.column > 998 || scan.saw.contains(.longLine) { throw CompositionError(.lineTooLong) }
    guard scan.saw.isDisjoint(with: [.nul, .bareCR, .eightBit]), lines.last != ASCII.cr else {
      throw CompositionError(.valueInvalid)
    }
    guard let end = Self.headerEnd(lines.span) else { throw CompositionError(.valueInvalid) }
    fields = Array(lines[..<end])
    body = Array(lines[(end + 2)...])
  }

  init(fields: [UInt8], body: [UInt8]) {
    self.fields = fields
    self.body = body
  }

  /// A text part: US-ASCII as it is, anything else as UTF-8 in quoted-printable.
  ///
  /// - Parameter text: Its lines end with CRLF or LF.
  public static func text(_ text: String) -> NewPart {
    let octets = text.utf8.span
    var body: [UInt8] = []
    if octets.dataDomain == .sevenBit {
      var converter = LineEndConverter(to: .crlf)
      converter.convert(octets, into: &body)
      return NewPart(fields: Array("Content-Type: text/plain; charset=us-ascii\r\n".utf8), body: body)
    }
    var encoder = QuotedPrintableEncoder(mode: .text)
    encoder.encode(octets, into: &body)
    encoder.finish(into: &body)
    let fields = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    return NewPart(fields: Array(fields.utf8), body: body)
  }

  /// The index of the empty line; nil where there is none.
  private static func headerEnd(_ octets: Span<UInt8>) -> Int? {
    var start = 0
    while let lf = octets.firstIndex(of: ASCII.lf, from: start) {
      if lf == start + 1 { return start }
      start = lf + 1
    }
    return nil
  }
}
