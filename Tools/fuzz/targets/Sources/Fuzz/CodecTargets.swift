import MIME
import TestSupport

/// Any split gives the same octets and defects; returns them.
@discardableResult
func checkSplits(_ decoder: some SplitDecoder, _ input: [UInt8]) -> Decoded {
  let whole = decode(decoder, input)
  for split in Cuts(input).splits { expectSame(decode(decoder, input, split), whole, "split \(words(for: split))") }
  expectInside(whole.defects, input.count, "decoder")
  return whole
}

private func decode(_ decoder: some SplitDecoder, _ input: [UInt8], _ split: Split = []) -> Decoded {
  var decoder = decoder
  var decoded = Decoded(octets: [])
  var log = DefectLog(perCode: .max)
  input.forEachCopy(split) { decoder.decode($0, into: &decoded.octets, defects: &log) }
  decoder.finish(into: &decoded.octets, defects: &log)
  decoded.defects = log.defects
  return decoded
}

/// Any split gives the same octets, which decode to the input without a defect; returns them.
@discardableResult
private func checkRoundTrip(_ encoder: some SplitEncoder, _ decoder: some SplitDecoder, _ input: [UInt8]) -> [UInt8] {
  let encoded = run(encoder, over: input)
  for split in Cuts(input).splits {
    expectSame(run(encoder, over: input, split), encoded, "encoded, split \(words(for: split))")
  }
  expectSame(decode(decoder, encoded), Decoded(octets: input), "there and back")
  return encoded
}

/// base64: any split, there and back in lines of several lengths, and the octets of a slow decoder for clean input.
func runBase64(_ input: [UInt8]) {
  let decoded = checkSplits(Base64Decoder(), input)
  for length in [4, 72, 76, nil] { checkRoundTrip(Base64Encoder(lineLength: length), Base64Decoder(), input) }
  guard decoded.defects.isEmpty else { return }
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var octets: [UInt8] = []
  var bits = 0
  var bitCount = 0
  for octet in input {
    guard let value = alphabet.firstIndex(of: octet) else { continue }
    bits = (bits << 6 | value) & 0xFFFF
    bitCount += 6
    guard bitCount >= 8 else { continue }
    bitCount -= 8
    octets.append(UInt8(bits >> bitCount & 0xFF))
  }
  expectSame(decoded.octets, octets, "base64, bit by bit")
}

/// quoted-printable: any split, the oracle of the tests, there and back as text and as octets.
func runQuotedPrintable(_ input: [UInt8]) {
  expectSame(checkSplits(QuotedPrintableDecoder(), input), quotedPrintableOracle(input), "decoder and oracle")
  var limits = Limits()
  limits.paddingOctets = 3
  checkSplits(QuotedPrintableDecoder(limits: limits), input)
  checkLines(checkRoundTrip(QuotedPrintableEncoder(mode: .binary), QuotedPrintableDecoder(), input))
  let text = run(LineEndConverter(to: .crlf), over: input)
  checkLines(checkRoundTrip(QuotedPrintableEncoder(mode: .text), QuotedPrintableDecoder(), text))
}

/// Source: RFC 2045 §6.7, rule 5.
private func checkLines(_ encoded: [UInt8]) {
  var length = 0
  for (index, octet) in encoded.enumerated() {
    length = octet == ASCII.lf ? 0 : length + 1
    let isLineEnd = octet == ASCII.cr && index + 1 < encoded.count && encoded[index + 1] == ASCII.lf
    check(length <= (isLineEnd ? 77 : 76), "a line of more than 76 octets: \(visible(encoded))")
    check(
      octet < 0x7F && (octet >= 0x20 || octet == ASCII.tab || octet == ASCII.cr || octet == ASCII.lf), "a raw octet")
  }
}

/// uuencode: any split, and there and back through an encoder that is nothing but the definition.
func runUUEncode(_ input: [UInt8]) {
  checkSplits(UUDecoder(), input)
  checkSplits(TransferDecoder(.uuencode), Array("begin 644 a\n".utf8) + input)
  var encoded = Array("begin 644 a\n".utf8)
  for start in stride(from: 0, to: input.count, by: 45) {
    let line = input[start..<min(start + 45, input.count)]
    encoded.append(UInt8(32 + line.count))
    for first in stride(from: line.startIndex, to: line.endIndex, by: 3) {
      let group = line[first..<min(first + 3, line.endIndex)] + [0, 0]
      let bits = group.prefix(3).reduce(0) { $0 << 8 | Int($1) }
      for shift in [18, 12, 6, 0] {
        let value = UInt8(bits >> shift & 0x3F)
        encoded.append(value == 0 ? ASCII.backtick : ASCII.space + value)
      }
    }
    encoded.append(ASCII.lf)
  }
  encoded += Array("`\nend\n".utf8)
  expectSame(decode(UUDecoder(), encoded), Decoded(octets: input), "uuencode, there and back")
}

/// Line ends: any split, and what a loop over the octets gives.
func runLineEnds(_ input: [UInt8]) {
  var lf: [UInt8] = []
  var crlf: [UInt8] = []
  for (index, octet) in input.enumerated() {
    let isLineEnd = octet == ASCII.cr && index + 1 < input.count && input[index + 1] == ASCII.lf
    if !isLineEnd { lf.append(octet) }
    if octet == ASCII.lf, index == 0 || input[index - 1] != ASCII.cr { crlf.append(ASCII.cr) }
    crlf.append(octet)
  }
  for split in [[]] + Cuts(input).splits {
    expectSame(run(LineEndConverter(to: .lf), over: input, split), lf, "LF, split \(words(for: split))")
    expectSame(run(LineEndConverter(to: .crlf), over: input, split), crlf, "CRLF, split \(words(for: split))")
  }
}

/// gzip: any split gives the same octets and the same end, and there and back.
func runGzip(_ input: [UInt8]) {
  let whole = decompress(input)
  for split in Cuts(input).splits { check(decompress(input, split) == whole, "gzip, split \(words(for: split))") }
  for split in [[]] + Cuts(input).splits {
    var encoder = GzipEncoder(level: input.count % 10)
    var compressed: [UInt8] = []
    input.forEachCopy(split) { encoder.encode($0, into: &compressed) }
    encoder.finish(into: &compressed)
    let back = decompress(compressed)
    check(back.octets == input && back.isWhole, "gzip, there and back")
  }
  let members = decompress(input + input)
  if whole.isWhole, whole.octets.count < 1 << 16 { check(members.octets == whole.octets + whole.octets, "two members") }
}

private struct Decompressed: Equatable {
  var octets: [UInt8] = []
  var isWhole = false
}

/// Decompresses at most a mebioctet, in steps that depend on the split.
private func decompress(_ input: [UInt8], _ split: Split = []) -> Decompressed {
  var decoder = GzipDecoder()
  var result = Decompressed()
  let limit = 1 << 20
  var start = 0
  do {
    for length in split + [input.count - split.reduce(0, +)] {
      let piece = Array(input[start..<start + length])
      start += length
      var used = 0
      var isFull = true
      while isFull, result.octets.count < limit {
        let before = result.octets.count
        let room = min(limit - before, 100 + length * 7)
        used += try decoder.decode(piece.span.extracting(droppingFirst: used), into: &result.octets, atMost: room)
        isFull = result.octets.count - before == room
      }
    }
    try decoder.finish()
    result.isWhole = true
  } catch {}
  return result
}
