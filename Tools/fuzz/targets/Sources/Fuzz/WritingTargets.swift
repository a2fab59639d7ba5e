import MIME
import MIMELint
import TestSupport

/// Header fields: what a person may write is written in lines that are not too long, and reads back as the same.
func runFields(_ input: [UInt8]) {
  guard let first = input.first, let text = String(validating: input.dropFirst(), as: UTF8.self) else { return }
  let name = names[Int(first) % names.count]
  guard let field = try? HeaderField(parsing: name, text) else { return }
  for route in [Route.sevenBit, Route(body: .eightBit, takesUTF8Headers: true)] {
    var output: [UInt8] = Array("x".utf8)
    do throws(CompositionError) {
      try field.format(for: route, into: &output)
    } catch {
      check(output == Array("x".utf8), "octets of a field that can't be written: \(visible(output))")
      continue
    }
    let written = Array(output.dropFirst())
    checkField(written, of: field, route)
    readBack(written, field, route)
  }
}

private let names = [
  "Subject", "To", "Cc", "From", "Sender", "Date", "Message-ID", "References", "Content-Type", "Content-Disposition",
  "List-Unsubscribe", "List-ID", "Comments", "X-Other", "Content-ID",
]

private func checkField(_ written: [UInt8], of field: HeaderField, _ route: Route) {
  let message = Message(written + [ASCII.cr, ASCII.lf])
  let fields = Array(message.root.fields)
  expectSame(fields.map(\.name), [field.name], visible(written))
  check(written.suffix(2) == [ASCII.cr, ASCII.lf], "no line end: \(visible(written))")
  for line in written.split(separator: ASCII.lf) {
    check(line.count <= 999 && line.last == ASCII.cr, "a line of \(line.count): \(visible(written))")
    check(!line.dropLast().contains { $0 < 0x20 && $0 != ASCII.tab || $0 == 0x7F }, "a control: \(visible(written))")
    check(line.contains { !$0.isBlank && $0 != ASCII.cr }, "a line of blanks: \(visible(written))")
  }
  if !route.takesUTF8Headers { check(!written.contains { $0 > 127 }, "an 8-bit octet: \(visible(written))") }
}

/// The value that is written reads as the one that was given.
private func readBack(_ written: [UInt8], _ field: HeaderField, _ route: Route) {
  let body = Array(written[(field.name.utf8.count + 1)...])
  var defects = DefectLog()
  let shown = visible(written)
  switch field.value {
  case .unstructured(let text):
    var output: [UInt8] = []
    UnstructuredText.decode(body.span, into: &output, defects: &defects)
    expectSame(String(decoding: output, as: UTF8.self), text, shown)
  case .addresses(let addresses):
    let read = AddressList(lenient: body.span, defects: &defects).addresses
    if route.takesUTF8Headers || !addresses.contains(where: holdsInternationalDomain) {
      expectSame(read, addresses, shown)
    } else {
      // Domains are written as IDNA maps them: what is read is written as the same.
      var again: [UInt8] = []
      do throws(CompositionError) {
        try HeaderField(field.name, .addresses(read)).format(for: route, into: &again)
      } catch {
        fatalError("\(error) in what was written: \(shown)")
      }
      expectSame(visible(again), shown, "written again")
    }
  case .dateTime(let date): expectSame(DateTime(lenient: body.span, defects: &defects), date, shown)
  case .messageIDs(let ids):
    // Those of References and In-Reply-To may follow no grammar; then readers differ about them.
    let read = MessageIDList(lenient: body.span, defects: &defects)
    if defects.isEmpty { expectSame(read.ids, ids, shown) }
  case .mediaType(let type):
    let read = MediaType(lenient: body.span, defects: &defects)
    expectSame(read.essence, type.essence, shown)
    expectSame(values(read.parameters), values(type.parameters), shown)
  case .disposition(let disposition):
    let read = ContentDisposition(lenient: body.span, defects: &defects)
    expectSame(read.kind, disposition.kind, shown)
    expectSame(values(read.parameters), values(disposition.parameters), shown)
  case .uris(let uris): expectSame(ListURIs(lenient: body.span, defects: &defects).uris, uris, shown)
  case .listID(let id): expectSame(ListID(lenient: body.span, defects: &defects), id, shown)
  case .phrases, .token, .structured: break
  }
  expectInside(defects.defects, body.count, shown)
}

