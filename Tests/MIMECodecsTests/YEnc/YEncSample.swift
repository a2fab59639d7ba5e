import MIMECodecs
import Octets

/// yEnc as an encoder writes it, for tests.
enum YEncSample {
  /// Lines of data: 42 is added to each octet, and those that may not occur are written with an equals sign.
  static func data(_ octets: [UInt8], line: Int = 128, end: String = "\r\n") -> [UInt8] {
    var encoded: [UInt8] = []
    var column = 0
    for octet in octets {
      let shifted = octet &+ 42
      if [0x00, 0x0A, 0x0D, 0x3D].contains(shifted) {
        encoded += [0x3D, shifted &+ 64]
        column += 2
      } else {
        encoded.append(shifted)
        column += 1
      }
      if column >= line {
        encoded += end.utf8
        column = 0
      }
    }
    return column > 0 ? encoded + end.utf8 : encoded
  }

  static func checksum(_ octets: [UInt8]) -> String {
    var checksum = CRC32()
    checksum.update(octets.span)
    return String(checksum.value, radix: 16)
  }

  static func file(_ octets: [UInt8], name: String = "a b.bin", end: String = "\r\n") -> [UInt8] {
    Array("=ybegin line=128 size=\(octets.count) name=\(name)\(end)".utf8) + data(octets, end: end)
      + Array("=yend size=\(octets.count) crc32=\(checksum(octets))\(end)".utf8)
  }

  static func part(_ octets: [UInt8], _ number: Int, of total: Int, at start: Int, fileSize: Int) -> [UInt8] {
    Array(
      """
      =ybegin part=\(number) total=\(total) line=128 size=\(fileSize) name=x.bin\r
      =ypart begin=\(start + 1) end=\(start + octets.count)\r\n
      """.utf8) + data(octets)
      + Array("=yend size=\(octets.count) part=\(number) pcrc32=\(checksum(octets))\r\n".utf8)
  }
}
