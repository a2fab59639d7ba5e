internal import Octets

/// Where the command writes to: a descriptor, by large writes, or memory, for those who look at the octets.
///
/// Once a write fails, what follows is dropped: a reader that went away ends the command quietly.
struct OctetOutput {
  /// How many octets gather before they are written.
  private static let runCount = 64 << 10

  private let descriptor: Int32?
  /// What was not written yet; in memory all of it.
  private(set) var octets: [UInt8] = []
  /// Why the first write failed.
  private(set) var failure: SystemError?
  /// Whether a person sees it, so that no control octet may reach it.
  let isTerminal: Bool

  /// Creates an output to a descriptor.
  init(descriptor: Int32) {
    self.descriptor = descriptor
    self.isTerminal = System.isTerminal(descriptor)
  }

  /// Creates an output to memory.
  init(inMemoryAsTerminal isTerminal: Bool = false) {
    self.descriptor = nil
    self.isTerminal = isTerminal
  }

  mutating func write(_ run: Span<UInt8>) {
    guard failure == nil else { return }
    if let descriptor, run.count >= Self.runCount {
      flush()
      send(run, to: descriptor)
    } else {
      octets.append(run)
      if octets.count >= Self.runCount { flush() }
    }
  }

  mutating func write(_ text: String) {
    guard failure == nil else { return }
    octets.append(contentsOf: text.utf8)
  }

  /// Writes octets of a message as they are; to a terminal in visible form.
  mutating func writeContent(_ run: Span<UInt8>) {
    guard isTerminal else { return write(run) }
    var visible = VisibleText(.lines)
    write(run, &visible)
    finish(&visible)
  }

  /// Writes the next octets of what comes in runs, to a terminal in visible form.
  mutating func write(_ run: Span<UInt8>, _ visible: inout VisibleText) {
    guard isTerminal else { return write(run) }
    var shown: [UInt8] = []
    visible.write(run, into: &shown)
    write(shown.span)
  }

  /// Writes what was held back of octets that came in runs.
  mutating func finish(_ visible: inout VisibleText) {
    guard isTerminal else { return }
    var shown: [UInt8] = []
    visible.finish(into: &shown)
    write(shown.span)
  }

  /// Writes what has gathered.
  mutating func flush() {
    guard let descriptor else { return }
    var gathered: [UInt8] = []
    swap(&gathered, &octets)
    send(gathered.span, to: descriptor)
    gathered.removeAll(keepingCapacity: true)
    swap(&gathered, &octets)
  }

  private mutating func send(_ run: Span<UInt8>, to descriptor: Int32) {
    guard failure == nil else { return }
    do throws(SystemError) {
      try System.write(run, to: descriptor)
    } catch {
      failure = error
    }
  }
}
