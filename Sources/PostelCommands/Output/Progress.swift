/// A line on a terminal that says how far long work is. Nothing is shown in the first second.
struct Progress {
  private static let delay = Duration.seconds(1)
  private static let interval = Duration.milliseconds(100)

  private let total: Int
  private let unit: String
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var next: ContinuousClock.Instant
  private var count = 0
  private var hasLine = false

  init(total: Int, unit: String, isShown: Bool) {
    self.total = total
    self.unit = unit
    self.isShown = isShown && total > 1
    self.next = start + Self.delay
  }

  /// Counts one more, and shows the count where it is time to.
  mutating func advance(_ output: inout OctetOutput) {
    count += 1
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now >= next else { return }
    next = now + Self.interval
    hasLine = true
    output.write("\r\(count) of \(total) \(unit)")
    output.flush()
  }

  /// Wipes the line.
  mutating func finish(_ output: inout OctetOutput) {
    guard hasLine else { return }
    output.write("\r\u{1B}[K")
    output.flush()
  }
}
