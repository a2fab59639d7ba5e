internal import MIMECodecs
internal import Octets

extension Message {
  /// The message as it can take a route: what the next hop does not take is written in another way.
  ///
  /// Bodies that are too wide get quoted-printable or base64, whichever is shorter, and the entities around them say so.
  /// Where the route takes no UTF-8 in header fields, text in them becomes encoded-words, parameters take the form of RFC
  /// 2231, and domains become A-labels. An address whose local-part is not ASCII can't be written at all: as RFC 6857 has
  /// it, a group without members takes its place and names it; fields of message identifiers that can't be written are
  /// kept under a name that begins with `Downgraded-`, others are encoded as a whole. All this is reported.
  ///
  /// A `multipart/signed` stays as it is; where it does not fit, that is reported, and ``Rewriting/fits`` is false.
  ///
  /// Source: RFC 6152 §3, RFC 3030 §3, RFC 6857 §3.
  public func downgraded(to route: Route) -> Rewriting {
    var planner = TransferPlanner(Rewriting(self), limit: route.body)
    planner.plan(
      leaf: { planner, entity in planner.downgrade(entity, to: route) },
      signed: { planner, entity in
        let inside = entities[(entity.place(in: self) + 1)..<entity.subtreeEnd(in: self)]
        let tooWide = inside.contains { $0.wireDomain > route.body }
        let hasUTF8 = !route.takesUTF8Headers && entity.hasEightBitHeaders(in: self)
        if tooWide || hasUTF8 { planner.rewriting.note(.signedPartKept, entity) }
      })
    var rewriting = planner.rewriting
    if !route.takesUTF8Headers { rewriting.downgradeFields() }
    if route.body == .sevenBit { rewriting.dropEightBitRemarks() }
    rewriting.noteSignatures()
    return rewriting
  }

  /// What the message needs of a route: the narrowest that takes it as it is.
  public var neededRoute: Route {
    var route = Route(body: .sevenBit, takesUTF8Headers: false)
    for entity in entities {
      for field in entity.fields where field.isEightBit { route.takesUTF8Headers = true }
      guard entity.kind == .leaf || entity.kind == .encodedMessage else {
        route.body = max(route.body, entity.transferEncoding.domain)
        if entity.hasEightBitRemarks { route.body = max(route.body, .eightBit) }
        continue
      }
      route.body = max(route.body, entity.wireDomain)
    }
    return route
  }
}

extension TransferPlanner {
  fileprivate mutating func downgrade(_ entity: Entity, to route: Route) {
    let source = entity.transferEncoding
    let body = entity.rawBody
    guard entity.wireDomain > route.body else { return }
    guard source.isIdentity, source != .unknown, !entity.isComposite else {
      return rewriting.note(.bodyKept, entity)
    }
    let type = entity.mediaType
    var recoding = BodyRecoding(source: source, target: source, hasLines: type.hasLines(under: source))
    let choice = BodyEncodingChoice(
      for: body, recoding, within: route.body, boundaries: entity.enclosingBoundaries, limits: entity.storage.limits)
    recoding.target = choice.encoding
    recode(entity, recoding, domain: choice.domain)
  }
}

extension Rewriting {
  /// Plans that preambles and epilogues go that hold octets above 127: nobody is to read them (RFC 2046 §5.1.1).
  fileprivate mutating func dropEightBitRemarks() {
    for entity in message.entities where entity.hasEightBitRemarks {
      var plan = EntityPlan()
      plan.dropsRemarks = true
      change(entity, plan)
    }
  }

  /// Plans that all header fields are ASCII, but for those inside a `multipart/signed`.
  fileprivate mutating func downgradeFields() {
    let entities = message.entities
    var place = 0
    while place < entities.count {
      let entity = entities[place]
      var plan = EntityPlan()
      for (number, field) in entity.fields.enumerated() where field.isEightBit {
        var downgrade = FieldDowngrade(field, limits: message.storage.limits)
        if let octets = downgrade.octets() { plan.fieldReplacements[number] = octets }
        if let note = downgrade.note { self.note(note, entity, field: field.name) }
      }
      // A message with ASCII fields alone is no message/global any more (RFC 6532 §3.7).
      if entity.kind == .message, entity.mediaType.essence == "message/global" {
        plan.fieldEdits = [.set(.contentType, to: "message/rfc822")]
      }
      change(entity, plan)
      place = entity.isSigned ? entity.subtreeEnd(in: message) : place + 1
    }
  }
}

extension Entity {
  /// Whether header fields in it hold octets above 127, its own left out.
  fileprivate func hasEightBitHeaders(in message: Message) -> Bool {
    let inside = message.entities[(place(in: message) + 1)..<subtreeEnd(in: message)]
    return inside.contains { $0.fields.contains(where: \.isEightBit) }
  }
}

extension Field {
  /// Whether it holds octets above 127.
  var isEightBit: Bool {
    let octets = octets
    return octets.asciiPrefixCount() < octets.count
  }
}
