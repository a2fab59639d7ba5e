internal import Octets

/// Reads a message from pieces of any size and reports what it holds to a sink. Any split of the input gives the same
/// events, but for the places where a body is cut into runs.
///
/// ```swift
/// var reader = MessageReader()
/// reader.push(chunk.span, into: &sink)  // as often as there is input
/// reader.finish(into: &sink)
/// ```
///
/// Never fails: what is wrong with the message is reported as a ``Defect``, and every octet is part of an event. Keeps
/// at most one unfinished header field or delimiter line, however large the message is.
///
/// Lines end with CRLF or LF. Delimiters of all open multiparts are looked for everywhere, also where a header section
/// is cut short, so that a missing close delimiter ends the inner parts (RFC 2046 §5.1.2).
///
/// Source: RFC 5322 §2, RFC 2045, RFC 2046.
public struct MessageReader: Sendable {
  /// What the next octet belongs to.
  enum Region: Sendable {
    /// A header section. `isEmpty` until something of it was read.
    case header(isEmpty: Bool)
    /// The rest of a header field that is longer than the limit.
    case oversizedField
    /// A part that begins with the next octet, if there is one.
    case partStart
    /// A body, preamble or epilogue. At the start of a line a delimiter may stand without a line end before it.
    case body(OctetRole, atLineStart: Bool)
  }

  let limits: Limits
  var region = Region.header(isEmpty: true)
  var stack = BoundaryStack()
  var header = HeaderSection()
  var lines = LineWatch()
  var entityCount = 0
  /// The absolute offset of the first octet not yet reported.
  var offset = 0
  /// Octets of a construct that is not complete yet.
  private var carry: [UInt8] = []
  var splits: [FieldSplit] = []

  /// Creates a reader for one message.
  public init(limits: Limits = Limits()) {
    self.limits = limits
  }

  /// Starts over for another message; the memory is kept.
  mutating func removeAll() {
    region = .header(isEmpty: true)
    stack.removeAll()
    lines = LineWatch()
    entityCount = 0
    offset = 0
    carry.removeAll(keepingCapacity: true)
  }

  /// Reads a piece of the message.
  public mutating func push<Sink: MessageSink & ~Copyable>(_ chunk: Span<UInt8>, into sink: inout Sink) {
    if stack.frames.isEmpty { beginEntity(at: 0, into: &sink) }
    var rest = chunk
    while !carry.isEmpty, !rest.isEmpty {
      rest = rest.extracting(readCarry(toppedUpFrom: rest, into: &sink)...)
    }
    guard !rest.isEmpty else { return }
    let used = scan(rest, isFinal: false, into: &sink)
    carry.append(rest.extracting(used...))
  }

  /// Ends the message: what is unfinished is reported as it stands, and every open entity ends.
  ///
  /// The reader is not to be used again afterwards.
  public mutating func finish<Sink: MessageSink & ~Copyable>(into sink: inout Sink) {
    if stack.frames.isEmpty { beginEntity(at: 0, into: &sink) }
    var last: [UInt8] = []
    swap(&last, &carry)
    let used = scan(last.span, isFinal: true, into: &sink)
    precondition(used == last.count, "an octet was left over")
    last.removeAll(keepingCapacity: true)
    swap(&last, &carry)
    endHeaderAtEnd(into: &sink)
    lines.endLine(at: offset, hasCR: false, into: &sink)
    while !stack.frames.isEmpty { endEntity(at: offset, into: &sink) }
  }

  /// Adds octets to what was kept until it may be complete, and reads it; returns how many of the octets are done with.
  private mutating func readCarry<Sink: MessageSink & ~Copyable>(
    toppedUpFrom rest: Span<UInt8>, into sink: inout Sink
  ) -> Int {
    let kept = carry.count
    let added = topUpCount(from: rest)
    carry.append(rest.extracting(..<added.count))
    guard added.mayBeComplete else { return added.count }
    let octets = carry
    carry = []
    let used = scan(octets.span, isFinal: false, into: &sink)
    if used >= kept { return used - kept }
    carry.append(octets.span.extracting(used...))
    return added.count
  }

  /// How many octets to add to those kept before it is worth to read them again.
  private func topUpCount(from rest: Span<UInt8>) -> (count: Int, mayBeComplete: Bool) {
    if case .header(isEmpty: _) = region, carry.count <= limits.fieldOctets {
      if carry.last == ASCII.lf, !rest[0].isBlank { return (1, true) }
      if let end = rest.fieldEnd() { return (end + 1, true) }
      return (rest.count, carry.count + rest.count > limits.fieldOctets)
    }
    guard let end = rest.firstIndex(of: ASCII.lf) else {
      return (rest.count, carry.count + rest.count > limits.delimiterLineOctets || carry.last == ASCII.cr)
    }
    return (min(end + 3, rest.count), true)  // the line end, and `--` behind it
  }

  /// Reads as far as what is there allows; returns how many octets are done with.
  private mutating func scan<Sink: MessageSink & ~Copyable>(
    _ octets: Span<UInt8>, isFinal: Bool, into sink: inout Sink
  ) -> Int {
    var input = ReaderInput(octets, base: offset, isFinal: isFinal)
    var isBlocked = false  // more input is needed
    while !isBlocked, !input.isAtEnd {
      switch region {
      case .header: isBlocked = !readHeader(&input, into: &sink)
      case .oversizedField: isBlocked = !readOversizedField(&input, into: &sink)
      case .partStart: beginEntity(at: input.base + input.index, into: &sink)
      case .body(let role, let atLineStart):
        isBlocked = !readBody(role, atLineStart: atLineStart, &input, into: &sink)
      }
      offset = input.base + input.index
    }
    return input.index
  }
}

/// The octets that a reader has at hand, and how far it is in them.
struct ReaderInput: ~Escapable {
  let octets: Span<UInt8>
  /// The absolute offset of the first of them.
  let base: Int
  /// Whether nothing follows them.
  let isFinal: Bool
  /// The index of the first octet not yet reported.
  var index = 0

  @_lifetime(copy octets)
  init(_ octets: Span<UInt8>, base: Int, isFinal: Bool) {
    self.octets = octets
    self.base = base
    self.isFinal = isFinal
  }

  var isAtEnd: Bool { index == octets.count }

  /// The octets between the first not yet reported and an index, which is the first not yet reported from now on.
  @_lifetime(self: copy self)
  @_lifetime(copy self)
  mutating func take(upTo end: Int) -> Span<UInt8> {
    defer { index = end }
    return octets.extracting(index..<end)
  }
}
