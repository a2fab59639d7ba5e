internal import MIME
internal import MIMECodecs
internal import Octets

/// Writes an inspection as a JSON object in the vocabulary of RFC 8621, what it lacks under the prefix `postel:`.
struct InspectionJSON {
  /// A member gets its turn to be handed over when this many octets wait.
  private static let drainCount = 256 << 10

  let inspection: MessageInspection
  let includesBodies: Bool
  let includesTrace: Bool

  /// Writes the whole message.
  func write(file: String, to json: inout JSONWriter, into output: inout OctetOutput) {
    let message = inspection.message
    json.beginObject()
    json.member("postel:file", file)
    json.member("size", message.octets.count)
    writeFields(of: message, to: &json)
    writeHeaders(message.root, to: &json, into: &output)
    json.key("bodyStructure")
    _ = writePart(at: 0, to: &json, into: &output)
    json.member("textBody", inspection.textBody)
    json.member("htmlBody", inspection.htmlBody)
    json.member("attachments", inspection.attachments)
    json.member("hasAttachment", inspection.hasAttachment)
    json.member("preview", Preview.text(of: inspection))
    if includesTrace { TraceJSON.write(message.hops, to: &json) }
    if includesBodies { writeBodyValues(0..<inspection.parts.count, to: &json, into: &output) }
    writeFaults(inspection.faults, to: &json)
    json.endObject()
  }

  /// Writes something that a part holds without being a multipart.
  func write(_ virtual: FileInspection, file: String, to json: inout JSONWriter) {
    json.beginObject()
    json.member("postel:file", file)
    virtual.writeMembers(to: &json)
    json.endObject()
  }

  /// Writes one part.
  func write(part index: Int, file: String, to json: inout JSONWriter, into output: inout OctetOutput) {
    let subtree = inspection.subtree(at: index)
    json.beginObject()
    json.member("postel:file", file)
    _ = writeMembers(ofPart: index, to: &json, into: &output)
    if includesBodies { writeBodyValues(subtree, to: &json, into: &output) }
    let numbers = Set(inspection.parts[subtree].compactMap(\.number))
    writeFaults(inspection.faults.filter { $0.part.map(numbers.contains) ?? false }, to: &json)
    json.endObject()
  }
}

// MARK: - Header fields

extension InspectionJSON {
  /// Source: RFC 8621 §4.1.2, §4.1.3.
  private func writeFields(of message: Message, to json: inout JSONWriter) {
    json.member("messageId", message.root.messageIDs(.messageID)?.map(\.text))
    json.member("inReplyTo", message.inReplyTo?.map(\.text))
    json.member("references", message.references?.map(\.text))
    writeAddresses("sender", message.sender, to: &json)
    writeAddresses("from", message.from, to: &json)
    writeAddresses("to", message.to, to: &json)
    writeAddresses("cc", message.cc, to: &json)
    writeAddresses("bcc", message.bcc, to: &json)
    writeAddresses("replyTo", message.replyTo, to: &json)
    json.member("subject", message.subject)
    json.member("sentAt", message.date?.iso8601)
  }

  private func writeAddresses(_ name: String, _ list: AddressList?, to json: inout JSONWriter) {
    json.key(name)
    guard let list else { return json.null() }
    json.objects(of: list.mailboxes) { json, mailbox in
      json.member("name", mailbox.displayName)
      json.member("email", mailbox.address)
    }
  }

  private func writeHeaders(_ entity: Entity, to json: inout JSONWriter, into output: inout OctetOutput) {
    json.key("headers")
    json.objects(of: entity.fields) { json, field in
      json.member("name", field.name)
      json.key("value")
      RawForm.write(field.body, to: &json)
      drain(&json, into: &output)
    }
  }

  private func drain(_ json: inout JSONWriter, into output: inout OctetOutput) {
    if json.octets.count >= Self.drainCount { json.drain(into: &output) }
  }
}

/// A field body as RFC 8621 gives it out.
enum RawForm {
  /// Writes a field body as it stands; octets that are not UTF-8 become U+FFFD, and NULs are left out.
  ///
  /// Source: RFC 8621 §4.1.2.1.
  static func write(_ body: Span<UInt8>, to json: inout JSONWriter) {
    guard body.firstIndex(of: ASCII.nul) != nil else { return json.value(body) }
    var octets = Array(body)
    octets.removeAll { $0 == ASCII.nul }
    json.value(octets.span)
  }
}

// MARK: - Parts

extension InspectionJSON {
  /// Writes the part at an index and those inside it; returns the index behind them. Nesting ends at `Limits.depth`.
  private func writePart(at index: Int, to json: inout JSONWriter, into output: inout OctetOutput) -> Int {
    json.beginObject()
    let next = writeMembers(ofPart: index, to: &json, into: &output)
    json.endObject()
    drain(&json, into: &output)
    return next
  }

