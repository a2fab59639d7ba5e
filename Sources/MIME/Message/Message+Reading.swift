extension Message {
  /// Reads a message from a file, which is mapped into memory where it can be.
  ///
  /// - Throws: ``SystemError`` where the file can't be opened or read; never for what is in it.
  public init(contentsOfFile path: String, limits: Limits = Limits()) throws(SystemError) {
    self.init(try OctetStorage(contentsOfFile: path), limits: limits)
  }

  /// Reads only the header section of a message; what follows it is not looked at, however much it is.
  ///
  /// ``root`` has its fields and a body that reaches to the end of the octets; parts and nested messages are not there.
  public init(headerOf octets: OctetStorage, limits: Limits = Limits()) {
    var reader = MessageReader(limits: limits)
    var builder = IndexBuilder(limits: limits)
    var start = 0
    while start < octets.count, !builder.hasBody {
      let end = min(start + 16 << 10, octets.count)
      reader.push(octets.span.extracting(start..<end), into: &builder)
      start = end
    }
    if !builder.hasBody { reader.finish(into: &builder) }
    self.init(
      storage: MessageStorage(
        octets: octets, index: builder.index.header(ofMessageWith: octets.count, limits: limits), limits: limits,
        numberPrefix: PartNumber(), depth: 0),
      rootIndex: 0)
  }

  /// Reads a message from a stream of pieces, such as the chunks of a network connection.
  public init<Pieces: AsyncSequence>(
    collecting pieces: Pieces, limits: Limits = Limits()
  ) async throws(Pieces.Failure) where Pieces.Element == [UInt8] {
    var parser = MessageParser(limits: limits)
    var iterator = pieces.makeAsyncIterator()
    while let piece = try await iterator.next(isolation: #isolation) { parser.push(piece.span) }
    self = parser.finish()
  }
}

/// Builds a message from pieces as they arrive. Any split of the input gives the same message.
///
/// The index grows while the pieces come, so that little is left to do at the end. Keeps the octets; to read a stream
/// without keeping it, give a ``MessageReader`` a sink of your own.
public struct MessageParser: ~Copyable, Sendable {
  private var octets: [UInt8] = []
  private var reader: MessageReader
  private var builder: IndexBuilder
  private let limits: Limits

  /// Creates a parser for one message.
  public init(limits: Limits = Limits()) {
    self.limits = limits
    self.reader = MessageReader(limits: limits)
    self.builder = IndexBuilder(limits: limits)
  }

  /// Takes a piece of the message; it is copied.
  public mutating func push(_ piece: Span<UInt8>) {
    reader.push(piece, into: &builder)
    octets.append(piece)
  }

  /// Ends the message and returns it.
  public consuming func finish() -> Message {
    reader.finish(into: &builder)
    let storage = MessageStorage(
      octets: OctetStorage(octets), index: builder.index, limits: limits, numberPrefix: PartNumber(), depth: 0)
    return Message(storage: storage, rootIndex: 0)
  }
}
