internal import MIMECodecs
internal import Octets

/// What the content of a leaf is like once it is decoded, in its new charset, with CRLF between its lines.
struct BodySurvey: ~Copyable {
  /// What a survey looks for.
  enum Goal {
    /// Whether the content is of a domain; the survey ends where it is not.
    case domain(DataDomain)
    /// How long it is in quoted-printable and base64.
    case encoded
  }

  /// Whether the charset had no character for some octets, as far as was looked.
  private(set) var hasUndecodableText = false
  private var count = 0
  private var scan = DomainScan()
  private var watch: DelimiterWatch
  /// Present where quoted-printable is measured; what is watched then is the encoded form.
  private var encoder: QuotedPrintableEncoder?
  private var encodedCount = 0
  private var encoded: [UInt8] = []

  init(of body: Span<UInt8>, _ recoding: BodyRecoding, _ goal: Goal, boundaries: [[UInt8]], limits: Limits) {
    watch = DelimiterWatch(boundaries)
    if case .encoded = goal { encoder = QuotedPrintableEncoder(mode: recoding.hasLines ? .text : .binary) }
    var decoding = recoding
    decoding.target = .binary
    if encoder != nil { decoding.hasLines = false }  // quoted-printable reads both line ends itself
    var recoder = BodyRecoder(decoding, lineEnds: .crlf, isPart: false, limits: limits)
    var content: [UInt8] = []
    var rest = body
    while !rest.isEmpty, isOpen(goal) {
      recoder.recode(rest.extracting(first: Self.stride), into: &content)
      rest = rest.extracting(droppingFirst: Self.stride)
      look(at: content.span)
      content.removeAll(keepingCapacity: true)
    }
    recoder.finish(into: &content)
    look(at: content.span)
    finish()
    hasUndecodableText = recoder.hasUndecodableText
  }

  /// How many octets are looked at in one go.
  private static var stride: Int { 256 << 10 }

  private func isOpen(_ goal: Goal) -> Bool {
    if case .domain(let limit) = goal { fits(limit) } else { true }
  }

  /// What it consists of.
  var domain: DataDomain { scan.domain(allowsLF: false) }

  /// Whether it can stand as it is: it is of a domain, and no line of it would be taken for a delimiter.
  func fits(_ limit: DataDomain) -> Bool { domain <= limit && !watch.hasFound }

  /// Quoted-printable, or base64 where a line of it would be taken for a delimiter.
  var quotedPrintable: TransferEncoding { watch.hasFound ? .base64 : .quotedPrintable }

  /// Quoted-printable or base64, whichever is shorter.
  var shorterEncoding: TransferEncoding {
    let lines = count / 57 + 1  // 76 characters (RFC 2045 §6.8)
    return encodedCount <= (count + 2) / 3 * 4 + lines * 2 ? quotedPrintable : .base64
  }

  private mutating func look(at run: Span<UInt8>) {
    guard !run.isEmpty else { return }
    count += run.count
    guard encoder == nil else { return encode(run) }
    watch.look(at: run)
    scan.push(run)
  }

  private mutating func finish() {
    if encoder != nil {
      encoder?.finish(into: &encoded)
      noteEncoded()
    }
    scan.finish()
  }

  private mutating func encode(_ run: Span<UInt8>) {
    encoder?.encode(run, into: &encoded)
    noteEncoded()
  }

  private mutating func noteEncoded() {
    var run: [UInt8] = []
    swap(&run, &encoded)
    encodedCount += run.count
    watch.look(at: run.span)
    run.removeAll(keepingCapacity: true)
    swap(&run, &encoded)
  }
}

/// The transfer encoding that a leaf gets, and why.
struct BodyEncodingChoice {
  let encoding: TransferEncoding
  /// What the content consists of, where it stands as it is.
  var domain = DataDomain.sevenBit
  /// Whether the charset had no character for some octets.
  var hasUndecodableText = false

  init(encoding: TransferEncoding, hasUndecodableText: Bool = false) {
    self.encoding = encoding
    self.hasUndecodableText = hasUndecodableText
  }

  /// Chooses for content that need not stand as it is.
  ///
  /// - Parameter keepsEncoding: Whether a body that is encoded already stays so, though it fits without.
  init(
    for body: Span<UInt8>, _ recoding: BodyRecoding, within limit: DataDomain, keepsEncoding: Bool = false,
    boundaries: [[UInt8]], limits: Limits
  ) {
    let isEncoded = recoding.source == .base64 || recoding.source == .quotedPrintable
    if recoding.source.isIdentity, recoding.source != .binary, recoding.hasLines, recoding.charset == nil {
      // PERF: what stands there as it is need not be copied to be looked at.
      domain = body.dataDomain
      if domain <= limit {
        encoding = domain.transferEncoding
        return
      }
    } else if !(keepsEncoding && isEncoded) {
      let plain = BodySurvey(of: body, recoding, .domain(limit), boundaries: boundaries, limits: limits)
      if plain.fits(limit) {
        encoding = plain.domain.transferEncoding
        domain = plain.domain
        hasUndecodableText = plain.hasUndecodableText
        return
      }
    }
    guard recoding.charset != nil || !isEncoded else {
      encoding = recoding.source
      return
    }
    let survey = BodySurvey(of: body, recoding, .encoded, boundaries: boundaries, limits: limits)
    hasUndecodableText = survey.hasUndecodableText
    switch recoding.source {
    case .base64: encoding = .base64
    case .quotedPrintable: encoding = survey.quotedPrintable
    default: encoding = survey.shorterEncoding
    }
  }

  /// Chooses quoted-printable, if that is possible.
  init(
    quotedPrintable body: Span<UInt8>, _ recoding: BodyRecoding, boundaries: [[UInt8]], limits: Limits
  ) {
    let survey = BodySurvey(of: body, recoding, .encoded, boundaries: boundaries, limits: limits)
    encoding = survey.quotedPrintable
    hasUndecodableText = survey.hasUndecodableText
  }
}