private func holdsInternationalDomain(_ address: Address) -> Bool {
  let mailboxes =
    switch address {
    case .mailbox(let mailbox): [mailbox]
    case .group(_, let members): members
    }
  return mailboxes.contains { $0.domain.utf8.contains { $0 > 127 } }
}

/// What parameters say, whatever charset they were written in.
private func values(_ parameters: Parameters) -> [[String]] { parameters.elements.map { [$0.name, $0.value] } }

/// The rewriter: without edits that apply a message stays as it is; an edit gives the same in any split and reads back.
func runRewriter(_ input: [UInt8]) {
  let cuts = Cuts(input)
  let limits = cuts.choosesLow ? Limits.low : Limits()
  let idle = [MessageEdit(.removeFields("X-Nowhere")), MessageEdit(.drop, of: "9.9.9")]
  let untouched = rewrite(input, idle, limits)
  if untouched.error == nil { expectSame(visible(untouched.octets), visible(input), "without edits") }
  let edits = edits(cuts.random)
  let whole = rewrite(input, edits, limits)
  for split in [[]] + cuts.splits {
    let same = rewrite(input, idle, limits, split)
    expectSame(same.error, untouched.error, "without edits, split \(words(for: split))")
    if same.error == nil { check(same.octets == input, "without edits, split \(words(for: split))") }
    let edited = rewrite(input, edits, limits, split)
    expectSame(edited.error, whole.error, "edited, split \(words(for: split))")
    if edited.error == nil { expectSame(visible(edited.octets), visible(whole.octets), "split \(words(for: split))") }
  }
  checkPrepended(input)
}

/// Some edits of parts that many messages have.
private func edits(_ numbers: SeededRandom) -> [MessageEdit] {
  var random = numbers
  let parts: [PartNumber] = ["1", "2", "1.1"]
  var actions: [MessageEdit.Action] = [
    .removeFields("Subject"), .renameFields("To", to: "Cc"), .drop, .recode(.base64), .recode(.quotedPrintable),
  ]
  if let field = try? HeaderField("Subject", .unstructured("a é")) { actions += [.setField(field), .addField(field)] }
  return (0..<1 + random.next() % 3).compactMap { _ in
    let part = random.next() % 2 == 0 ? parts.randomElement(using: &random) : nil
    return actions.randomElement(using: &random).map { action in
      part.map { MessageEdit(action, of: $0) } ?? MessageEdit(action)
    }
  }
}

private struct Rewritten {
  var octets: [UInt8] = []
  var error: CompositionError?
}

private func rewrite(
  _ input: [UInt8], _ edits: [MessageEdit], _ limits: Limits = Limits(), _ split: Split = []
) -> Rewritten {
  var result = Rewritten()
  do throws(CompositionError) {
    var rewriter = try MessageRewriter(edits, limits: limits, boundaries: BoundarySource { "fixed-boundary" })
    var start = 0
    for length in split + [input.count - split.reduce(0, +)] {
      let piece = Array(input[start..<start + length])
      try rewriter.push(piece.span, into: &result.octets)
      start += length
    }
    try rewriter.finish(into: &result.octets)
  } catch {
    result.error = error
  }
  return result
}

