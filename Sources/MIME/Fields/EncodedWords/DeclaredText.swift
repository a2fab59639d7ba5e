internal import MIMECharsets
internal import Octets

/// Header text whose charset is declared.
enum DeclaredText {
  /// Appends octets of a charset as UTF-8.
  ///
  /// QUIRK: octets above 127 in what is declared as US-ASCII are read as if nothing were declared.
  /// - Parameters:
  ///   - octets: A whole text.
  ///   - offset: Where every defect is recorded: offsets inside decoded octets mean nothing to the reader of a field.
  static func append(
    _ octets: Span<UInt8>, in charset: Charset, at offset: Int, to output: inout [UInt8], defects: inout DefectLog
  ) {
    if charset == .usASCII, holdsEightBit(octets) {
      defects.record(.charsetConflict, at: offset)
      let before = output.count
      output.append(octets)
      return RawText.recode(&output, from: before)
    }
    var decoder = TextDecoder(charset)
    var faults = DefectLog()
    decoder.decode(octets, into: &output, defects: &faults)
    decoder.finish(into: &output, defects: &faults)
    for fault in faults.defects { defects.record(fault.code, at: offset) }
  }

  private static func holdsEightBit(_ octets: Span<UInt8>) -> Bool {
    for index in octets.indices where octets[index] >= 0x80 { return true }
    return false
  }
}
