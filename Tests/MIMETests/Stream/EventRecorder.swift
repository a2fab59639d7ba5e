import MIME
import TestSupport

/// Writes down what a reader reports, with the runs of a body joined, so that two readings can be compared.
struct EventRecorder: MessageSink {
  private(set) var events: [String] = []
  private(set) var defects: [Defect] = []
  private(set) var octets: [UInt8] = []
  /// Whether every event began where the one before it ended.
  private(set) var isSeamless = true
  private var run: (role: OctetRole, offset: Int, text: String)?

  static func read(_ message: [UInt8], limits: Limits = Limits(), pieces: [Int]? = nil) -> EventRecorder {
    var reader = MessageReader(limits: limits)
    var recorder = EventRecorder()
    var start = 0
    for count in pieces ?? [message.count] {
      let end = min(start + count, message.count)
      reader.push(message.span.extracting(start..<end), into: &recorder)
      start = end
    }
    reader.push(message.span.extracting(start...), into: &recorder)
    reader.finish(into: &recorder)
    recorder.endRun()
    return recorder
  }

  /// The defects as `code@offset`, sorted: their order against other events is free.
  var sortedDefects: [String] { defects.sorted { ($0.offset, $0.code.name) < ($1.offset, $1.code.name) }.map(text) }

  private func text(_ defect: Defect) -> String { "\(defect.code.name)@\(defect.offset)" }

  mutating func beginEntity(at offset: Int) { note("begin \(offset)") }

  mutating func field(_ event: FieldEvent, _ octets: Span<UInt8>) {
    let name = String(decodingUTF8: octets.extracting(..<event.nameCount))
    let body = String(decodingUTF8: octets.extracting(event.bodyStart...))
    note("field \(event.offset) \(name) =\(visible(body.utf8)) \(event.name.map { "\($0)" } ?? "-")")
    take(octets, at: event.offset)
  }

  mutating func beginBody(_ kind: EntityKind, at offset: Int) { note("body \(kind) \(offset)") }

  mutating func octets(_ role: OctetRole, _ octets: Span<UInt8>, at offset: Int) {
    if run?.role != role { endRun() }
    let text = (run?.text ?? "") + visible([UInt8](octets))
    run = (role, run?.offset ?? offset, text)
    take(octets, at: offset)
  }

  mutating func endEntity(at offset: Int) { note("end \(offset)") }

  mutating func defect(_ defect: Defect) { defects.append(defect) }

  private mutating func note(_ event: String) {
    endRun()
    events.append(event)
  }

  private mutating func endRun() {
    if let run { events.append("\(run.role) \(run.offset) \(run.text)") }
    run = nil
  }

  private mutating func take(_ span: Span<UInt8>, at offset: Int) {
    if offset != octets.count { isSeamless = false }
    octets.append(span)
  }
}
