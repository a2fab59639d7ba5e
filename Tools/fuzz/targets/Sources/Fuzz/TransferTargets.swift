import MIME
import SMTP
import TestSupport

private let policies: [BareLineEnds] = [.reject, .normalize, .pass]

/// Transparency: any split; what is stuffed is unstuffed to the same; the data ends where a plain search says.
func runTransparency(_ input: [UInt8]) {
  let splits = Cuts(input).splits
  for policy in policies {
    let stuffed = stuff(input, policy)
    for split in splits { expectSame(stuff(input, policy, split), stuffed, "stuffed, split \(words(for: split))") }
    checkStuffed(stuffed, of: input, policy)
    let whole = unstuff(input, policy)
    for split in splits { expectSame(unstuff(input, policy, split), whole, "unstuffed, split \(words(for: split))") }
  }
  let plain = unstuff(input, .pass)
  let end = endOfData(input)
  expectSame(plain.isAtEnd, end != nil, "is at the end")
  expectSame(plain.consumed, end ?? input.count, "where the data ends")
  if let end { expectSame(plain.octets, unstuffedPlainly(input[..<end]), "the message") }
}

private struct Stuffed: Equatable {
  var octets: [UInt8] = []
  var error: SMTPError?
}

private func stuff(_ message: [UInt8], _ policy: BareLineEnds, _ split: Split = []) -> Stuffed {
  var stuffer = DotStuffer(bareLineEnds: policy)
  var stuffed = Stuffed()
  do throws(SMTPError) {
    try message.forEachPiece(split) { (piece) throws(SMTPError) in try stuffer.stuff(piece, into: &stuffed.octets) }
    try stuffer.finish(into: &stuffed.octets)
  } catch {
    stuffed.error = error
  }
  return stuffed
}

private func checkStuffed(_ stuffed: Stuffed, of message: [UInt8], _ policy: BareLineEnds) {
  let wire = stuffed.octets
  let lineEnds: Set<UInt8> = [ASCII.cr, ASCII.lf]
  // No line of one dot, by any reading of what a line end is, but the last one.
  for index in wire.indices where wire[index] == ASCII.dot && policy != .pass {
    guard index == 0 || lineEnds.contains(wire[index - 1]), index + 1 < wire.count, lineEnds.contains(wire[index + 1])
    else { continue }
    check(index == wire.count - 3 && stuffed.error == nil, "a line of one dot at \(index): \(visible(wire))")
  }
  guard stuffed.error == nil else { return check(policy != .pass, "an error: \(String(describing: stuffed.error))") }
  let back = unstuff(wire, policy)
  check(back.isAtEnd && back.consumed == wire.count, "the end of data is elsewhere: \(visible(wire))")
  if policy != .pass { check(back.faults.isSubset(of: [.lineTooLong, .tooLarge, .nul]), "\(back.faults)") }
  guard policy == .pass || !message.contains(where: lineEnds.contains) else {
    let isClean = policy == .reject
    let ended =
      message.suffix(2) == [ASCII.cr, ASCII.lf] || message.isEmpty ? message : message + [ASCII.cr, ASCII.lf]
    if isClean { expectSame(back.octets, ended, "there and back") }
    return
  }
  let isEnded = message.isEmpty || message.suffix(2) == [ASCII.cr, ASCII.lf]
  expectSame(back.octets, isEnded ? message : message + [ASCII.cr, ASCII.lf], "there and back")
}

private struct Unstuffed: Equatable {
  var octets: [UInt8] = []
  var consumed = 0
  var isAtEnd = false
  var faults: Set<TransferReport.Fault> = []
  var firstFault: Int?
}

private func unstuff(_ wire: [UInt8], _ policy: BareLineEnds, _ split: Split = []) -> Unstuffed {
  var unstuffer = DotUnstuffer(bareLineEnds: policy)
  var result = Unstuffed()
  wire.forEachCopy(split) { piece in
    guard !unstuffer.isAtEnd else { return }
    result.consumed += unstuffer.unstuff(piece, into: &result.octets)
  }
  result.isAtEnd = unstuffer.isAtEnd
  result.faults = unstuffer.report.faults
  result.firstFault = unstuffer.report.firstFault
  return result
}

