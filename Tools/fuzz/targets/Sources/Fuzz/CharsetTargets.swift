import CFuzzing
import MIME
import TestSupport

/// A decoder of a charset, chosen by the first octet: any split gives the same, the text is well-formed and can be
/// encoded again; what is valid to both is the same text as ICU's.
func runCharset(_ input: [UInt8]) {
  guard let first = input.first else { return }
  let charset = Charset.all[Int(first) % Charset.all.count]
  let octets = Array(input.dropFirst())
  let whole = decode(octets, charset)
  expectUTF8(whole.octets, "\(charset)")
  expectInside(whole.defects, octets.count, "\(charset)")
  for split in Cuts(octets).splits {
    expectSame(decode(octets, charset, split), whole, "\(charset), split \(words(for: split))")
  }
  checkEncoder(charset, whole.octets)
  if whole.defects.isEmpty { checkICU(charset, octets, whole.octets) }
}

private func decode(_ octets: [UInt8], _ charset: Charset, _ split: Split = []) -> Decoded {
  var decoder = TextDecoder(charset)
  var decoded = Decoded(octets: [])
  var log = DefectLog(perCode: .max)
  octets.forEachCopy(split) { decoder.decode($0, into: &decoded.octets, defects: &log) }
  decoder.finish(into: &decoded.octets, defects: &log)
  decoded.defects = log.defects
  return decoded
}

/// What can be encoded decodes to the same text.
private func checkEncoder(_ charset: Charset, _ text: [UInt8]) {
  let whole = encode(text, charset)
  for split in Cuts(text).splits {
    expectSame(encode(text, charset, split), whole, "encoded in \(charset), split \(words(for: split))")
  }
  guard let whole, charset != .iso2022JP || !holdsNarrowKatakana(text) else { return }
  expectSame(decode(whole, charset), Decoded(octets: text), "\(charset), there and back")
}

/// ISO-2022-JP writes narrow katakana as wide ones, by the WHATWG Encoding Standard §12.2.2.
private func holdsNarrowKatakana(_ text: [UInt8]) -> Bool {
  String(decoding: text, as: UTF8.self).unicodeScalars.contains { (0xFF61...0xFF9F).contains($0.value) }
}

private func encode(_ text: [UInt8], _ charset: Charset, _ split: Split = []) -> [UInt8]? {
  var encoder = TextEncoder(charset)
  var output: [UInt8] = []
  var start = 0
  do {
    for length in split + [text.count - split.reduce(0, +)] {
      let piece = Array(text[start..<start + length])
      try encoder.encode(piece.span, into: &output)
      start += length
    }
    try encoder.finish(into: &output)
  } catch {
    return nil
  }
  return output
}

// MARK: - ICU

/// The converters of ICU that follow the same rules; tables that differ by design are pinned by the tests.
private let converters = [
  "utf-8": "UTF-8", "utf-7": "UTF-7", "utf-16le": "UTF-16LE", "utf-16be": "UTF-16BE", "utf-32le": "UTF-32LE",
  "utf-32be": "UTF-32BE", "gb18030": "gb18030", "hz-gb-2312": "HZ", "iso-2022-jp": "ISO_2022,locale=ja,version=2",
  "iso-2022-kr": "ISO-2022-KR", "iso-2022-cn": "ISO_2022,locale=zh,version=1", "euc-jp": "euc-jp-2007",
  "euc-kr": "windows-949-2000", "euc-tw": "euc-tw-2014", "shift_jis": "ibm-943_P15A-2003", "big5": "ibm-1375_P100-2008",
]

private func checkICU(_ charset: Charset, _ octets: [UInt8], _ text: [UInt8]) {
  // In HZ, ICU loses a last octet that is no character between the marks: with a line end behind it that is an error, or
  // the line end is what is lost.
  let end = charset.name == "hz-gb-2312" ? [ASCII.lf] : []
  guard let converter = converters[charset.name], let other = decodeByICU(octets + end, converter),
    other != text + end, other != text
  else {
    return
  }
  // A character that is another one by itself is a matter of tables.
  for character in characters(octets, charset) {
    guard decodeByICU(character.octets, converter) == character.text else { return }
  }
  fatalError("\(charset)\n  ours:  \(visible(text))\n  ICU's: \(visible(other))")
}

/// The octets of each character, and its text.
private func characters(_ octets: [UInt8], _ charset: Charset) -> [(octets: [UInt8], text: [UInt8])] {
  var decoder = TextDecoder(charset)
  var log = DefectLog()
  var found: [(octets: [UInt8], text: [UInt8])] = []
  var character: [UInt8] = []
  for octet in octets {
    character.append(octet)
    var text: [UInt8] = []
    decoder.decode([octet].span, into: &text, defects: &log)
    if !text.isEmpty {
      found.append((character, text))
      character = []
    }
  }
  return found
}

/// The text of octets that ICU finds valid; else nil.
private func decodeByICU(_ octets: [UInt8], _ converter: String) -> [UInt8]? {
  var output = [UInt8](repeating: 0, count: 6 * octets.count + 16)
  let count = icu_decode(converter, octets, octets.count, &output, output.count)
  return count < 0 ? nil : Array(output[..<count])
}

// MARK: - Choice

/// Labels and choices of charsets: the choice decodes the text, and names read as themselves.
func runChoice(_ input: [UInt8]) {
  guard let first = input.first else { return }
  let parts = input.dropFirst().split(separator: ASCII.lf, maxSplits: 1, omittingEmptySubsequences: false)
  let label = first & 1 == 0 ? Array(parts[0]) : nil
  let text = first & 1 == 0 ? Array(parts.count > 1 ? parts[1] : []) : Array(input.dropFirst())
  _ = TransferEncoding(label: text.span)
  if let charset = Charset(label: text.span) { expectSame(Charset(label: charset.name), charset, "a charset's name") }
  var defects = DefectLog()
  let isHTML = first & 2 != 0
  let choice = CharsetChoice.choose(
    declaredLabel: label?.span, octets: text.span, isHTML: isHTML, isPrefix: first & 4 != 0, defects: &defects)
  check((0...1).contains(choice.confidence), "a confidence of \(choice.confidence)")
  expectInside(defects.defects, text.count, "choice")
  if choice.source == .declared { check(choice.declared != nil, "nothing was declared") }
  let decoded = decode(text, choice.used)
  expectUTF8(decoded.octets, "text in \(choice.used)")
  if choice.source == .default || choice.source == .utf8Check, first & 4 == 0 {
    check(decoded.defects.isEmpty, "the text is not in \(choice.used)")
    expectSame(visible(decoded.octets), visible(text), "text in \(choice.used)")
  }
}