/// A field put before all others is the first one, and what follows it is the message as it was.
private func checkPrepended(_ input: [UInt8]) {
  guard let field = try? HeaderField("X-Fuzz", .unstructured("1")) else { fatalError("a field") }
  let before = Message(input)
  guard before.root.fields.first?.range.lowerBound == 0 else { return }
  let result = rewrite(input, [MessageEdit(.prependField(field))])
  guard result.error == nil else { return }
  expectSame(Message(result.octets).root.fields.first?.name, "X-Fuzz", visible(result.octets))
  check(result.octets.suffix(input.count).elementsEqual(input), "the rest is another: \(visible(result.octets))")
}

/// The linter: what it finds lies inside of the message, on the right line, and is the same when asked again.
func runLint(_ input: [UInt8]) {
  let message = Message(input, limits: Cuts(input).choosesLow ? .low : Limits())
  for profile in [Profile.rfc, .submit, .bulk] {
    let linter = Linter(LintSettings(profile: profile))
    let report = linter.lint(message)
    var last = 0
    for found in report.diagnostics {
      check(found.range.upperBound <= input.count && last <= found.range.lowerBound, "\(found.rule.id): \(found.range)")
      let line = 1 + input[..<found.range.lowerBound].count { $0 == ASCII.lf }
      expectSame(found.line, line, "the line of \(found.rule.id) at \(found.range)")
      check(found.column > 0 && !found.message.isEmpty, found.rule.id)
      last = found.range.lowerBound
    }
    let again = linter.lint(message).diagnostics
    expectSame(again.map(\.range), report.diagnostics.map(\.range), "asked again")
  }
}

/// Drafts: what is written has no defect, keeps its limits, and reads back as what was given.
func runCompose(_ input: [UInt8]) {
  guard let first = input.first else { return }
  let octets = Array(input.dropFirst())
  let text = String(decoding: octets, as: UTF8.self)
  var draft = Draft(body: .text(first & 1 == 0 ? text : "a"))
  draft.from = [.mailbox(Mailbox(displayName: nil, address: "a@b.example"))]
  draft.subject = first & 2 == 0 ? nil : text
  let file = Draft.Part.octets(octets).attached(as: first & 4 == 0 ? "a.bin" : text)
  if first & 8 != 0 { draft.body = .multipart("mixed", [draft.body, file]) }
  var options = MessageWriter.Options()
  if first & 16 != 0 { options.route = Route(body: first & 32 == 0 ? .eightBit : .binary, takesUTF8Headers: true) }
  options.date = DateTime(secondsSinceEpoch: 1_700_000_000)
  options.token = "fuzz"
  guard let whole = write(draft, options, atLeast: .max), let pieces = write(draft, options, atLeast: 1) else { return }
  check(whole == pieces, "in pieces it is another message")
  if options.route.body != .binary {
    for line in whole.split(separator: ASCII.lf, omittingEmptySubsequences: false).dropLast() {
      check(line.count <= 999 && line.last == ASCII.cr, "a line of \(line.count): \(visible(whole))")
    }
  }
  if options.route.body == .sevenBit { check(!whole.contains { $0 > 127 }, "an 8-bit octet: \(visible(whole))") }
  let message = Message(whole)
  check(message.defects.isEmpty, "\(message.defects): \(visible(whole))")
  if first & 2 != 0 { expectSame(message.subject.map(unfolded), unfolded(text), visible(whole)) }
  guard first & 8 != 0 else { return }
  expectSame(Array(message.root.parts).count, 2, visible(whole))
  check(Array(message.root.parts)[1].content() == octets, "the file is another: \(visible(whole))")
}

/// Blanks at both ends of unstructured text are lost on the way, as RFC 5322 §2.2.1 has them.
private func unfolded(_ text: String) -> String {
  let octets = Array(text.utf8)
  return String(decoding: octets[octets.span.trimmedRange()], as: UTF8.self)
}

private func write(_ draft: Draft, _ options: MessageWriter.Options, atLeast count: Int) -> [UInt8]? {
  do throws(CompositionError) {
    var writer = try MessageWriter(draft, options: options)
    var output: [UInt8] = []
    while try writer.write(into: &output, atLeast: count) {}
    return output
  } catch {
    return nil
  }
}
