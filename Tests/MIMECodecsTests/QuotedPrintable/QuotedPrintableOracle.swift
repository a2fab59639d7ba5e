import Octets

/// What quoted-printable stands for, line by line with the whole text at hand: slow, and with nothing of the decoder's
/// state.
func quotedPrintableOracle(_ input: [UInt8]) -> Decoded {
  var decoded = Decoded(octets: [])
  var start = 0
  while start < input.count {
    let lf = input[start...].firstIndex(of: 0x0A)
    var contentEnd = lf ?? input.count
    if lf != nil, contentEnd > start, input[contentEnd - 1] == 0x0D { contentEnd -= 1 }
    let next = lf.map { $0 + 1 } ?? input.count
    let lineEnd = input[contentEnd..<next]
    let blanksEnd = contentEnd
    while contentEnd > start, [0x20, 0x09].contains(input[contentEnd - 1]) { contentEnd -= 1 }
    let isSoft = contentEnd > start && input[contentEnd - 1] == UInt8(ascii: "=")
    if isSoft { contentEnd -= 1 }
    oracleContent(input[start..<contentEnd], into: &decoded)
    if !isSoft {
      if lf != nil, contentEnd < blanksEnd { decoded.defects.append(Defect(.quotedPrintableRaw, at: contentEnd)) }
      decoded.octets += lineEnd
    } else if lf == nil {
      decoded.defects.append(Defect(.quotedPrintableInvalid, at: contentEnd))
    }
    start = next
  }
  return decoded
}

private func oracleContent(_ content: ArraySlice<UInt8>, into decoded: inout Decoded) {
  var rest = content
  while let octet = rest.first {
    let digits = rest.dropFirst().prefix(2).filter { "0123456789ABCDEFabcdef".utf8.contains($0) }
    if octet == UInt8(ascii: "="), digits.count == 2 {
      decoded.octets.append(UInt8(String(decoding: digits, as: UTF8.self), radix: 16)!)
      rest = rest.dropFirst(3)
    } else {
      if octet == UInt8(ascii: "=") { decoded.defects.append(Defect(.quotedPrintableInvalid, at: rest.startIndex)) }
      decoded.octets.append(octet)
      rest = rest.dropFirst()
    }
  }
}
