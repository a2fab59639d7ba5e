import MIME
import MIMECodecs
import TestSupport

/// yEnc: any split, and there and back as one file and in parts that come in any order.
func runYEnc(_ input: [UInt8]) {
  checkSplits(YEncDecoder(), input)
  checkSplits(YEncDecoder(), Array("=ybegin line=128 size=\(input.count) name=a\r\n".utf8) + input)
  for end in ["\r\n", "\n"] {
    let encoded = YEncSample.file(input, end: end)
    var defects = DefectLog()
    let file = YEncFile(encoded.span, defects: &defects)
    expectSame(file?.octets, input, "yEnc, there and back")
    check(defects.isEmpty && file?.header.size == input.count, "yEnc, there and back: \(defects.defects)")
  }
  checkParts(input)
}

private func checkParts(_ input: [UInt8]) {
  var random = Cuts(input).random
  let lengths = split(of: input.count, longest: max(1, input.count / 3), &random).filter { $0 > 0 }
  var parts: [YEncFile] = []
  var start = 0
  for length in lengths {
    var defects = DefectLog()
    let piece = Array(input[start..<start + length])
    let text = YEncSample.part(piece, parts.count + 1, of: lengths.count, at: start, fileSize: input.count)
    guard let part = YEncFile(text.span, defects: &defects) else { fatalError("a part is not read") }
    expectSame(part.octets, piece, "a part")
    check(defects.isEmpty, "a part: \(defects.defects)")
    parts.append(part)
    start += length
  }
  guard !parts.isEmpty else { return }
  var defects = DefectLog()
  let joined = YEncFile.joining(parts.shuffled(using: &random), defects: &defects)
  expectSame(joined?.octets, input, "parts joined")
  check(defects.isEmpty, "parts joined: \(defects.defects)")
  parts.remove(at: Int(random.next() % UInt64(parts.count)))
  check(YEncFile.joining(parts, defects: &defects) == nil, "joined without a part")
}

/// Files among lines: those found follow each other, each is read from where it stands; BinHex in any split.
func runInlineFiles(_ input: [UInt8]) {
  checkSplits(BinHexDecoder(), input)
  let files = InlineFile.find(in: input.span)
  var end = 0
  for file in files {
    check(end <= file.range.lowerBound && file.range.upperBound <= input.count, "\(file.range) behind \(end)")
    check(!file.range.isEmpty, "an empty file")
    check(file.range.lowerBound == 0 || input[file.range.lowerBound - 1] == ASCII.lf, "a file begins inside a line")
    end = file.range.upperBound
    var defects = DefectLog()
    let decoded = file.decode(in: input.span, defects: &defects)
    check(decoded.octets.count <= 300 * file.range.count, "\(decoded.octets.count) octets of \(file.range.count)")
    for defect in defects.defects { check(file.range.contains(defect.offset) || defect.offset == end, "\(defect)") }
  }
  expectSame(InlineFile.find(in: input.span, atMost: 1), Array(files.prefix(1)), "the first file")
  // A file behind text is found where it stands, whatever the text is.
  let text = input + [ASCII.lf]
  guard InlineFile.find(in: text.span).isEmpty else { return }
  let behind = text + YEncSample.file(Array("abc".utf8))
  let found = InlineFile.find(in: behind.span)
  check(found.count <= 1, "more files than there are")
}
