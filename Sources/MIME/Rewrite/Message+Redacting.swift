internal import MIMECodecs
internal import Octets

extension Message {
  /// The message with addresses, domains or texts masked in all that is text: header fields with their encoded-words and
  /// parameters, texts, reports, and the messages in it. Its structure stays.
  ///
  /// Looked through is decoded text, so it does not matter how it is encoded. What is no text stays: pictures, archives,
  /// documents. So does what HTML hides from a search by splitting it with tags or writing it with character references.
  /// A signature over a part that changes no longer holds, which is reported.
  ///
  /// - Complexity: Holds one text at a time, and those that change.
  public func redacted(_ redaction: Redaction) -> Rewriting {
    redacted(Redactor(redaction))
  }

  fileprivate func redacted(_ redactor: Redactor) -> Rewriting {
    var rewriting = Rewriting(self)
    for entity in entities {
      var plan = EntityPlan()
      for (number, field) in entity.fields.enumerated() {
        let octets = FieldRedaction(field, redactor, limits: storage.limits).octets()
        if let octets { plan.fieldReplacements[number] = octets }
      }
      entity.redactJunk(redactor, &plan)
      if let edits = entity.redact(redactor, &plan) { plan.fieldEdits += edits }
      if !plan.isTrivial, entity.isInsideSigned { rewriting.note(.partSignatureBroken, entity) }
      rewriting.change(entity, plan)
    }
    rewriting.noteSignatures()
    return rewriting
  }
}

extension Entity {
  /// Plans what a redaction makes of the body; returns how the header section says so.
  fileprivate func redact(_ redactor: Redactor, _ plan: inout EntityPlan) -> [FieldEdit]? {
    if kind == .multipart {
      plan.dropsRemarks = redactor.finds(inRemarksOf: self)
      return nil
    }
    if kind == .encodedMessage { return redactEncodedMessage(redactor, &plan) }
    let type = mediaType
    guard kind == .leaf, type.type == "text" || type.type == "message" || type.type == "multipart" else { return nil }
    var ignored = DefectLog(perCode: 0)
    let content = content()
    if type.type == "text" {
      guard let masked = redactor.masked(text(of: content.span, defects: &ignored).utf8.span) else { return nil }
      var typeEdit: [FieldEdit] = []
      do throws(CompositionError) {
        typeEdit = [try .charset(of: type, is: .utf8)]
      } catch {
        typeEdit = [.set(.contentType, to: "text/plain; charset=utf-8")]
      }
      return typeEdit + encode(masked, &plan)
    }
    guard let masked = redactor.masked(content.span) else { return nil }
    return encode(masked, &plan)
  }

  /// Plans another body; returns how the header section says what its encoding is.
  private func encode(_ content: [UInt8], _ plan: inout EntityPlan) -> [FieldEdit] {
    let recoding = BodyRecoding(source: .binary, target: .binary, hasLines: true)
    let choice = BodyEncodingChoice(
      for: content.span, recoding, within: .sevenBit, boundaries: enclosingBoundaries, limits: storage.limits)
    let target = isComposite ? TransferEncoding.sevenBit : choice.encoding
    var recoder = BodyRecoder(
      BodyRecoding(source: .binary, target: target, hasLines: true), lineEnds: .crlf, isPart: true,
      limits: storage.limits)
    var body: [UInt8] = []
    recoder.recode(content.span, into: &body)
    recoder.finish(into: &body)
    plan.body = .replaceContent(body)
    return [.set(.contentTransferEncoding, to: target.name)]
  }

  /// A message under a transfer encoding is redacted as a message of its own; it stays encoded.
  private func redactEncodedMessage(_ redactor: Redactor, _ plan: inout EntityPlan) -> [FieldEdit]? {
    guard let inner = message else { return nil }
    let rewriting = inner.redacted(redactor)
    guard !rewriting.isIdentity else { return nil }
    var body: [UInt8] = []
    var encoder = Base64Encoder()
    do throws(CompositionError) {
      let octets = try rewriting.octets()
      encoder.encode(octets.span, into: &body)
      encoder.finish(into: &body)
    } catch {
      // What can't be masked is not handed on.
      body = []
    }
    plan.body = .replaceContent(body)
    return [.set(.contentTransferEncoding, to: TransferEncoding.base64.name)]
  }
}

extension Entity {
  /// Plans that lines among the fields that are none go where they hold a target, such as `From ` lines of mailboxes; of
  /// a field that is longer than the limit nothing is kept then.
  fileprivate func redactJunk(_ redactor: Redactor, _ plan: inout EntityPlan) {
    let section = octets
    let start = headerRange.lowerBound
    var end = 0
    for number in 0...fields.count {
      let next = number < fields.count ? fields[number].range : headerRange.upperBound..<headerRange.upperBound
      let gap = section.extracting(end..<max(end, next.lowerBound - start))
      if redactor.finds(in: gap) {
        if end == 0 || section[end - 1] == ASCII.lf { plan.dropsJunk = true } else { mask(number - 1, &plan) }
      }
      end = max(end, next.upperBound - start)
    }
  }

  private func mask(_ number: Int, _ plan: inout EntityPlan) {
    plan.fieldReplacements[number] = Array("\(fields[number].name): \(Redaction.textMask)\r\n".utf8)
  }
}

extension Redactor {
  /// Whether what precedes or follows the parts of a multipart holds a target.
  fileprivate func finds(inRemarksOf entity: Entity) -> Bool {
    entity.remarks.contains { finds(in: $0.span) }
  }
}
