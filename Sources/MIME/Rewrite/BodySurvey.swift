internal import MIMECodecs
internal import Octets

/// What the content of a leaf is like, so that a transfer encoding can be chosen for it.
struct BodySurvey: ~Copyable {
  /// How many octets there are.
  private(set) var count = 0
  /// How many octets they have in quoted-printable.
  private(set) var quotedPrintableCount = 0
  private var scan = BodyScan()
  private var holdsCR = false
  private var encoder: QuotedPrintableEncoder
  private var encoded: [UInt8] = []
  private var plainWatch: DelimiterWatch
  private var encodedWatch: DelimiterWatch
  /// Whether the charset had no character for some octets.
  private(set) var hasUndecodableText = false

  private init(hasLines: Bool, boundaries: [[UInt8]]) {
    encoder = QuotedPrintableEncoder(mode: hasLines ? .text : .binary)
    plainWatch = DelimiterWatch(boundaries)
    encodedWatch = DelimiterWatch(boundaries)
  }

  /// Looks at what a body is once it is decoded, in its new charset, with CRLF between its lines.
  init(of body: Span<UInt8>, _ recoding: BodyRecoding, boundaries: [[UInt8]], limits: Limits) {
    self.init(hasLines: recoding.hasLines, boundaries: boundaries)
    var decoding = recoding
    decoding.target = .binary
    var recoder = BodyRecoder(decoding, lineEnds: .crlf, isPart: false, limits: limits)
    var content: [UInt8] = []
    var rest = body
    while !rest.isEmpty {
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

  /// What it consists of; lines that look like delimiters can't stand as they are whatever the route.
  var domain: DataDomain {
    if !scan.saw.isDisjoint(with: [.nul, .bareCR, .bareLF, .longLine]) || scan.column > 998 { return .binary }
    return scan.saw.contains(.eightBit) ? .eightBit : .sevenBit
  }

  /// The transfer encoding that fits a domain: none where that does, else the shorter one.
  func encoding(within limit: DataDomain) -> TransferEncoding {
    if domain <= limit, !plainWatch.hasFound {
      return switch domain {
      case .sevenBit: .sevenBit
      case .eightBit: .eightBit
      case .binary: .binary
      }
    }
    let base64Count =
      (count + 2) / 3 * 4 + (count / 57 + 1) * 2  // 76 characters in a line (RFC 2045 §6.8)
    return quotedPrintableCount <= base64Count ? quotedPrintable : .base64
  }

  /// Quoted-printable, or base64 where a line of it would be taken for a delimiter.
  var quotedPrintable: TransferEncoding { encodedWatch.hasFound ? .base64 : .quotedPrintable }

  private mutating func look(at run: Span<UInt8>) {
    guard !run.isEmpty else { return }
    count += run.count
    plainWatch.look(at: run)
    encoder.encode(run, into: &encoded)
    noteEncoded()
    let wasHeld = holdsCR
    holdsCR = run[run.count - 1] == ASCII.cr
    let decided = run.extracting(droppingLast: holdsCR ? 1 : 0)
    guard wasHeld else {
      _ = decided.scanBody(&scan, stoppingAtDelimiters: false)
      return
    }
    var joined: [UInt8] = [ASCII.cr]
    joined.append(decided)
    _ = joined.span.scanBody(&scan, stoppingAtDelimiters: false)
  }

  private mutating func finish() {
    encoder.finish(into: &encoded)
    noteEncoded()
    let last: [UInt8] = holdsCR ? [ASCII.cr] : []
    _ = last.span.scanBody(&scan, stoppingAtDelimiters: false)
  }

  private mutating func noteEncoded() {
    var run: [UInt8] = []
    swap(&run, &encoded)
    quotedPrintableCount += run.count
    encodedWatch.look(at: run.span)
    run.removeAll(keepingCapacity: true)
    swap(&run, &encoded)
  }
}

extension Span<UInt8> {
  /// What octets of a message consist of; its line ends may be LF.
  var dataDomain: DataDomain {
    var scan = BodyScan()
    _ = scanBody(&scan, stoppingAtDelimiters: false)
    if !scan.saw.isDisjoint(with: [.nul, .bareCR, .longLine]) || scan.column > 998 { return .binary }
    return scan.saw.contains(.eightBit) ? .eightBit : .sevenBit
  }
}