/// Where the data ends, as RFC 5321 §4.1.1.4 says it: behind the first CRLF, dot, CRLF, or a dot and CRLF at once.
func endOfData(_ wire: [UInt8]) -> Int? {
  let line = Array(".\r\n".utf8)
  var start: Int? = 0
  while let lineStart = start {
    if wire[lineStart...].starts(with: line) { return lineStart + 3 }
    start = wire.indices.first { $0 > lineStart && $0 > 1 && wire[$0 - 2] == ASCII.cr && wire[$0 - 1] == ASCII.lf }
  }
  return nil
}

/// What is before the end of data, the first dot of each line dropped. Source: RFC 5321 §4.5.2.
func unstuffedPlainly(_ wire: ArraySlice<UInt8>) -> [UInt8] {
  var message: [UInt8] = []
  for index in wire.indices.dropLast(3) {
    let beginsLine = index == 0 || (index > 1 && wire[index - 2] == ASCII.cr && wire[index - 1] == ASCII.lf)
    if !(beginsLine && wire[index] == ASCII.dot) { message.append(wire[index]) }
  }
  return message
}

/// Commands and replies: what is written reads as the same; replies in any split.
func runCommands(_ input: [UInt8]) {
  if let command = try? Command(validating: input.span) {
    let written = command.octets
    check(written.suffix(2) == [ASCII.cr, ASCII.lf], "a command without CRLF")
    check(!written.dropLast(2).contains(where: \.isControl), "a control octet in a command")
    expectSame(try? Command(validating: Array(written.dropLast(2)).span), command, visible(written))
  }
  let whole = replies(input)
  for split in Cuts(input).splits { expectSame(replies(input, split), whole, "replies, split \(words(for: split))") }
  for case .reply(let reply) in whole {
    let again = replies(reply.octets)
    let isShort = reply.octets.split(separator: ASCII.lf).allSatisfy { $0.count < 4_000 }
    if isShort { expectSame(again.first, .reply(reply), visible(reply.octets)) }
    _ = ServerExtensions(reply: reply).lines
  }
  let text = String(decoding: input, as: UTF8.self)
  let made = Reply(250, EnhancedCode(2, 1, 5), text.split(separator: "\n", maxSplits: 20).map(String.init))
  for line in made.octets.split(separator: ASCII.lf) { check(line.count < 512, "a line of \(line.count + 1) octets") }
  expectSame(replies(made.octets).count, 1, "one reply")
}

private func replies(_ wire: [UInt8], _ split: Split = []) -> [ReplyReader.Result] {
  var reader = ReplyReader()
  var found: [ReplyReader.Result] = []
  wire.forEachCopy(split) { piece in
    reader.append(piece)
    while found.last != .malformed {
      let result = reader.next()
      if result == .incomplete { break }
      found.append(result)
    }
  }
  return found
}

/// Envelope addresses, paths, domains and xtext: what is written reads as the same.
func runEnvelope(_ input: [UInt8]) {
  let rules: [AddressRules] = [[], .utf8, [.utf8, .localPartOnly, .null], [.utf8, .looseDots, .optionalBrackets]]
  for rule in rules {
    if let address = try? EnvelopeAddress(validating: input.span, rules: rule) {
      check(!address.octets.contains(where: \.isControl), "a control octet in an address")
      expectSame(try? EnvelopeAddress(validating: address.octets.span, rules: rule), address, "\(address)")
    }
    if let path = try? EnvelopePath(validating: input.span, rules: rule) {
      expectSame(try? EnvelopePath(validating: path.octets.span, rules: rule), path, "\(path)")
    }
    if let domain = try? MailDomain(validating: input.span, rules: rule) { checkDomain(domain) }
  }
  if let address = try? EnvelopeAddress(username: input.span) {
    expectSame(
      try? EnvelopeAddress(validating: address.octets.span, rules: [.utf8, .localPartOnly]), address, "a user name")
  }
  let encoded = XText.encode(input.span)
  expectSame(try? XText.decode(encoded.span), input, "xtext, there and back")
  if let decoded = try? XText.decode(input.span) {
    expectSame(try? XText.decode(XText.encode(decoded.span).span), decoded, "xtext, back and there")
  }
}

private func checkDomain(_ domain: MailDomain) {
  check(domain.isSame(as: domain), "\(domain) is another than itself")
  guard let ascii = domain.asciiForm else { return }
  check(!ascii.needsUTF8, "\(domain): \(ascii)")
  expectSame(ascii.asciiForm, ascii, "the ASCII form of \(domain) again")
  check(ascii.isSame(as: domain), "\(domain) is another than \(ascii)")
}
