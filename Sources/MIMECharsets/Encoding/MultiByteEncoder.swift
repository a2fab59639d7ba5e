/// Encodes into Shift_JIS, EUC-JP, EUC-KR, Big5, GBK and GB 18030.
///
/// Source: WHATWG Encoding Standard §10 to §13.
struct MultiByteEncoder: ScalarEncoder {
  private let charset: Charset.Known
  private let table: ReverseTable

  /// Creates the encoder of one of the charsets named above.
  init(_ charset: Charset.Known) {
    self.charset = charset
    table =
      switch charset {
      case .big5: .big5
      case .eucJP: .eucJP
      case .eucKR: .eucKR
      case .shiftJIS: .shiftJIS
      default: .gb18030
      }
  }

  mutating func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if scalar < 0x80 {
      output.append(UInt8(scalar))
      return true
    }
    switch charset {
    case .gbk, .gb18030: return encodeGB(scalar, into: &output)
    case .shiftJIS, .eucJP: return encodeJapanese(scalar, into: &output)
    default: return append(table.code(of: scalar), to: &output)
    }
  }

  private func encodeJapanese(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    switch scalar {
    case 0x80 where charset == .shiftJIS: output.append(0x80)
    case 0xA5: output.append(0x5C)
    case 0x203E: output.append(0x7E)
    case 0xFF61...0xFF9F:
      if charset == .eucJP { output.append(0x8E) }
      output.append(UInt8(scalar - 0xFF61 + 0xA1))
    case 0x2212: return append(table.code(of: 0xFF0D), to: &output)
    default: return append(table.code(of: scalar), to: &output)
    }
    return true
  }

  private func encodeGB(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if charset == .gbk, scalar == 0x20AC {
      output.append(0x80)
      return true
    }
    if scalar == 0xE5E5 { return false }
    if let code = table.code(of: scalar) { return append(code, to: &output) }
    guard charset == .gb18030 else { return false }
    // The private use characters that some pairs stood for go back to these pairs.
    for (pair, former, _) in MultiByteTable.gb18030Differences where former == scalar {
      return append(pair, to: &output)
    }
    guard let pointer = GB18030Ranges.standard.pointer(of: scalar) else { return false }
    output.append(UInt8(pointer / 12_600 + 0x81))
    output.append(UInt8(pointer / 1_260 % 10 + 0x30))
    output.append(UInt8(pointer / 10 % 126 + 0x81))
    output.append(UInt8(pointer % 10 + 0x30))
    return true
  }

  private func append(_ code: UInt16?, to output: inout [UInt8]) -> Bool {
    guard let code else { return false }
    output.append(UInt8(code >> 8))
    output.append(UInt8(code & 0xFF))
    return true
  }
}
