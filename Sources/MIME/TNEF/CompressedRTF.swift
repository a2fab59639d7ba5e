internal import MIMECodecs
internal import Octets

/// RTF as TNEF holds it.
///
/// An LZ77 scheme: eight tokens follow each control octet, each a plain octet or a reference of 12 bits place and 4 bits
/// length into the last 4,096 octets, which begin with words that most RTF has. A reference to the place that is written
/// next ends the data. Two octets become at most 17, so that the output is bounded by the input.
///
/// Source: MS-OXRTFCP.
public enum CompressedRTF {
  /// Decompresses RTF; damaged data gives what comes before the damage.
  ///
  /// - Parameters:
  ///   - input: The value of the property, its header of 16 octets included.
  ///   - defects: Receives ``Defect/Code/compressedRTFInvalid`` where header, sizes or checksum are wrong.
  /// - Returns: The RTF, or nil where the header names no known form.
  /// - Complexity: O(*n*).
  ///
  /// Source: MS-OXRTFCP §2.2, §3.1.
  public static func decompress(_ input: Span<UInt8>, defects: inout DefectLog) -> [UInt8]? {
    var cursor = TNEFCursor(input)
    guard let size = cursor.number(octets: 4), let rawSize = cursor.number(octets: 4),
      let form = cursor.number(octets: 4), let checksum = cursor.number(octets: 4)
    else {
      defects.record(.compressedRTFInvalid, at: 0)
      return nil
    }
    // The size counts what follows itself. Octets behind that are none of it.
    let content = input.extracting(16..<min(max(16, size + 4), input.count))
    var isDamaged = size + 4 > input.count
    var output: [UInt8] = []
    switch form {
    case 0x414C_454D:  // "MELA", not compressed
      output.append(content.extracting(first: rawSize))
    case 0x7546_5A4C:  // "LZFu"
      var found = CRC32(register: 0)
      found.update(content)
      isDamaged = isDamaged || found.plainValue != UInt32(checksum)
      var dictionary = RTFDictionary()
      if !dictionary.decompress(content, into: &output) { isDamaged = true }
    default:
      defects.record(.compressedRTFInvalid, at: 8)
      return nil
    }
    if isDamaged || output.count != rawSize { defects.record(.compressedRTFInvalid, at: 0) }
    return output
  }
}

/// The last octets of the output, to which references refer.
private struct RTFDictionary {
  private static let count = 4096
  private var octets = [UInt8](repeating: 0, count: Self.count)
  private var end: Int

  init() {
    let start = Array(Self.start.utf8)
    end = start.count
    octets.replaceSubrange(0..<end, with: start)
  }

  /// Decompresses data; false where it ends before it says so.
  mutating func decompress(_ input: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    var index = 0
    while index < input.count {
      let control = input[index]
      index += 1
      for bit in 0..<8 {
        guard index < input.count else { return false }
        guard control >> UInt8(bit) & 1 == 1 else {
          append(input[index], to: &output)
          index += 1
          continue
        }
        guard index + 1 < input.count else { return false }
        let reference = Int(input[index]) << 8 | Int(input[index + 1])
        index += 2
        if reference >> 4 == end { return true }
        copy(from: reference >> 4, count: (reference & 0xF) + 2, to: &output)
      }
    }
    return false
  }

  /// Copies octets, some of which may be those that are written meanwhile.
  private mutating func copy(from start: Int, count: Int, to output: inout [UInt8]) {
    for place in start..<(start + count) { append(octets[place % Self.count], to: &output) }
  }

  private mutating func append(_ octet: UInt8, to output: inout [UInt8]) {
    octets[end] = octet
    end = (end + 1) % Self.count
    output.append(octet)
  }

  /// Source: MS-OXRTFCP §2.1.2.
  private static let start =
    "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    + "\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    + "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
}
