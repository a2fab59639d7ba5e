import MIME
import TestSupport

/// Reports and texts: the same however often they are read, blanks in front change nothing, and text is well-formed.
func runReports(_ input: [UInt8]) {
  let limits = Cuts(input).choosesLow ? Limits.low : Limits()
  var defects = DefectLog()
  let delivery = DeliveryReport(lenient: input.span, limits: limits, defects: &defects)
  check(delivery.recipients.count <= limits.fieldsPerSection, "more recipients than fields")
  let disposition = DispositionReport(lenient: input.span, limits: limits, defects: &defects)
  let feedback = FeedbackReport(lenient: input.span, limits: limits, defects: &defects)
  expectInside(defects.defects, input.count, "reports")
  // An empty line in front begins no group.
  let behind = Array("\r\n".utf8) + input
  var moved = DefectLog()
  check(DeliveryReport(lenient: behind.span, limits: limits, defects: &moved) == delivery, "a DSN behind an empty line")
  check(DispositionReport(lenient: behind.span, limits: limits, defects: &moved) == disposition, "an MDN behind one")
  check(FeedbackReport(lenient: behind.span, limits: limits, defects: &moved) == feedback, "feedback behind one")
  expectSame(moved.defects.map(\.code), defects.defects.map(\.code), "defects behind an empty line")
  for other in delivery.others + disposition.others + feedback.others {
    check(!other.name.utf8.contains(ASCII.colon) && !other.value.utf8.contains(ASCII.lf), "a field \(other)")
  }
  checkTexts(input)
}

/// Flowed and enriched text.
private func checkTexts(_ input: [UInt8]) {
  for deletesSpaces in [true, false] {
    let flowed = FlowedText(input.span, deletesSpaces: deletesSpaces)
    for paragraph in flowed.paragraphs {
      check(!paragraph.text.utf8.contains(ASCII.lf), "a line end in a paragraph")
      check(paragraph.quoteDepth <= input.count, "quoted deeper than there are marks")
    }
    check(flowed.string.utf8.count <= 4 * input.count + 2 * flowed.paragraphs.count, "text out of nowhere")
  }
  let text = EnrichedText.string(input.span)
  check(text.utf8.count <= 3 * input.count + 2, "enriched text out of nowhere")
}

/// Fields of relays and of lists: blanks in front change nothing, and what is found has no line end.
func runTrace(_ input: [UInt8]) {
  let limits = Cuts(input).choosesLow ? Limits.low : Limits()
  var defects = DefectLog()
  let received = Received(lenient: input.span, limits: limits, defects: &defects)
  let id = ListID(lenient: input.span, limits: limits, defects: &defects)
  let uris = ListURIs(lenient: input.span, limits: limits, defects: &defects)
  expectInside(defects.defects, input.count, "trace")
  let behind = [ASCII.space] + input
  var moved = DefectLog()
  expectSame(Received(lenient: behind.span, limits: limits, defects: &moved), received, "Received behind a blank")
  expectSame(ListID(lenient: behind.span, limits: limits, defects: &moved), id, "List-Id behind a blank")
  expectSame(ListURIs(lenient: behind.span, limits: limits, defects: &moved), uris, "List-* behind a blank")
  expectSame(moved.defects.map(\.code), defects.defects.map(\.code), "defects behind a blank")
  let words = [
    received.from, received.helloName, received.reverseName, received.address, received.by, received.via,
    received.protocolName, received.id, received.recipient, id?.id,
  ]
  for word in words.compactMap(\.self) + uris.uris {
    check(
      !word.isEmpty && !word.utf8.contains { $0 == ASCII.lf || $0 == ASCII.cr }, "the word \(word.debugDescription)")
  }
}
