public import Octets

/// Decodes text from a charset into UTF-8, incrementally. Any split of the input gives the same result.
///
/// ```swift
/// var decoder = TextDecoder(.shiftJIS)
/// decoder.decode(octets, into: &text, defects: &defects)
/// decoder.finish(into: &text, defects: &defects)
/// ```
///
/// Octets that the charset has no character for become U+FFFD, by the rules of the WHATWG Encoding Standard, and record
/// ``Defect/Code/undecodableText`` at the first octet of each run of them. Escape sequences of ISO 2022 without effect,
/// and lines that end in a double-byte set, record ``Defect/Code/ambiguousEscape``. The output is always well-formed
/// UTF-8, at most six octets per octet of input, usually far less.
///
/// A byte order mark at the beginning comes out as U+FEFF, whose removal is the caller's choice; only in `utf-16` and
/// `utf-32`, whose names leave the order open, it is consumed.
public struct TextDecoder: ~Copyable {
  private enum Machine {
    case utf8(UTF8Decoder)
    case singleByte(SingleByteDecoder)
    case multiByte(MultiByteDecoder)
    case iso2022(ISO2022Decoder)
    case hz(HZDecoder)
    case utf7(UTF7Decoder)
    case utf16(UTF16Decoder)
    case utf32(UTF32Decoder)
  }

  private let charset: Charset
  private var machine: Machine
  private var offset = 0

  /// Creates a decoder at the beginning of a text.
  public init(_ charset: Charset) {
    self.charset = charset
    machine = Self.machine(charset.known)
  }

  /// Decodes the next octets.
  /// - Parameters:
  ///   - input: Octets in the charset; a character may go on in the next input.
  ///   - output: Receives UTF-8.
  ///   - defects: Receives what is wrong, with offsets from the first octet that the decoder was given.
  public mutating func decode(_ input: Span<UInt8>, into output: inout [UInt8], defects: inout DefectLog) {
    switch machine {
    case .utf8(var decoder):
      decoder.decode(input, at: offset, into: &output, defects: &defects)
      machine = .utf8(decoder)
    case .singleByte(var decoder):
      decoder.decode(input, at: offset, into: &output, defects: &defects)
      machine = .singleByte(decoder)
    case .multiByte(var decoder):
      decoder.decode(input, at: offset, into: &output, defects: &defects)
      machine = .multiByte(decoder)
    case .iso2022(var decoder):
      decoder.decode(input, at: offset, into: &output, defects: &defects)
      machine = .iso2022(decoder)
    case .hz(var decoder):
      decoder.decode(input, at: offset, into: &output, defects: &defects)
      machine = .hz(decoder)
    case .utf7(var decoder):
      decoder.decode(input, at: offset, into: &output, defects: &defects)
      machine = .utf7(decoder)
    case .utf16(var decoder):
      decoder.decode(input, at: offset, into: &output, defects: &defects)
      machine = .utf16(decoder)
    case .utf32(var decoder):
      decoder.decode(input, at: offset, into: &output, defects: &defects)
      machine = .utf32(decoder)
    }
    offset += input.count
  }

  /// Ends the text: a character that is not complete becomes U+FFFD. The decoder is then at the beginning of another.
  public mutating func finish(into output: inout [UInt8], defects: inout DefectLog) {
    switch machine {
    case .utf8(var decoder): decoder.finish(at: offset, into: &output, defects: &defects)
    case .singleByte: break
    case .multiByte(var decoder): decoder.finish(at: offset, into: &output, defects: &defects)
    case .iso2022(var decoder): decoder.finish(at: offset, into: &output, defects: &defects)
    case .hz(var decoder): decoder.finish(at: offset, into: &output, defects: &defects)
    case .utf7(var decoder): decoder.finish(at: offset, into: &output, defects: &defects)
    case .utf16(var decoder): decoder.finish(at: offset, into: &output, defects: &defects)
    case .utf32(var decoder): decoder.finish(at: offset, into: &output, defects: &defects)
    }
    machine = Self.machine(charset.known)
    offset = 0
  }

  private static func machine(_ charset: Charset.Known) -> Machine {
    switch charset {
    case .utf8: .utf8(UTF8Decoder())
    case .utf7: .utf7(UTF7Decoder())
    case .utf16: .utf16(UTF16Decoder(nil))
    case .utf16le: .utf16(UTF16Decoder(.littleEndian))
    case .utf16be: .utf16(UTF16Decoder(.bigEndian))
    case .utf32: .utf32(UTF32Decoder(nil))
    case .utf32le: .utf32(UTF32Decoder(.littleEndian))
    case .utf32be: .utf32(UTF32Decoder(.bigEndian))
    case .hz: .hz(HZDecoder())
    case .iso2022JP: .iso2022(ISO2022Decoder(.japanese))
    case .iso2022KR: .iso2022(ISO2022Decoder(.korean))
    case .iso2022CN: .iso2022(ISO2022Decoder(.chinese))
    default:
      if let table = MultiByteTable.of(charset) {
        .multiByte(MultiByteDecoder(table))
      } else if let table = SingleByteTable.of(charset) {
        .singleByte(SingleByteDecoder(table))
      } else {
        .utf8(UTF8Decoder())  // none is left, as the tests of all tables show
      }
    }
  }
}
