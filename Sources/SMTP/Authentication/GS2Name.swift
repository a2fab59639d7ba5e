internal import Octets

/// Names in GS2 headers and SCRAM messages: a comma is `=2C` and an equals sign `=3D`.
///
/// Source: RFC 5801 §4, RFC 5802 §5.1.
public enum GS2Name {
  /// Encodes a name.
  public static func encode(_ name: String) -> String {
    var output: [UInt8] = []
    for octet in name.utf8 {
      switch octet {
      case ASCII.comma: output += "=2C".utf8
      case ASCII.equals: output += "=3D".utf8
      default: output.append(octet)
      }
    }
    return String(decodingUTF8: output.span)
  }

  /// Decodes a name; nil where it holds another use of `=`, or is no UTF-8.
  public static func decode(_ octets: Span<UInt8>) -> String? {
    guard octets.isUTF8 else { return nil }
    var output: [UInt8] = []
    var index = 0
    while index < octets.count {
      let octet = octets[index]
      guard octet == ASCII.equals else {
        output.append(octet)
        index += 1
        continue
      }
      let code = octets.extracting(index..<min(index + 3, octets.count))
      if code.equalsIgnoringCase("=2c") {
        output.append(ASCII.comma)
      } else if code.equalsIgnoringCase("=3d") {
        output.append(ASCII.equals)
      } else {
        return nil
      }
      index += 3
    }
    return String(decodingUTF8: output.span)
  }
}
