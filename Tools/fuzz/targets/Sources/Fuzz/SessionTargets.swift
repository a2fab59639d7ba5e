import MIME
import SMTP
import TestSupport

/// What the first octet of an input chooses for a session.
private func options(_ choice: UInt8) -> [String: String] {
  var options = ["queue": "", "errors": "1000"]
  if choice & 1 != 0 { options["auth"] = "plaintext" }
  if choice & 2 != 0 { options["tls"] = "" }
  if choice & 4 != 0 { options["lmtp"] = "" }
  if choice & 8 != 0 { options["size"] = "64" }
  return options
}

/// A server: any octets in any split give the same replies and messages; nothing inside of a message is a command.
func runServer(_ input: [UInt8]) {
  guard let first = input.first else { return }
  let octets = Array(input.dropFirst())
  let whole = serve(octets, options(first))
  for split in Cuts(octets).splits {
    expectSame(serve(octets, options(first), split), whole, "split \(words(for: split))")
  }
  check(whole.sent.count <= 4_096 + 1_200 * octets.count, "\(whole.sent.count) octets sent")
  checkMessage(octets)
}

private struct Served: Equatable {
  var sent: [UInt8] = []
  var stored: [TestServer.Stored] = []
  var discarded = 0
  var isOver = false
  var wantsInput = false
}

private func serve(_ octets: [UInt8], _ options: [String: String], _ split: Split = []) -> Served {
  var server = TestServer(.test(options))
  server.handle(.connected(isTLS: false))
  octets.forEachCopy(split) { server.receive($0) }
  if server.hasStartedTLS {
    // What comes before TLS is forgotten, in any split; then all is said again.
    server.handle(.tlsEstablished)
    octets.forEachCopy(split) { server.receive($0) }
  }
  return Served(
    sent: server.sent, stored: server.stored, discarded: server.discarded, isOver: server.session.isOver,
    wantsInput: server.session.wantsInput)
}

/// What comes behind DATA is one message up to the end of data, which a plain search finds, and commands behind it.
private func checkMessage(_ octets: [UInt8]) {
  let opening = Array("EHLO a\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@local.example>\r\nDATA\r\n".utf8)
  let served = serve(opening + octets, [:])
  guard let end = endOfData(octets) else {
    check(served.stored.isEmpty && !served.isOver, "a message without an end: \(served)")
    return
  }
  let message = unstuffedPlainly(octets[..<end])
  var report = DotUnstuffer()
  var ignored: [UInt8] = []
  _ = report.unstuff(octets.span, into: &ignored)
  let faults = report.report.faults
  if faults.isEmpty {
    expectSame(served.stored.first?.octets, message, "the message")
  } else if !faults.isDisjoint(with: [.bareCR, .bareLF, .nul]) {
    check(served.stored.isEmpty && served.isOver, "more was read behind a message like that: \(served)")
  }
  // Nothing behind the end of data changes what was sent before.
  let alone = serve(opening + octets[..<end], [:])
  check(served.sent.starts(with: alone.sent), "the replies depend on what follows")
}

/// A client: any replies in any split give the same octets and outcomes.
func runClient(_ input: [UInt8]) {
  guard let first = input.first else { return }
  let octets = Array(input.dropFirst())
  let whole = converse(octets, first)
  for split in Cuts(octets).splits {
    expectSame(converse(octets, first, split), whole, "split \(words(for: split))")
  }
  for result in whole.results { check(result.outcomes.count == 2, "\(result.outcomes.count) outcomes of 2 recipients") }
  check(whole.results.count <= 2, "more results than messages")
}

private struct Conversation: Equatable {
  var sent: [UInt8] = []
  var results: [SubmissionResult] = []
  var answers: [Reply] = []
  var failure: ClientFailure?
  var isOver = false
}

private func converse(_ replies: [UInt8], _ choice: UInt8, _ split: Split = []) -> Conversation {
  var options: [String: String] = [:]
  if choice & 1 != 0 { options["auth"] = "PLAIN LOGIN XOAUTH2" }
  if choice & 2 != 0 { options["chunks"] = "7" }
  if choice & 4 != 0 { options["lmtp"] = "" }
  if choice & 8 != 0 { options["downgrade"] = "" }
  var client = TestClient(.test(options))
  let recipients = ["a@b", "é@c"].compactMap { try? EnvelopeAddress(validating: $0, rules: .utf8) }
  let message = Array("Subject: a\r\n\r\n.b\r\nMAIL FROM:<>".utf8)
  let traits = MessageTraits(size: message.count, body: choice & 16 != 0 ? .eightBit : .sevenBit)
  let submission = Submission(Envelope(from: nil, to: recipients), traits)
  client.submissions = [(submission, message), (submission, message)]
  client.handle(.connected(isTLS: true))
  replies.forEachCopy(split) { client.receive($0) }
  return Conversation(
    sent: client.sent, results: client.results, answers: client.answers, failure: client.failure,
    isOver: client.session.isOver)
}

