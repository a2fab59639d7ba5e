internal import Octets

/// Takes a message out of the octets that follow the reply to DATA. Any split of the input gives the same result.
///
/// The data ends at CRLF, dot, CRLF, or at dot, CRLF where nothing comes before it, and nowhere else: no bare LF, no
/// bare CR and no NUL begins or ends a line here. The first dot of a line is dropped.
///
/// CR, CRLF, dot, CRLF does hold CRLF, dot, CRLF: the data ends there, as it does for the receivers that were compared.
/// Reading on would only wait for octets that an honest sender, who waits for the reply, never sends. Nothing can be
/// smuggled behind it: the report tells of the bare CR, so that ``ServerSession`` takes neither the message nor any
/// command that follows; it answers 554 and closes.
///
/// ```swift
/// let count = unstuffer.unstuff(received.span, into: &message)
/// if unstuffer.isAtEnd { /* received[count...] are commands; unstuffer.report says how the message was */ }
/// ```
///
/// Source: RFC 5321 §4.5.2.
public struct DotUnstuffer: Sendable {
  private enum State {
    /// Octets of the message.
    case text
    /// A dot that begins a line.
    case dot
    /// A dot that begins a line, and a CR.
    case dotCR
    /// The end of data was read.
    case ended
  }

  private var state = State.text
  private var scan: DotScan
  private let bareLineEnds: BareLineEnds
  /// The octets taken in earlier calls.
  private var offset = 0
  /// How the message was so far.
  private var counted: TransferReport

  /// Creates an unstuffer in front of the first octet after the reply to DATA.
  ///
  /// - Parameters:
  ///   - bareLineEnds: With `normalize` bare line ends become CRLF in the message. With `reject` and `pass` they stay;
  ///     whether ``report`` refuses them is the difference.
  ///   - limits: What a message may have.
  public init(bareLineEnds: BareLineEnds = .reject, limits: TransferLimits = TransferLimits()) {
    self.bareLineEnds = bareLineEnds
    self.scan = DotScan()
    self.scan.followsCRLF = true
    self.counted = TransferReport(bareLineEnds: bareLineEnds, limits: limits)
  }

  /// Whether the end of data was read.
  public var isAtEnd: Bool {
    if case .ended = state { true } else { false }
  }

  /// How the message was so far; complete once ``isAtEnd``.
  public var report: TransferReport {
    var report = counted
    report.saw = scan.saw
    report.longestLine = Int(max(scan.longestLine, scan.column))
    return report
  }

  /// Takes the next octets, up to the end of data.
  ///
  /// - Parameters:
  ///   - input: Octets from the wire.
  ///   - output: Receives octets of the message. Those beyond the limit on its size are counted and dropped.
  /// - Returns: How many octets were consumed: all, or those up to and including the end of data.
  public mutating func unstuff(_ input: Span<UInt8>, into output: inout [UInt8]) -> Int {
    var index = 0
    while index < input.count {
      switch state {
      case .text: takeText(input, &index, into: &output)
      case .dot: takeAfterDot(input, &index)
      case .dotCR: takeAfterDotCR(input, &index, into: &output)
      case .ended: return index
      }
    }
    offset += index
    return index
  }

  private mutating func takeText(_ input: Span<UInt8>, _ index: inout Int, into output: inout [UInt8]) {
    let rest = input.extracting(index...)
    let stopping = bareLineEnds == .normalize || counted.firstFault == nil
    let stop = rest.scanDots(&scan, stoppingAtFaults: stopping)
    emit(rest.extracting(..<stop), into: &output)
    index += stop
    guard index < input.count else { return }
    if input[index] == ASCII.dot, scan.followsCRLF {
      scan.followsCRLF = false
      state = .dot
      index += 1
    } else {
      takeFault(input, &index, into: &output)
    }
  }

  /// Handles the octet at which a bare line end shows, or NUL, and moves past what was scanned of it.
  private mutating func takeFault(_ input: Span<UInt8>, _ index: inout Int, into output: inout [UInt8]) {
    let octet = input[index]
    let isBareCR = scan.followsCR && octet != ASCII.lf
    if counted.firstFault == nil { counted.firstFault = offset + index - (isBareCR ? 1 : 0) }
    if isBareCR {
      scan.saw.formUnion(.bareCR)
      scan.followsCR = false
      if bareLineEnds == .normalize { emit(ASCII.lf, into: &output) }
      return
    }
    if octet == ASCII.lf, bareLineEnds == .normalize { emit(ASCII.cr, into: &output) }
    // This octet alone is scanned without stopping.
    let one = input.extracting(index..<(index + 1))
    _ = one.scanDots(&scan, stoppingAtFaults: false)
    emit(one, into: &output)
    index += 1
  }

  private mutating func takeAfterDot(_ input: Span<UInt8>, _ index: inout Int) {
    if input[index] == ASCII.cr {
      state = .dotCR
      index += 1
    } else {
      state = .text
    }
  }

  private mutating func takeAfterDotCR(_ input: Span<UInt8>, _ index: inout Int, into output: inout [UInt8]) {
    if input[index] == ASCII.lf {
      state = .ended
      index += 1
    } else {
      emit(ASCII.cr, into: &output)
      scan.column += 1
      scan.followsCR = true
      state = .text
    }
  }

  private mutating func emit(_ run: Span<UInt8>, into output: inout [UInt8]) {
    let room = max(0, counted.limits.messageOctets - counted.octetCount)
    counted.octetCount += run.count
    output.append(run.count <= room ? run : run.extracting(first: room))
  }

  private mutating func emit(_ octet: UInt8, into output: inout [UInt8]) {
    if counted.octetCount < counted.limits.messageOctets { output.append(octet) }
    counted.octetCount += 1
  }
}
