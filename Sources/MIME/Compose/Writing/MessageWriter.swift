internal import Octets

/// Writes a message, a piece at a time. Any way to ask for the pieces gives the same octets.
///
/// ```swift
/// var writer = try MessageWriter(draft)
/// var output: [UInt8] = []
/// while try writer.write(into: &output) {
///   send(output)
///   output.removeAll(keepingCapacity: true)
/// }
/// ```
///
/// What can't be written is an error when the writer is made, before the first octet: it has looked at all content by
/// then, chosen charsets, transfer encodings and boundaries, and formatted all header fields. Only a file that changes or
/// can't be read any more afterwards stops it later. Content from files is never held whole: memory stays at about a
/// megabyte beside the draft, however large they are.
///
/// The output has CRLF for line ends and nothing else, no line of more than 998 octets (unless the route takes binary
/// bodies), and ends with a line end. A text that is all of a message gets a line end where its last line has none; all
/// other content reads back as it was given, line ends of texts being CRLF.
///
/// The pieces may go to a `DotStuffer` of the module SMTP one after the other.
///
/// Source: RFC 5322 §2, RFC 2045, RFC 2046, RFC 2049 §4.
public struct MessageWriter: Sendable {
  /// What a message is written for, and what it gets where the draft says nothing.
  public struct Options: Sendable, Hashable {
    /// What the next hop takes.
    public var route = Route.sevenBit
    /// Whether the Bcc field is written.
    public var keepsBcc = false
    /// The date of a draft that has none; nil for that of the system's clock.
    public var date: DateTime?
    /// What Message-ID, Content-IDs and boundaries are made of; nil for a random one.
    ///
    /// 1 to 32 ASCII letters and digits. With a token and a date a draft always gives the same octets.
    public var token: String?

    /// Creates options: for a route that takes ASCII only, without Bcc.
    public init() {}
  }

  private let segments: [MessagePlan.Segment]
  private var index = 0
  private var stream: ContentStream?

  /// Creates a writer of a message.
  ///
  /// - Throws: ``CompositionError`` where the message can't be written.
  public init(_ draft: Draft, options: Options = Options()) throws(CompositionError) {
    let identifiers = try Identifiers(for: draft, options: options)
    var planner = PartPlanner(route: options.route, identifiers: identifiers)
    let message = try planner.planMessage(
      draft, for: options.route, at: PartPlace(most: options.route.body), keepsBcc: options.keepsBcc)
    guard let prefix = planner.boundaries.prefix else { throw CompositionError(.tokenInvalid) }
    segments = try MessagePlan(message, route: options.route, boundaryPrefix: prefix).segments
  }

  /// Writes the next octets; returns whether it wrote any.
  ///
  /// - Parameters:
  ///   - output: Receives at least `count` octets unless the message ends, and at most some hundred KiB more.
  ///   - count: How many octets are wanted; 0 is taken for 1.
  /// - Throws: ``CompositionError/Code/fileUnreadable`` and ``CompositionError/Code/fileChanged``. What was written so far
  ///   is no message then.
  public mutating func write(into output: inout [UInt8], atLeast count: Int = 64 << 10) throws(CompositionError) -> Bool
  {
    let start = output.count
    let wanted = max(1, count)
    while output.count - start < wanted, index < segments.count {
      switch segments[index] {
      case .octets(let octets):
        output.append(octets.span)
        index += 1
      case .content(let source, let coding):
        var open = stream ?? ContentStream(source, coding)
        stream = nil
        let stride = min(max(wanted, 4 << 10), ContentSource.stride)
        if try open.write(into: &output, atMost: stride) { stream = open } else { index += 1 }
      }
    }
    return output.count > start
  }

  /// The octets of a whole message.
  ///
  /// - Throws: ``CompositionError`` where the message can't be written.
  public static func octets(of draft: Draft, options: Options = Options()) throws(CompositionError) -> [UInt8] {
    var writer = try MessageWriter(draft, options: options)
    var octets: [UInt8] = []
    while try writer.write(into: &octets) {}
    return octets
  }
}
