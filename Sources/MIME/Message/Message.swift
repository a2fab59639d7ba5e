/// A message that was read: its octets, and an index of what they hold.
///
/// ```swift
/// let message = try Message(contentsOfFile: "some.eml")
/// print(message.subject ?? "", message.bodies.text.first?.text()?.string ?? "")
/// ```
///
/// A value that shares its storage: copies are cheap and can be used from anywhere. Entities and fields are views on it.
/// Nothing is decoded before it is asked for, and nothing that was decoded is kept.
public struct Message: Sendable {
  let storage: MessageStorage
  /// The index of the entity that is the message: 0, or that of the message inside a message part.
  let rootIndex: Int

  init(storage: MessageStorage, rootIndex: Int) {
    self.storage = storage
    self.rootIndex = rootIndex
  }

  /// Reads a message that is in memory. Never fails: what is wrong with it is among ``defects``.
  ///
  /// - Parameters:
  ///   - octets: Retained, not copied.
  ///   - limits: How much is read in detail.
  public init(_ octets: [UInt8], limits: Limits = Limits()) {
    self.init(OctetStorage(octets), limits: limits)
  }

  /// Reads a message from storage that may be a mapped file.
  public init(_ octets: OctetStorage, limits: Limits = Limits()) {
    self.init(octets, limits: limits, numberPrefix: PartNumber(), depth: 0)
  }

  init(_ octets: OctetStorage, limits: Limits, numberPrefix: PartNumber, depth: Int) {
    var remaining = limits
    remaining.depth = max(0, limits.depth - depth)
    var reader = MessageReader(limits: remaining)
    var builder = IndexBuilder(limits: limits)
    octets.forEachRun(of: 0..<octets.count, atMost: 1 << 20) { run in reader.push(run, into: &builder) }
    reader.finish(into: &builder)
    self.init(
      storage: MessageStorage(
        octets: octets, index: builder.index, limits: limits, numberPrefix: numberPrefix, depth: depth),
      rootIndex: 0)
  }

  /// How much of it was read in detail.
  package var limits: Limits { storage.limits }

  /// The message as an entity: its header fields and its body.
  public var root: Entity { Entity(storage: storage, index: rootIndex) }

  /// The octets of the message, header section and body.
  public var octets: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let storage = storage
      let span = storage.span
      // SAFETY: the storage is immutable and retained by `self`.
      return unsafe _overrideLifetime(span.extracting(range), borrowing: self)
    }
  }

  /// Hands over octets of the input in runs, so that those of a file of any size can be passed in little memory.
  ///
  /// - Parameters:
  ///   - range: Where they are, in octets from the start of the input.
  ///   - receive: Is called with each run, borrowed for the call; never with an empty one.
  public func forEachRun<Failure: Error>(
    of range: Range<Int>, _ receive: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    try storage.octets.forEachRun(of: range, receive)
  }

  /// Where the message lies in the input that was read, in octets.
  public var range: Range<Int> {
    let record = storage.index.entities[rootIndex]
    return record.headerStart..<record.end
  }

  /// What the reader found wrong with the structure, in the whole input. ``diagnose()`` looks at fields and bodies too.
  public var defects: [Defect] { storage.index.defects.defects }

  /// The index, for those who walk messages by the million.
  public var index: MessageIndex { storage.index }
}

/// What all views of one message share.
final class MessageStorage: Sendable {
  let octets: OctetStorage
  let index: MessageIndex
  let limits: Limits
  /// The number of the part that this message was found in under a transfer encoding; empty for a message of its own.
  let numberPrefix: PartNumber
  /// How many levels lie above it, where it was found in another message.
  let depth: Int

  init(octets: OctetStorage, index: MessageIndex, limits: Limits, numberPrefix: PartNumber, depth: Int) {
    self.octets = octets
    self.index = index
    self.limits = limits
    self.numberPrefix = numberPrefix
    self.depth = depth
  }

  /// The octets of the whole input.
  var span: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let octets = octets
      let span = octets.span
      // SAFETY: the octets are immutable and retained by `self`.
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }
}
