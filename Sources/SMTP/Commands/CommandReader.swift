internal import Octets

/// How long the lines of commands may be.
public struct CommandLimits: Sendable, Hashable, BitwiseCopyable {
  /// Octets in a command, CRLF included: 512 (RFC 5321 §4.5.3.1.4) and what extensions add, 26 for SIZE, 17 for BODY, 10
  /// for SMTPUTF8, 607 for notifications, 500 for AUTH, and what longer addresses need.
  public var commandOctets = 2_048
  /// Octets in a line of an AUTH exchange (RFC 4954 §4).
  public var exchangeOctets = 12_288
  /// Octets of a line that are read to its end before the connection is given up.
  public var drainedOctets = 1 << 20

  /// Creates the default limits.
  public init() {}
}

/// Reads the lines of a client. Any split of the input gives the same lines.
///
/// A line ends with CRLF and with nothing else: what holds a CR or an LF alone is one line, which no command may be. That is
/// what keeps commands apart from what others took for the inside of a message.
struct CommandReader: Sendable {
  /// What the next octets are.
  enum Result: Sendable, Hashable {
    /// A line without its CRLF.
    case line([UInt8])
    /// A line that was longer than the limit; its octets are gone.
    case tooLong
    /// The line goes on.
    case incomplete
    /// A line that is so long that nobody waits for its end.
    case hopeless
  }

  private(set) var octets: [UInt8] = []
  private var start = 0
  private var searched = 0
  /// The octets dropped of a line beyond its limit.
  private var dropped = 0

  /// How many octets wait.
  var count: Int { octets.count - start }

  /// Takes octets from the wire.
  mutating func append(_ input: Span<UInt8>) {
    if start > 0 {
      octets.removeFirst(start)
      searched -= start
      start = 0
    }
    octets.append(input)
  }

  /// Forgets all octets, as STARTTLS demands.
  mutating func removeAll() { self = CommandReader() }

  /// Calls a function with the octets that wait, and drops as many as it says that it took.
  mutating func take(_ body: (Span<UInt8>) -> Int) {
    start += body(octets.span.extracting(start...))
    searched = max(searched, start)
  }

  /// Reads the next line.
  mutating func next(atMost limit: Int, limits: CommandLimits) -> Result {
    while let lf = octets.span.firstIndex(of: ASCII.lf, from: searched) {
      searched = lf + 1
      guard lf > start, octets[lf - 1] == ASCII.cr else { continue }
      let line = start..<(lf - 1)
      start = searched
      let wasTooLong = dropped + line.count + 2 > limit
      dropped = 0
      return wasTooLong ? .tooLong : .line(Array(octets.span.extracting(line)))
    }
    searched = octets.count
    if count > limit {
      // The last octet may be the CR of the line end.
      let surplus = count - 1
      dropped += surplus
      start += surplus
    }
    return dropped > limits.drainedOctets ? .hopeless : .incomplete
  }
}
