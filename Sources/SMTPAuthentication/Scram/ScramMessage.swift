internal import MIMECodecs
internal import Octets

/// The attributes of a SCRAM message, such as `r=…,s=…,i=…`, in their order.
///
/// Source: RFC 5802 §7.
struct ScramMessage {
  private(set) var attributes: [(name: UInt8, value: [UInt8])] = []

  /// Reads attributes; nil where one has no name.
  init?(_ octets: [UInt8]) {
    for attribute in octets.split(separator: ASCII.comma, omittingEmptySubsequences: false) {
      let value = Array(attribute)
      guard value.count >= 2, value[0].isLetter, value[1] == ASCII.equals, attributes.count < 16 else { return nil }
      attributes.append((value[0], Array(value[2...])))
    }
  }

  /// The value at a place, where its attribute has a name.
  func value(_ place: Int, _ name: Character) -> [UInt8]? {
    guard place < attributes.count, attributes[place].name == name.asciiValue else { return nil }
    return attributes[place].value
  }
}

/// Base64 without line breaks.
enum Base64Text {
  static func encode(_ octets: [UInt8]) -> [UInt8] {
    var encoder = Base64Encoder(lineLength: nil)
    var output: [UInt8] = []
    encoder.encode(octets.span, into: &output)
    encoder.finish(into: &output)
    return output
  }

  /// Decodes; nil where encoding gives something else.
  static func decode(_ octets: [UInt8]) -> [UInt8]? {
    var decoder = Base64Decoder()
    var output: [UInt8] = []
    var defects = DefectLog()
    decoder.decode(octets.span, into: &output, defects: &defects)
    decoder.finish(into: &output, defects: &defects)
    return defects.isEmpty && encode(output) == octets ? output : nil
  }
}