/// A client and a server: whatever the message is, what is stored is what was sent, once, or nothing.
func runTransfer(_ input: [UInt8]) {
  var random = Cuts(input).random
  let choice = random.next()
  var clientOptions: [String: String] = [:]
  if choice & 1 != 0 { clientOptions["chunks"] = "\(1 + random.next() % 60)" }
  if choice & 2 != 0 { clientOptions["lmtp"] = "" }
  var configuration = ServerConfiguration.test(clientOptions["lmtp"].map { ["lmtp": $0] } ?? [:])
  configuration.extensions.pipelining = choice & 4 != 0
  var client = TestClient(.test(clientOptions))
  var server = TestServer(configuration)
  let isBinary = choice & 8 != 0
  let recipient = (try? EnvelopeAddress(validating: "r@local.example")).map { [$0] } ?? []
  let traits = MessageTraits(size: input.count, body: isBinary ? .binary : .eightBit)
  client.submissions = [(Submission(Envelope(from: nil, to: recipient), traits), input)]
  client.pieceCount = 1 + Int(random.next() % 50)
  carry(&client, &server, &random)
  check(client.results.count == 1 && client.isClosed, "no result")
  let usesData = clientOptions["chunks"] == nil && !isBinary
  let isEnded = !usesData || input.isEmpty || input.suffix(2) == [ASCII.cr, ASCII.lf]
  let wanted = isEnded ? input : input + [ASCII.cr, ASCII.lf]
  if case .accepted = client.results[0].outcomes[0] {
    expectSame(server.stored.map(\.octets), [wanted], "what is stored")
    check(server.stored[0].envelope.recipients.count == 1, "another envelope")
  } else {
    check(server.stored.isEmpty, "stored, and reported otherwise: \(client.results)")
  }
}

/// Carries octets to and fro, in pieces, until both sides have nothing to say.
private func carry(_ client: inout TestClient, _ server: inout TestServer, _ random: inout SeededRandom) {
  client.handle(.connected(isTLS: false))
  server.handle(.connected(isTLS: false))
  while !(client.sent.isEmpty && server.sent.isEmpty) {
    let toServer = take(&client.sent, &random)
    server.receive(toServer.span)
    let toClient = take(&server.sent, &random)
    client.receive(toClient.span)
  }
  if client.isClosed, !server.isClosed { server.handle(.disconnected) }
}

private func take(_ octets: inout [UInt8], _ random: inout SeededRandom) -> [UInt8] {
  let count = 1 + Int(random.next() % 3 == 0 ? random.next() % 7 : random.next() % 900)
  let taken = Array(octets.prefix(count))
  octets.removeFirst(taken.count)
  return taken
}

/// Batch SMTP: any split gives the same events, and what is written is read.
func runBatch(_ input: [UInt8]) {
  let whole = events(input)
  for split in Cuts(input).splits { expectSame(events(input, split), whole, "split \(words(for: split))") }
  let recipient = (try? EnvelopeAddress(validating: "\"a b\"@c.example")).map { [$0] } ?? []
  let envelope = Envelope(from: nil, to: recipient)
  var writer = BatchWriter(name: "a", bareLineEnds: .normalize)
  var file: [UInt8] = []
  do throws(SMTPError) {
    for _ in 0..<2 {
      writer.begin(envelope, into: &file)
      try writer.write(input.span, into: &file)
      try writer.end(into: &file)
    }
  } catch {
    return check(error.code == .nulOctet, "\(error)")
  }
  writer.finish(into: &file)
  let read = events(file)
  check(!read.contains { if case .fault = $0 { true } else { false } }, "\(read)")
  expectSame(read.filter { $0 == .begin(envelope) }.count, 2, "messages")
  expectSame(read.filter { $0 == .end }.count, 2, "ends of messages")
}

/// The events with the octets of each message joined.
private func events(_ file: [UInt8], _ split: Split = []) -> [BatchReader.Event] {
  var reader = BatchReader()
  var events: [BatchReader.Event] = []
  file.forEachCopy(split) { reader.read($0, into: &events) }
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
