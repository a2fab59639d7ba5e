import MIME
import Octets
import SMTP
import TestSupport
import Testing

struct BatchReaderTests {
  /// The events with the octets of each message joined.
  private func read(_ file: [UInt8], _ split: Split = []) -> [BatchReader.Event] {
    var reader = BatchReader()
    var events: [BatchReader.Event] = []
    file.forEachPiece(split) { reader.read($0, into: &events) }
    reader.finish(into: &events)
    var joined: [BatchReader.Event] = []
    for event in events {
      if case .octets(let more) = event, case .octets(let before) = joined.last {
        joined[joined.count - 1] = .octets(before + more)
      } else {
        joined.append(event)
      }
    }
    return joined
  }

  private var envelope: Envelope {
    get throws {
      var envelope = Envelope(
        from: try EnvelopeAddress(validating: "a@b.example"),
        to: [try EnvelopeAddress(validating: "c@d.example"), try EnvelopeAddress(validating: "\"e f\"@d.example")])
      envelope.parameters.body = .eightBit
      envelope.recipients[0].parameters.notify = .never
      return envelope
    }
  }

  @Test func whatIsWrittenIsRead() throws {
    let envelope = try envelope
    var writer = BatchWriter(name: "client.example")
    var file: [UInt8] = []
    for message in ["Subject: a\r\n\r\n.\r\n..b", ""] {
      writer.begin(envelope, into: &file)
      try writer.write(Array(message.utf8).span, into: &file)
      try writer.end(into: &file)
    }
    writer.finish(into: &file)
    #expect(
      visible(file).hasPrefix(
        "EHLO client.example␍␊MAIL FROM:<a@b.example> BODY=8BITMIME␍␊RCPT TO:<c@d.example> NOTIFY=NEVER␍␊"))
    let wanted: [BatchReader.Event] = [
      .begin(envelope), .octets(Array("Subject: a\r\n\r\n.\r\n..b\r\n".utf8)), .end, .begin(envelope), .end,
    ]
    for split in splits(of: file.count) { #expect(read(file, split) == wanted) }
  }

  @Test func faults() {
    let file = Array("EHLO a\r\nRCPT TO:<a@b>\r\nMAIL FROM:<>\r\nRCPT TO:<a@b>\r\nDATA\r\nhalf".utf8)
    for split in splits(of: file.count) {
      let events = read(file, split)
      #expect(events.count == 5)
      guard case .fault(let first) = events.first, case .fault(let last) = events.last else {
        Issue.record("\(events)")
        continue
      }
      #expect(first.code == 503 && events[3] == .discard && last.code == 451)
    }
  }

  @Test func nothingIsReadBehindQUIT() {
    #expect(read(Array("EHLO a\r\nQUIT\r\nEHLO b\r\nnonsense\r\n".utf8)).isEmpty)
  }
}
