internal import Octets

/// The two codings of encoded-words: how the octets of a text are written between `?` and `?=`.
///
/// Source: RFC 2047 §4.
public enum EncodedWordCoding: Sendable, Hashable, BitwiseCopyable {
  /// The `B` encoding: base64.
  case b
  /// The `Q` encoding: text with escapes, SP written as `_`.
  case q
}

// MARK: - Decoding

extension EncodedWordCoding {
  /// Decodes a whole payload, damaged or not.
  ///
  /// - Parameters:
  ///   - payload: What stands between the second `?` and the `?=`.
  ///   - output: Receives at most as many octets as the payload has. Of a damaged payload it receives what can be
  ///     made of it: whole octets of base64, equals signs without digits as they stand. A `B` payload with one
  ///     character too many or too few to be any octets is given as it stands.
  /// - Returns: Whether the payload was undamaged.
  public func decode(_ payload: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    switch self {
    case .b: Self.decodeB(payload, into: &output)
    case .q: Self.decodeQ(payload, into: &output)
    }
  }

  private static func decodeB(_ payload: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    let start = output.count
    var decoder = Base64Decoder()
    var defects = DefectLog()
    decoder.decode(payload, into: &output, defects: &defects)
    decoder.finish(into: &output, defects: &defects)
    if defects.count(of: .base64Truncated) > 0 {
      output.removeSubrange(start...)
      output.append(payload)
    }
    return defects.isEmpty
  }

  // 2047: "Q" encoding, 8-bit values as "=" 2HEX, "_" for hexadecimal 20.
  private static func decodeQ(_ payload: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    var isUndamaged = true
    output.append(addingCapacity: payload.count) { free in
      var index = 0
      while index < payload.count {
        let octet = payload[index]
        index += 1
        if octet == ASCII.underscore {
          free.append(ASCII.space)
        } else if octet != ASCII.equals {
          free.append(octet)
        } else if let value = hexOctet(in: payload, at: index) {
          free.append(value)
          index += 2
        } else {
          isUndamaged = false
          free.append(octet)
        }
      }
    }
    return isUndamaged
  }

  private static func hexOctet(in payload: Span<UInt8>, at index: Int) -> UInt8? {
    guard index + 1 < payload.count, let high = payload[index].hexadecimalValue,
      let low = payload[index + 1].hexadecimalValue
    else { return nil }
    return high << 4 | low
  }
}

// MARK: - Encoding

extension EncodedWordCoding {
  /// Encodes octets as one payload.
  ///
  /// The `Q` encoding leaves only letters, digits, `!`, `*`, `+`, `-` and `/` as they are, so that its payload may stand
  /// in a phrase (RFC 2047 §5, rule 3) and anywhere else. Splitting a text over several words is the caller's work.
  public func encode(_ octets: Span<UInt8>, into output: inout [UInt8]) {
    switch self {
    case .b:
      var encoder = Base64Encoder(lineLength: nil)
      encoder.encode(octets, into: &output)
      encoder.finish(into: &output)
    case .q:
      Self.encodeQ(octets, into: &output)
    }
  }

  /// How many octets a payload for the given octets has.
  public func encodedCount(_ octets: Span<UInt8>) -> Int {
    switch self {
    case .b:
      return (octets.count + 2) / 3 * 4
    case .q:
      var count = 0
      for index in octets.indices { count += Self.isPlain(octets[index]) || octets[index] == ASCII.space ? 1 : 3 }
      return count
    }
  }

  private static func encodeQ(_ octets: Span<UInt8>, into output: inout [UInt8]) {
    output.append(addingCapacity: octets.count * 3) { free in
      for index in octets.indices {
        let octet = octets[index]
        if isPlain(octet) {
          free.append(octet)
        } else if octet == ASCII.space {
          free.append(ASCII.underscore)
        } else {
          HexOctet.append(octet, to: &free)
        }
      }
    }
  }

  private static func isPlain(_ octet: UInt8) -> Bool { octet.isLetter || octet.isDigit || plainMarks.contains(octet) }

  private static let plainMarks = OctetSet("!*+-/")
}
