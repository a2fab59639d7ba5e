internal import MIME
internal import Octets

/// Shows a person which servers a message went through.
struct TraceView {
  /// How many are shown.
  private static let most = 100

  let style: TerminalStyle
  let columns: Int

  func write(_ hops: [Hop], into output: inout OctetOutput) {
    let count = hops.count == 1 ? "1 hop" : "\(hops.count) hops"
    output.write("\n" + style.paint("Trace", .heading) + "  " + style.paint(count + total(hops), .quiet) + "\n")
    for (index, hop) in hops.prefix(Self.most).enumerated() { write(hop, number: index + 1, into: &output) }
    if hops.count > Self.most {
      output.write("  " + style.paint("… \(hops.count - Self.most) more", .quiet) + "\n")
    }
  }

  /// How long it took from the first server to the last.
  private func total(_ hops: [Hop]) -> String {
    let times = hops.compactMap { $0.received.date?.secondsSinceEpoch }
    guard let first = times.first, let last = times.last, times.count > 1 else { return "" }
    return ", " + Quantity.delay(last - first) + " in all"
  }

  private func write(_ hop: Hop, number: Int, into output: inout OctetOutput) {
    let width = 4
    let delay = hop.delay.map { "  " + Quantity.delay($0) } ?? ""
    let date = hop.received.date?.rfc5322 ?? "(no date)"
    output.write("  " + style.paint(DisplayWidth.padded(String(number), to: width), .number))
    output.write(date + style.paint(delay, (hop.delay ?? 0) < 0 ? .fault : .quiet) + "\n")
    let indent = String(repeating: " ", count: width + 2)
    for line in lines(hop.received) {
      for piece in Paragraph.lines(VisibleText.line(line), columns: columns - width - 2) {
        output.write(indent + piece + "\n")
      }
    }
  }

  private func lines(_ received: Received) -> [String] {
    var details: [String] = []
    if let name = received.protocolName ?? received.via { details.append(name) }
    if received.isEncrypted { details.append("encrypted") }
    if let id = received.id { details.append("id \(id)") }
    if let recipient = received.recipient { details.append("for \(recipient)") }
    let way = [client(received).map { "from \($0)" }, received.by.map { "by \($0)" }].compactMap { $0 }
    return [way.joined(separator: " "), details.joined(separator: ", ")].filter { !$0.isEmpty }
  }

  /// The client by its greeting, and what the server found out about it.
  private func client(_ received: Received) -> String? {
    let found = [received.reverseName, received.address].compactMap { $0 }.filter { $0 != received.helloName }
    let facts = found.isEmpty ? "" : "(\(found.joined(separator: " ")))"
    guard let name = received.helloName else { return facts.isEmpty ? nil : facts }
    return facts.isEmpty ? name : "\(name) \(facts)"
  }
}

/// Writes the servers that a message went through for programs.
enum TraceJSON {
  static func write(_ hops: [Hop], to json: inout JSONWriter) {
    json.key("postel:trace")
    json.objects(of: hops) { json, hop in
      json.member("from", hop.received.from)
      json.member("helo", hop.received.helloName)
      json.member("reverseName", hop.received.reverseName)
      json.member("address", hop.received.address)
      json.member("by", hop.received.by)
      json.member("via", hop.received.via)
      json.member("with", hop.received.protocolName)
      json.member("id", hop.received.id)
      json.member("for", hop.received.recipient)
      json.member("encrypted", hop.received.isEncrypted)
      json.member("date", hop.received.date?.iso8601)
      json.key("delay")
      if let delay = hop.delay { json.value(delay) } else { json.null() }
      json.member("offset", hop.field.range.lowerBound)
    }
  }
}
