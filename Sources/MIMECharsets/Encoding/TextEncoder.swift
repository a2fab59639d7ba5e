public import Octets

/// Encodes text from UTF-8 into a charset, incrementally. Any split of the input gives the same result.
///
/// ```swift
/// var encoder = TextEncoder(.iso2022JP)
/// try encoder.encode(text.utf8Span.span, into: &octets)
/// try encoder.finish(into: &octets)
/// ```
///
/// Characters are encoded as the WHATWG Encoding Standard does it, but none is replaced: one that the charset lacks is
/// an error. `utf-16` and `utf-32` are written big-endian after a byte order mark. ISO-2022-KR, ISO-2022-CN, HZ and
/// EUC-TW are only read; encoding into them takes ASCII alone.
public struct TextEncoder: ~Copyable {
  private enum Machine {
    case ascii(ASCIIEncoder)
    case utf8
    case utf7(UTF7Encoder)
    case unicode(UnicodeEncoder)
    case singleByte(SingleByteEncoder)
    case multiByte(MultiByteEncoder)
    case iso2022JP(ISO2022JPEncoder)
  }

  private let charset: Charset
  private var machine: Machine
  /// A scalar whose last octets have not come yet.
  private var unfinished: [UInt8] = []
  private var offset = 0

  /// Creates an encoder at the beginning of a text.
  public init(_ charset: Charset) {
    self.charset = charset
    machine = Self.machine(charset.known)
  }

  /// Encodes the next octets of a text.
  /// - Parameters:
  ///   - utf8: UTF-8; a scalar may go on in the next input.
  ///   - output: Receives octets in the charset.
  /// - Throws: ``MIMEError/Code/unencodableText`` at the first octet, counted from the first that the encoder was ever
  ///   given, of a scalar that the charset lacks, or of what is not UTF-8. The output is then incomplete, and the encoder
  ///   can't be used any more.
  public mutating func encode(_ utf8: Span<UInt8>, into output: inout [UInt8]) throws(MIMEError) {
    var index = 0
    while !unfinished.isEmpty, index < utf8.count {
      unfinished.append(utf8[index])
      index += 1
      let scalar = unfinished
      if scalar.span.unfinishedUTF8Count() < scalar.count {
        unfinished = []
        try encodeWhole(scalar.span, into: &output)
      }
    }
    let rest = utf8.extracting(droppingFirst: index)
    let whole = rest.extracting(droppingLast: rest.unfinishedUTF8Count())
    try encodeWhole(whole, into: &output)
    unfinished.append(rest.extracting(droppingFirst: whole.count))
  }

  /// Ends the text: returns to the charset's initial state. The encoder is then at the beginning of another text.
  /// - Throws: ``MIMEError/Code/unencodableText`` where the text ends inside a scalar.
  public mutating func finish(into output: inout [UInt8]) throws(MIMEError) {
    guard unfinished.isEmpty else { throw MIMEError(.unencodableText, at: offset) }
    switch machine {
    case .utf7(var encoder): encoder.finish(into: &output)
    case .iso2022JP(var encoder): encoder.finish(into: &output)
    default: break
    }
    machine = Self.machine(charset.known)
    offset = 0
  }

  /// Encodes octets that begin and end with a scalar.
  private mutating func encodeWhole(_ utf8: Span<UInt8>, into output: inout [UInt8]) throws(MIMEError) {
    let text: UTF8Span
    do {
      text = try UTF8Span(validating: utf8)
    } catch {
      throw MIMEError(.unencodableText, at: offset + error.byteOffsets.lowerBound)
    }
    let done: Int
    switch machine {
    case .utf8:
      output.append(utf8)
      done = utf8.count
    case .ascii(var encoder):
      done = text.encode(with: &encoder, into: &output)
    case .utf7(var encoder):
      done = text.encode(with: &encoder, into: &output)
      machine = .utf7(encoder)
    case .unicode(var encoder):
      done = text.encode(with: &encoder, into: &output)
      machine = .unicode(encoder)
    case .singleByte(var encoder):
      done = text.encode(with: &encoder, into: &output)
    case .multiByte(var encoder):
      done = text.encode(with: &encoder, into: &output)
    case .iso2022JP(var encoder):
      done = text.encode(with: &encoder, into: &output)
      machine = .iso2022JP(encoder)
    }
    guard done == utf8.count else { throw MIMEError(.unencodableText, at: offset + done) }
    offset += utf8.count
  }

  private static func machine(_ charset: Charset.Known) -> Machine {
    switch charset {
    case .utf8: .utf8
    case .utf7: .utf7(UTF7Encoder())
    case .utf16: .unicode(UnicodeEncoder(.bigEndian, unitCount: 2, withMark: true))
    case .utf16be: .unicode(UnicodeEncoder(.bigEndian, unitCount: 2))
    case .utf16le: .unicode(UnicodeEncoder(.littleEndian, unitCount: 2))
    case .utf32: .unicode(UnicodeEncoder(.bigEndian, unitCount: 4, withMark: true))
    case .utf32be: .unicode(UnicodeEncoder(.bigEndian, unitCount: 4))
    case .utf32le: .unicode(UnicodeEncoder(.littleEndian, unitCount: 4))
    case .iso2022JP: .iso2022JP(ISO2022JPEncoder())
    case .big5, .eucJP, .eucKR, .gbk, .gb18030, .shiftJIS: .multiByte(MultiByteEncoder(charset))
    default:
      if let table = SingleByteTable.of(charset), charset != .usASCII {
        .singleByte(SingleByteEncoder(table))
      } else {
        .ascii(ASCIIEncoder(charset))
      }
    }
  }
}

/// Encodes one scalar after the other into a charset.
protocol ScalarEncoder {
  /// Appends a scalar's octets; returns false, with nothing appended, where the charset lacks it.
  mutating func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool
}

extension UTF8Span {
  /// Encodes the text's scalars until one is lacking; returns how many octets of the text were encoded.
  fileprivate func encode(with encoder: inout some ScalarEncoder, into output: inout [UInt8]) -> Int {
    var scalars = makeUnicodeScalarIterator()
    while true {
      let start = scalars.currentCodeUnitOffset
      guard let scalar = scalars.next() else { return start }
      guard encoder.encode(scalar.value, into: &output) else { return start }
    }
  }
}