  private func writeMembers(
    ofPart index: Int, to json: inout JSONWriter, into output: inout OctetOutput
  ) -> Int {
    let part = inspection.parts[index]
    writeBodyPart(part, to: &json)
    json.member("postel:encoding", part.entity.transferEncodingLabel)
    json.member("postel:header", part.entity.headerRange)
    json.member("postel:body", part.entity.bodyRange)
    if !part.isMultipart {
      json.member("postel:decodedSize", part.decodedSize)
      json.member("postel:sha256", part.digest)
    }
    if let text = part.text { json.member("postel:textSha256", text.digest) }
    writeParameters("postel:parameters", part.type.parameters, to: &json)
    writeParameters("postel:dispositionParameters", part.disposition?.parameters ?? Parameters(), to: &json)
    if let text = part.text {
      json.member("postel:declaredCharset", text.declaredCharset)
      json.member("postel:usedCharset", text.charset.used.name)
      json.member("postel:charsetSource", text.charset.source.rawValue)
      json.member("postel:charsetConfidence", hundredths: text.charset.confidence)
    }
    if !part.files.isEmpty { writeFiles(part.files, to: &json) }
    if let nested = part.nested { return writeNested(nested, at: index + 1, to: &json, into: &output) }
    guard part.isMultipart else { return index + 1 }
    json.key("subParts")
    json.beginArray()
    var next = index + 1
    for _ in 0..<part.childCount { next = writePart(at: next, to: &json, into: &output) }
    json.endArray()
    return next
  }

  /// Source: RFC 8621 §4.1.4, EmailBodyPart.
  private func writeBodyPart(_ part: PartInspection, to json: inout JSONWriter) {
    json.member("partId", part.isMultipart ? nil : part.number)
    json.member("type", part.type.essence)
    json.member("charset", charset(of: part))
    json.member("size", part.decodedSize)
    json.member("name", part.fileName)
    json.member("disposition", part.disposition?.kind)
    json.member("cid", part.entity.contentID)
    json.member("language", part.entity.languages)
    json.member("location", part.entity.location)
  }

  /// The charset parameter; where text has none, the implicit one.
  private func charset(of part: PartInspection) -> String? {
    part.type.parameters["charset"] ?? (part.type.type == "text" ? "us-ascii" : nil)
  }

  private func writeParameters(_ name: String, _ parameters: Parameters, to json: inout JSONWriter) {
    json.key(name)
    json.beginObject()
    for parameter in parameters.elements { json.member(parameter.name, parameter.value) }
    json.endObject()
  }

  private func writeFiles(_ files: [FileInspection], to json: inout JSONWriter) {
    json.key("postel:virtualParts")
    json.objects(of: files) { json, file in file.writeMembers(to: &json) }
  }

  private func writeNested(
    _ message: Message, at index: Int, to json: inout JSONWriter, into output: inout OctetOutput
  ) -> Int {
    json.key("postel:message")
    json.beginObject()
    json.member("size", message.octets.count)
    writeFields(of: message, to: &json)
    writeHeaders(message.root, to: &json, into: &output)
    json.key("bodyStructure")
    let next = writePart(at: index, to: &json, into: &output)
    json.endObject()
    return next
  }
}

// MARK: - Bodies and faults

extension InspectionJSON {
  /// CRLF becomes LF, as the RFC has it. Source: RFC 8621 §4.1.4, EmailBodyValue.
  private func writeBodyValues(_ range: Range<Int>, to json: inout JSONWriter, into output: inout OctetOutput) {
    let damaged = inspection.partsWithEncodingProblem
    json.key("bodyValues")
    json.beginObject()
    for part in inspection.parts[range] {
      guard let number = part.number, part.text != nil else { continue }
      json.key(number)
      json.beginObject()
      json.key("value")
      writeText(part.entity, to: &json, into: &output)
      json.member("isEncodingProblem", damaged.contains(number))
      json.member("isTruncated", false)
      json.endObject()
      drain(&json, into: &output)
    }
    json.endObject()
  }

  /// Decodes a text once more and writes it as a string in runs, so that it is never held whole. Its line ends are LF.
  private func writeText(_ entity: Entity, to json: inout JSONWriter, into output: inout OctetOutput) {
    var ignored = DefectLog()
    var lines: [UInt8] = []
    var converter = LineEndConverter(to: .lf)
    let body = entity.decodedBody(defects: &ignored)
    json.beginString()
    _ = entity.decodeText(of: body.span, defects: &ignored) { run in
      converter.convert(run, into: &lines)
      json.append(toString: lines.span)
      lines.removeAll(keepingCapacity: true)
      drain(&json, into: &output)
    }
    converter.finish(into: &lines)
    json.append(toString: lines.span)
    json.endString()
  }

  private func writeFaults(_ faults: [Fault], to json: inout JSONWriter) {
    json.key("postel:defects")
    json.objects(of: faults) { json, fault in
      json.member("code", fault.code.name)
      json.member("offset", fault.offset)
      json.member("line", fault.line)
      json.member("part", fault.part)
      json.member("reference", fault.code.entry.reference)
    }
  }
}

extension MessageInspection {
  /// The parts whose text could not be decoded without loss.
  fileprivate var partsWithEncodingProblem: Set<String> {
    let codes: Set<Defect.Code> = [
      .undecodableText, .unknownCharset, .unknownTransferEncoding, .base64Truncated, .quotedPrintableInvalid,
    ]
    return Set(faults.compactMap { codes.contains($0.code) ? $0.part : nil })
  }
}
