import MIME
import TestSupport

/// Address lists: an address that follows the grammar reads as itself, and blanks before a list change nothing.
func runAddresses(_ input: [UInt8]) {
  let limits = Cuts(input).choosesLow ? Limits.low : Limits()
  var defects = DefectLog()
  let list = AddressList(lenient: input.span, limits: limits, defects: &defects)
  expectInside(defects.defects, input.count, "addresses")
  check(list.mailboxes.count <= limits.addressesPerField, "more addresses than the limit")
  for mailbox in list.mailboxes {
    check(!mailbox.address.utf8.contains { $0 == ASCII.cr || $0 == ASCII.lf }, "a line end in an address")
    check(!mailbox.address.isEmpty || mailbox.displayName != nil, "an empty mailbox")
    let joined = mailbox.domain.isEmpty ? mailbox.localPart : "\(mailbox.localPart)@\(mailbox.domain)"
    check(joined == mailbox.address || joined + "@" == mailbox.address, "parts of \(mailbox.address): \(joined)")
  }
  var moved = DefectLog()
  let behindBlank = AddressList(lenient: ([ASCII.space] + input).span, limits: limits, defects: &moved)
  expectSame(behindBlank, list, "addresses behind a blank")
  expectSame(moved.defects.map(\.code), defects.defects.map(\.code), "defects behind a blank")
  guard let valid = try? AddressList(validating: input.span) else { return }
  for mailbox in valid.mailboxes {
    let again = try? Mailbox(validating: Array(mailbox.address.utf8).span)
    expectSame(again, Mailbox(displayName: nil, address: mailbox.address), "the address alone")
  }
}

/// Media types, dispositions and their parameters: blanks before them change nothing, and no name occurs twice.
func runParameters(_ input: [UInt8]) {
  let limits = Cuts(input).choosesLow ? Limits.low : Limits()
  let behind = [ASCII.space] + input
  var defects = DefectLog()
  var moved = DefectLog()
  let type = MediaType(lenient: input.span, limits: limits, defects: &defects)
  expectSame(MediaType(lenient: behind.span, limits: limits, defects: &moved), type, "a media type behind a blank")
  expectSame(moved.defects.map(\.code), defects.defects.map(\.code), "its defects")
  checkParameters(type.parameters, limits)
  expectInside(defects.defects, input.count, "media type")
  defects.removeAll()
  moved.removeAll()
  let disposition = ContentDisposition(lenient: input.span, limits: limits, defects: &defects)
  let movedDisposition = ContentDisposition(lenient: behind.span, limits: limits, defects: &moved)
  expectSame(movedDisposition, disposition, "a disposition behind a blank")
  expectSame(moved.defects.map(\.code), defects.defects.map(\.code), "its defects")
  checkParameters(disposition.parameters, limits)
  expectInside(defects.defects, input.count, "disposition")
  _ = ContentDisposition.fileName(of: disposition, else: type)
  let text = String(decoding: input, as: UTF8.self)
  if let valid = try? MediaType(validating: text) {
    var ignored = DefectLog()
    expectSame(MediaType(lenient: Array(text.utf8).span, defects: &ignored), valid, "a valid media type read leniently")
  }
}

private func checkParameters(_ parameters: Parameters, _ limits: Limits) {
  check(parameters.elements.count <= limits.parameters, "more parameters than the limit")
  check(Set(parameters.elements.map(\.name)).count == parameters.elements.count, "two parameters of one name")
  for parameter in parameters.elements {
    expectSame(parameters[parameter.name], parameter.value, "the parameter \(parameter.name)")
  }
}

/// Dates: what is written reads as the same date.
func runDates(_ input: [UInt8]) {
  var defects = DefectLog()
  let date = DateTime(lenient: input.span, defects: &defects)
  expectInside(defects.defects, input.count, "date")
  guard let date else { return check(!defects.isEmpty, "no date, and no defect") }
  defects.removeAll()
  let written = DateTime(lenient: Array(date.rfc5322.utf8).span, defects: &defects)
  expectSame(written, date, date.rfc5322)
  check(defects.isEmpty || date.year < 1900, "\(date.rfc5322): \(defects.defects)")
  let iso = DateTime(lenient: Array(date.iso8601.utf8).span, defects: &defects)
  let isInRange = DateTime(secondsSinceEpoch: date.secondsSinceEpoch) != nil
  if isInRange { expectSame(iso?.secondsSinceEpoch, date.secondsSinceEpoch, "\(date.iso8601) of \(date.rfc5322)") }
  let seconds = DateTime(secondsSinceEpoch: date.secondsSinceEpoch, zoneOffsetMinutes: date.zoneOffsetMinutes)
  expectSame(seconds?.rfc5322.dropLast(6), date.rfc5322.dropLast(6)[...], "seconds of \(date.rfc5322)")
}

/// Message identifiers: those that follow the grammar read as themselves.
func runMessageIDs(_ input: [UInt8]) {
  let limits = Cuts(input).choosesLow ? Limits.low : Limits()
  var defects = DefectLog()
  let list = MessageIDList(lenient: input.span, limits: limits, defects: &defects)
  expectInside(defects.defects, input.count, "identifiers")
  check(list.ids.count <= limits.messageIDsPerField, "more identifiers than the limit")
  for id in list.ids {
    check(!id.text.utf8.contains { $0 == ASCII.cr || $0 == ASCII.lf }, "a line end in an identifier")
  }
  var moved = DefectLog()
  expectSame(
    MessageIDList(lenient: ([ASCII.space] + input).span, limits: limits, defects: &moved), list,
    "identifiers behind a blank")
  guard let valid = try? MessageIDList(validating: input.span) else { return }
  let joined = valid.ids.map { "<\($0.text)>" }.joined(separator: " ")
  expectSame(try? MessageIDList(validating: Array(joined.utf8).span), valid, joined)
}

/// Unstructured text and encoded-words: always text, and a word of any text is that text again.
func runWords(_ input: [UInt8]) {
  var defects = DefectLog()
  var output: [UInt8] = Array("x".utf8)
  UnstructuredText.decode(input.span, into: &output, defects: &defects)
  check(output.first == UInt8(ascii: "x"), "the output was not appended to")
  output.removeFirst()
  expectUTF8(output, "text of words")
  expectInside(defects.defects, input.count, "words")
  let plain = input.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "=") }
  if plain { check(output.span.equals(input.span.extracting(input.span.trimmedRange())), "plain text was changed") }
  for coding in [EncodedWordCoding.b, .q] {
    var word: [UInt8] = []
    coding.encode(input.span, into: &word)
    expectSame(coding.encodedCount(input.span), word.count, "count of \(coding)")
    var decoded: [UInt8] = []
    check(coding.decode(word.span, into: &decoded), "\(coding) finds its own payload damaged")
    expectSame(decoded, input, "\(coding), there and back")
    checkWord(of: input, coding, payload: word)
  }
}

private func checkWord(of text: [UInt8], _ coding: EncodedWordCoding, payload: [UInt8]) {
  guard !text.isEmpty, payload.count <= 60, (try? UTF8Span(validating: text.span)) != nil else { return }
  let word = Array("=?utf-8?\(coding)?".utf8) + payload + Array("?=".utf8)
  var output: [UInt8] = []
  var defects = DefectLog()
  UnstructuredText.decode(word.span, into: &output, defects: &defects)
  expectSame(visible(output), visible(text), "an encoded-word of \(visible(text))")
}
