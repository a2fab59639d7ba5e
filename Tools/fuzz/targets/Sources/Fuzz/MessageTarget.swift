import MIME

/// A message as a whole: everything that can be asked of it, and the same index however the octets came.
func runMessage(_ input: [UInt8]) {
  let cuts = Cuts(input)
  let limits = cuts.choosesLow ? Limits.low : Limits()
  let message = Message(input, limits: limits)
  expectSame(message.index.count, input.count, "count of octets")
  check(message.octets.equals(input.span), "the octets of the message are not the input")
  let diagnosis = message.diagnose()
  expectInside(diagnosis, input.count, "diagnosis")
  visit(message)
  checkNumbers(message)
  for split in cuts.splits {
    var parser = MessageParser(limits: limits)
    input.forEachCopy(split) { parser.push($0) }
    let pieces = parser.finish()
    check(pieces.octets.equals(input.span), "the octets of the pieces are not the input")
    expectSame(pieces.index.summary, message.index.summary, "index of split \(words(for: split))")
  }
}

/// Asks a message for everything; messages inside it are visited too, not deeper than the limit.
private func visit(_ message: Message) {
  _ = (message.subject, message.date?.iso8601, message.messageID, message.inReplyTo, message.references)
  _ = (message.from, message.sender, message.replyTo, message.to, message.cc, message.bcc)
  let bodies = message.bodies
  for part in bodies.text + bodies.html { _ = part.text()?.utf8 }
  for part in bodies.attachments { _ = part.fileName }
  var waiting = [message.root]
  while let entity = waiting.popLast() {
    visit(entity, of: message)
    waiting += entity.parts
    if entity.kind == .message, let inner = entity.message {
      waiting.append(inner.root)
    } else if let inner = entity.message {
      visit(inner)
    }
  }
}

private func visit(_ entity: Entity, of message: Message) {
  check(entity.headerRange.upperBound == entity.bodyRange.lowerBound, "header and body do not meet")
  check(entity.octets.count == entity.headerRange.count + entity.bodyRange.count, "an entity of other octets")
  for field in entity.fields {
    check(field.range.lowerBound <= field.bodyRange.lowerBound, "a field body before its field")
    check(field.bodyRange.upperBound <= field.range.upperBound, "a field body past its field")
    check(entity.headerRange.lowerBound <= field.range.lowerBound, "a field before its header section")
    check(field.range.upperBound <= entity.headerRange.upperBound, "a field past its header section")
    _ = (field.name, field.text)
  }
  _ = (entity.mediaType, entity.disposition, entity.fileName, entity.contentID, entity.languages, entity.location)
  if let number = entity.number {
    check(PartNumber(validating: number.description) == number, "the number \(number) does not read as itself")
  }
  var defects = DefectLog()
  var octets: [UInt8] = []
  entity.decodeContent(defects: &defects) { octets.append($0) }
  check(octets == entity.content(), "content in runs is another")
  guard let text = entity.text() else { return }
  expectUTF8(text.utf8, "text in \(text.charset.used)")
}

/// A part is found by its number.
private func checkNumbers(_ message: Message) {
  var waiting = [message.root]
  var count = 0
  while let entity = waiting.popLast(), count < 20 {
    count += 1
    if let number = entity.number {
      let found = message.entity(numbered: number)
      check(found?.headerRange == entity.headerRange && found?.bodyRange == entity.bodyRange, "part \(number)")
    }
    waiting += entity.parts
    if entity.kind == .message, let inner = entity.message { waiting.append(inner.root) }
  }
}

extension MessageIndex {
  /// All that the index says, in a form that can be compared.
  fileprivate var summary: [[Int]] {
    var rows = entities.map { record in
      [
        record.headerStart, record.bodyStart, record.end, Int(record.firstField), Int(record.fieldCount),
        Int(record.parent), Int(record.subtreeEnd), Int(record.ordinal), Int(record.childCount),
        Int(record.kind.rawValue),
      ]
    }
    rows += fields.map {
      [$0.offset, Int($0.count), Int($0.bodyStart), Int($0.nameCount), Int($0.name?.rawValue ?? 255)]
    }
    let sorted = defects.defects.sorted { ($0.offset, $0.code.rawValue) < ($1.offset, $1.code.rawValue) }
    return rows + sorted.map { [$0.offset, Int($0.code.rawValue)] } + [[count]]
  }
}
