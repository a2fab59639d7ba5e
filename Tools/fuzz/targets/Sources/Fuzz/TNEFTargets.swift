import MIME
import MIMECodecs
import TestSupport

/// TNEF: the same however often it is read, no deeper and no more than the limits, and what is made is read.
func runTNEF(_ input: [UInt8]) {
  checkTNEF(input)
  // Mutations seldom keep the signature and the frames of attributes: here both are given.
  checkTNEF(TNEFSample.signature + input)
  let pieces = input.split(separator: 0, maxSplits: 8, omittingEmptySubsequences: false).map(Array.init)
  var framed = TNEFSample.signature
  for piece in pieces where piece.count >= 2 {
    let id = identifiers[Int(piece[0]) % identifiers.count]
    framed += TNEFSample.attribute(piece[1] & 1 + 1, id, Array(piece.dropFirst(2)))
  }
  checkTNEF(framed)
  checkFile(input)
  checkRTF(input)
}

/// The attributes that mean something to a reader.
private let identifiers = [
  0x0008_9006, 0x0006_9007, 0x0007_8008, 0x0001_8004, 0x0006_9003, 0x0006_9002, 0x0006_9005, 0x0006_800F, 0x0001_8010,
  0x0002_800C, 0x0001_8009,
]

private func checkTNEF(_ input: [UInt8]) {
  let limits = Cuts(input).choosesLow ? Limits.low : Limits()
  var defects = DefectLog()
  let message = TNEFMessage(lenient: input.span, limits: limits, defects: &defects)
  expectInside(defects.defects, input.count, "TNEF")
  var again = DefectLog()
  check(TNEFMessage(lenient: input.span, limits: limits, defects: &again) == message, "read again, it is another")
  guard let message else { return }
  var waiting = [(message, depth: 1)]
  var count = 0
  while let (message, depth) = waiting.popLast() {
    check(depth <= limits.tnefDepth, "deeper than the limit")
    count += message.attachments.count
    for attachment in message.attachments {
      check(attachment.octets.count <= input.count, "more octets than there were")
      if let inner = attachment.message { waiting.append((inner, depth + 1)) }
    }
  }
  check(count <= limits.entities * limits.tnefDepth, "more attachments than the limit")
}

/// A message with the input as a file, and with itself inside, gives both back.
private func checkFile(_ input: [UInt8]) {
  let inner = TNEFSample.message() + TNEFSample.rendering + TNEFSample.attribute(2, 0x0006_800F, input)
  var defects = DefectLog()
  let message = TNEFMessage(lenient: TNEFSample.message(inner: inner).span, defects: &defects)
  expectSame(message?.attachments.first?.octets, Array("file".utf8), "the first file")
  expectSame(message?.attachments.last?.message?.attachments.last?.octets, input, "the file inside")
  check(defects.isEmpty, "\(defects.defects)")
}

/// Compressed RTF: bounded output, and what is made of literals alone is read.
private func checkRTF(_ input: [UInt8]) {
  var defects = DefectLog()
  if let rtf = CompressedRTF.decompress(input.span, defects: &defects) {
    check(rtf.count <= 9 * input.count, "\(rtf.count) octets of \(input.count)")
  }
  let number = TNEFSample.number
  let form = Array("LZFu".utf8)
  let packed = number(input.count + 12, 4) + number(input.count, 4) + form + number(0, 4) + input
  defects.removeAll()
  _ = CompressedRTF.decompress(packed.span, defects: &defects)
  var body: [UInt8] = []
  for start in stride(from: 0, to: input.count, by: 8) { body += [0] + input[start..<min(start + 8, input.count)] }
  // The data ends with a reference to the place that is written next: 207 octets begin the dictionary.
  let end = (207 + input.count) % 4096
  let reference = [UInt8(end >> 4), UInt8(end & 15) << 4]
  if input.count % 8 == 0 {
    body += [1] + reference
  } else {
    body[body.count - 1 - input.count % 8] = 1 << UInt8(input.count % 8)
  }
  if input.count % 8 != 0 { body += reference }
  var checksum: UInt32 = 0
  for octet in body {
    checksum ^= UInt32(octet)
    for _ in 0..<8 { checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xEDB8_8320 : checksum >> 1 }
  }
  let made = number(body.count + 12, 4) + number(input.count, 4) + form + number(Int(checksum), 4) + body
  defects.removeAll()
  expectSame(CompressedRTF.decompress(made.span, defects: &defects), input, "literals")
  check(defects.isEmpty, "literals: \(defects.defects)")
}
