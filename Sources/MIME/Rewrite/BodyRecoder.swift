internal import MIMECharsets
internal import MIMECodecs
internal import Octets

/// How the body of a leaf is encoded anew.
struct BodyRecoding: Sendable {
  /// The transfer encoding that it has.
  var source: TransferEncoding
  /// The one that it gets.
  var target: TransferEncoding
  /// Whether it consists of lines, so that its line ends are the message's, and CRLF under base64.
  var hasLines: Bool
  /// The charset of a text that becomes UTF-8; nil where the charset stays.
  var charset: Charset?
  /// Whether meta elements of HTML that name the charset are changed.
  var isHTML = false
}

extension MediaType {
  /// Whether a body of this type consists of lines: any text, and what 7bit or 8bit says so of.
  ///
  /// Source: RFC 2045 §2.7, §2.8, §6.5; RFC 2046 §4.1.1.
  func hasLines(under encoding: TransferEncoding) -> Bool {
    type == "text" || encoding == .sevenBit || encoding == .eightBit
  }
}

/// Decodes the body of a leaf and encodes it anew, incrementally. Any split of the input gives the same result.
///
/// The stages: transfer encoding removed, charset decoded, line ends made one kind, transfer encoding applied, line ends
/// made the message's. Each stage works on whole runs.
struct BodyRecoder: ~Copyable {
  private enum Encoder {
    case identity
    case base64(Base64Encoder)
    case quotedPrintable(QuotedPrintableEncoder)
  }

  private let recoding: BodyRecoding
  private var decoder: TransferDecoder
  private var text: TextDecoder?
  private var meta: HTMLMetaRewriter?
  private var contentLineEnds: LineEndConverter?
  private var encoder: Encoder
  private var writtenLineEnds: LineEndConverter?
  private var isAtStart = true
  /// The end of the last line of base64, which belongs to the delimiter that follows.
  private var heldLineEnd: [UInt8] = []
  private let holdsLineEnd: Bool
  private var decoded: [UInt8] = []
  private var scratch: [UInt8] = []
  private var defects = DefectLog(perCode: 0)

  /// Creates a recoder at the beginning of a body.
  ///
  /// - Parameter isPart: Whether a delimiter follows the body, which brings its own line end.
  init(_ recoding: BodyRecoding, lineEnds: LineEnds, isPart: Bool, limits: Limits) {
    self.recoding = recoding
    decoder = TransferDecoder(recoding.source, limits: limits)
    text = recoding.charset.map { TextDecoder($0) }
    meta = recoding.isHTML && recoding.charset != nil ? HTMLMetaRewriter() : nil
    let isEncoded = !recoding.target.isIdentity
    // Quoted-printable reads both line ends itself.
    if recoding.hasLines, recoding.target != .quotedPrintable {
      contentLineEnds = LineEndConverter(to: isEncoded ? .crlf : lineEnds)
    }
    switch recoding.target {
    case .base64: encoder = .base64(Base64Encoder())
    case .quotedPrintable: encoder = .quotedPrintable(QuotedPrintableEncoder(mode: recoding.hasLines ? .text : .binary))
    default: encoder = .identity
    }
    if isEncoded, lineEnds == .lf { writtenLineEnds = LineEndConverter(to: .lf) }
    holdsLineEnd = isPart && recoding.target == .base64
  }

  /// Whether the charset had no character for some octets.
  var hasUndecodableText: Bool { defects.count(of: .undecodableText) > 0 }

  /// Recodes the next octets of the body.
  mutating func recode(_ input: Span<UInt8>, into output: inout [UInt8]) {
    decoder.decode(input, into: &decoded, defects: &defects)
    process(isFinal: false, into: &output)
  }

  /// Ends the body.
  mutating func finish(into output: inout [UInt8]) {
    decoder.finish(into: &decoded, defects: &defects)
    process(isFinal: true, into: &output)
  }

  /// Takes what is decoded through the other stages.
  private mutating func process(isFinal: Bool, into output: inout [UInt8]) {
    decodeText(isFinal: isFinal)
    rewriteMeta(isFinal: isFinal)
    convertLineEnds(isFinal: isFinal)
    let start = output.count
    if writtenLineEnds == nil {
      encode(isFinal: isFinal, into: &output)
    } else {
      var encoded: [UInt8] = []
      encode(isFinal: isFinal, into: &encoded)
      writtenLineEnds?.convert(encoded.span, into: &output)
      if isFinal { writtenLineEnds?.finish(into: &output) }
    }
    decoded.removeAll(keepingCapacity: true)
    if holdsLineEnd { holdLineEnd(of: &output, from: start) }
  }

  private mutating func decodeText(isFinal: Bool) {
    guard text != nil else { return }
    let input = takeDecoded()
    text?.decode(input.span, into: &decoded, defects: &defects)
    if isFinal { text?.finish(into: &decoded, defects: &defects) }
    if isAtStart, !decoded.isEmpty {
      isAtStart = false
      // A byte order mark has no use in UTF-8.
      if decoded.starts(with: [0xEF, 0xBB, 0xBF]) { decoded.removeFirst(3) }
    }
    reuse(input)
  }

  private mutating func rewriteMeta(isFinal: Bool) {
    guard meta != nil else { return }
    let input = takeDecoded()
    meta?.rewrite(input.span, into: &decoded)
    if isFinal { meta?.finish(into: &decoded) }
    reuse(input)
  }

  private mutating func convertLineEnds(isFinal: Bool) {
    guard contentLineEnds != nil else { return }
    let input = takeDecoded()
    contentLineEnds?.convert(input.span, into: &decoded)
    if isFinal { contentLineEnds?.finish(into: &decoded) }
    reuse(input)
  }

  /// What the next stage works on; what it gives goes where this was.
  private mutating func takeDecoded() -> [UInt8] {
    var input: [UInt8] = []
    swap(&input, &decoded)
    swap(&decoded, &scratch)
    return input
  }

  /// Keeps the memory of what a stage has worked on.
  private mutating func reuse(_ input: consuming [UInt8]) {
    scratch = input
    scratch.removeAll(keepingCapacity: true)
  }

  private mutating func encode(isFinal: Bool, into output: inout [UInt8]) {
    switch encoder {
    case .identity: output.append(decoded.span)
    case .base64(var base64):
      base64.encode(decoded.span, into: &output)
      if isFinal { base64.finish(into: &output) }
      encoder = .base64(base64)
    case .quotedPrintable(var quotedPrintable):
      encoder = .identity
      quotedPrintable.encode(decoded.span, into: &output)
      if isFinal { quotedPrintable.finish(into: &output) }
      encoder = .quotedPrintable(quotedPrintable)
    }
  }

  /// Writes the line end that was held back if something follows it, and holds back the one at the end.
  private mutating func holdLineEnd(of output: inout [UInt8], from start: Int) {
    guard output.count > start else { return }
    output.insert(contentsOf: heldLineEnd, at: start)
    let count = output.span.extracting(start...).lineEndCount
    heldLineEnd = Array(output.suffix(count))
    output.removeLast(count)
  }
}
