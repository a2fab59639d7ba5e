internal import Octets

/// How much a server may say.
public struct ReplyLimits: Sendable, Hashable, BitwiseCopyable {
  // QUIRK: RFC 5321 §4.5.3.1.5 allows 512; servers with long explanations exceed it.
  /// Octets in a line, its line end included.
  public var lineOctets = 4_096
  /// Lines of one reply. A reply to EHLO has about twenty.
  public var lines = 256

  /// Creates the default limits.
  public init() {}
}

/// Reads replies. Any split of the input gives the same replies.
///
/// ```swift
/// reader.append(received.span)
/// while case .reply(let reply) = reader.next() { … }
/// ```
///
/// Source: RFC 5321 §4.2.
public struct ReplyReader: Sendable {
  /// What the next octets are.
  public enum Result: Sendable, Hashable {
    /// A whole reply.
    case reply(Reply)
    /// The reply goes on.
    case incomplete
    /// No reply of SMTP, or one beyond the limits. Nothing more can be read.
    case malformed
  }

  private enum State {
    case reading
    case failed
  }

  private var state = State.reading
  private var octets: [UInt8] = []
  private var start = 0
  /// Where the search for a line end goes on.
  private var searched = 0
  private var code: Int?
  private var enhancedCode: EnhancedCode?
  private var lines: [String] = []
  private let limits: ReplyLimits

  /// Creates a reader in front of a reply's first octet.
  public init(limits: ReplyLimits = ReplyLimits()) {
    self.limits = limits
  }

  /// How many octets wait that belong to no complete reply.
  public var bufferedCount: Int { octets.count - start }
  /// Whether nothing of a reply that isn't complete was read.
  public var isBetweenReplies: Bool { bufferedCount == 0 && lines.isEmpty }

  /// Takes octets from the wire.
  public mutating func append(_ input: Span<UInt8>) {
    if start > 0 {
      octets.removeFirst(start)
      searched -= start
      start = 0
    }
    octets.append(input)
  }

  /// Forgets what was not read yet.
  public mutating func removeAll() {
    self = ReplyReader(limits: limits)
  }

  /// Reads the next reply.
  public mutating func next() -> Result {
    while state == .reading {
      guard let lf = octets.span.firstIndex(of: ASCII.lf, from: searched) else {
        searched = octets.count
        if octets.count - start > limits.lineOctets { break }
        return .incomplete
      }
      let line = start..<lf
      start = lf + 1
      searched = start
      guard line.count < limits.lineOctets, lines.count < limits.lines else { break }
      guard let isLast = takeLine(line) else { break }
      if isLast { return .reply(takeReply()) }
    }
    state = .failed
    return .malformed
  }

  private mutating func takeReply() -> Reply {
    let reply = Reply(received: code ?? 500, enhancedCode, lines)
    code = nil
    enhancedCode = nil
    lines = []
    return reply
  }

  /// Takes a line; says whether it is the reply's last, or nil where it is none of a reply.
  private mutating func takeLine(_ range: Range<Int>) -> Bool? {
    let octets = octets
    var line = octets.span.extracting(range)
    // QUIRK: some servers end lines with LF alone; a client has nothing to lose by reading them.
    if line.count > 0, line[line.count - 1] == ASCII.cr { line = line.extracting(..<(line.count - 1)) }
    guard line.count >= 3, let code = line.extracting(..<3).decimalValue(), 200...599 ~= code else { return nil }
    guard self.code == nil || self.code == code else { return nil }
    let separator = line.count > 3 ? line[3] : ASCII.space
    guard separator == ASCII.space || separator == ASCII.hyphen else { return nil }
    var text = line.count > 4 ? line.extracting(4...) : line.extracting(..<0)
    let end = text.firstIndex(of: ASCII.space) ?? text.count
    if let enhanced = EnhancedCode(text.extracting(..<end)), enhanced.statusClass == code / 100 {
      if self.code == nil { enhancedCode = enhanced }
      if enhanced == enhancedCode { text = text.extracting(min(end + 1, text.count)...) }
    }
    self.code = code
    lines.append(String(decodingUTF8: text))
    return separator == ASCII.space
  }
}
