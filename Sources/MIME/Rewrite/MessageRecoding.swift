internal import MIMECharsets
public import MIMECodecs
internal import Octets

/// Which transfer encodings and charset a message is to have.
public struct MessageRecoding: Sendable {
  /// What transfer encoding leaves get.
  public enum Transfer: Sendable, Hashable {
    /// None where their content is of the domain, else what they have, or quoted-printable or base64, whichever is
    /// shorter.
    case fitting(DataDomain)
    /// Quoted-printable; base64 where a line of it would be taken for a delimiter.
    case quotedPrintable
    /// Base64.
    case base64
  }

  /// What transfer encoding leaves get; nil for the one they have, as far as that goes.
  public var transfer: Transfer?
  /// Whether text becomes UTF-8, and says so.
  public var makesUTF8 = false
  /// Whether bodies whose transfer encoding stays are written anew all the same, as it ought to be.
  public var encodesAnew = false
  /// The line ends of the message; nil for those it has. Binary bodies stay as they are.
  public var lineEnds: LineEnds?
  /// The parts that are recoded; nil for all leaves, of which quoted-printable is only for text.
  public var parts: Set<PartNumber>?

  /// Creates a recoding that changes nothing.
  public init() {}
}

extension Message {
  /// The message with other transfer encodings, with its text in UTF-8, or with other line ends.
  ///
  /// The content stays the same: what does not decode without loss keeps its charset, and is reported. A
  /// `multipart/signed` stays as it is, and is reported.
  ///
  /// - Complexity: Decodes every leaf that may change; memory does not depend on how large they are.
  public func recoded(_ recoding: MessageRecoding) -> Rewriting {
    var planner = TransferPlanner(Rewriting(self))
    if recoding.transfer != nil || recoding.makesUTF8 {
      planner.plan(
        leaf: { planner, entity in planner.recode(entity, recoding) },
        signed: { planner, entity in planner.rewriting.note(.signedPartKept, entity) })
    }
    var rewriting = planner.rewriting
    rewriting.plan.lineEnds = recoding.lineEnds
    rewriting.noteSignatures()
    return rewriting
  }
}

extension TransferPlanner {
  fileprivate mutating func recode(_ entity: Entity, _ recoding: MessageRecoding) {
    if let parts = recoding.parts, !(entity.number.map(parts.contains) ?? false) { return }
    let type = entity.mediaType
    let isText = type.type == "text" && entity.kind == .leaf
    // Nobody wants a picture in quoted-printable who didn't ask for that one.
    let isUnasked = recoding.parts == nil && recoding.transfer == .quotedPrintable && !isText
    let transfer = isUnasked ? nil : recoding.transfer
    let source = entity.transferEncoding
    guard source != .unknown, !entity.isComposite || entity.kind == .encodedMessage else {
      if transfer != nil { rewriting.note(.bodyKept, entity) }
      return
    }
    var body = BodyRecoding(source: source, target: source, hasLines: type.hasLines(under: source))
    body.isHTML = type.subtype == "html" || type.subtype == "xhtml+xml"
    var fields: [FieldEdit] = []
    if recoding.makesUTF8, isText, let charset = entity.charsetToReplace {
      do throws(CompositionError) {
        fields = [try FieldEdit.charset(of: type, is: .utf8)]
        body.charset = charset
      } catch {
        rewriting.note(.charsetKept, entity, field: "Content-Type")
      }
    }
    guard transfer != nil || body.charset != nil else { return }
    finish(entity, &body, transfer, fields, encodesAnew: recoding.encodesAnew)
  }

  /// Chooses the transfer encoding of a leaf and plans it.
  private mutating func finish(
    _ entity: Entity, _ body: inout BodyRecoding, _ transfer: MessageRecoding.Transfer?, _ fields: [FieldEdit],
    encodesAnew: Bool
  ) {
    let choice = Self.choice(entity, body, transfer)
    if body.charset != nil, choice.hasUndecodableText {
      rewriting.note(.charsetKept, entity)
      body.charset = nil
      // What was looked at was the text in another charset.
      if transfer != nil { finish(entity, &body, transfer, [], encodesAnew: encodesAnew) }
      return
    }
    body.target = choice.encoding
    guard encodesAnew || body.target != body.source || body.charset != nil else { return }
    recode(entity, body, domain: choice.domain, fields: fields)
  }

  private static func choice(
    _ entity: Entity, _ body: BodyRecoding, _ transfer: MessageRecoding.Transfer?
  ) -> BodyEncodingChoice {
    let boundaries = entity.enclosingBoundaries
    let limits = entity.storage.limits
    let octets = entity.rawBody
    func fitting(_ domain: DataDomain, keepsEncoding: Bool) -> BodyEncodingChoice {
      BodyEncodingChoice(
        for: octets, body, within: domain, keepsEncoding: keepsEncoding, boundaries: boundaries, limits: limits)
    }
    switch transfer {
    case .base64 where body.charset == nil: return BodyEncodingChoice(encoding: .base64)
    case .base64:
      let choice = BodyEncodingChoice(quotedPrintable: octets, body, boundaries: boundaries, limits: limits)
      return BodyEncodingChoice(encoding: .base64, hasUndecodableText: choice.hasUndecodableText)
    case .quotedPrintable where body.charset == nil && boundaries.isEmpty:
      return BodyEncodingChoice(encoding: .quotedPrintable)
    case .quotedPrintable:
      return BodyEncodingChoice(quotedPrintable: octets, body, boundaries: boundaries, limits: limits)
    case .fitting(let domain): return fitting(domain, keepsEncoding: false)
    case nil: return fitting(body.source.domain, keepsEncoding: true)
    }
  }
}

extension FieldEdit {
  /// Declares the charset of a text.
  static func charset(of type: MediaType, is charset: Charset) throws(CompositionError) -> FieldEdit {
    var type = type
    type.parameters["charset"] = charset.name
    return try FieldEdit(HeaderField("Content-Type", .mediaType(type)), route: .sevenBit) { .set($0) }
  }
}

extension Entity {
  /// How much of a text is looked at to choose its charset.
  private static var charsetPrefix: Int { 1 << 20 }

  /// The charset that its text is in, where that is not UTF-8, or not declared as such; nil where it is, or ASCII.
  fileprivate var charsetToReplace: Charset? {
    let type = mediaType
    let label = Array((type.parameters["charset"] ?? "").utf8)
    var ignored = DefectLog(perCode: 0)
    var content: [UInt8] = []
    var decoder = TransferDecoder(transferEncoding, limits: storage.limits)
    decoder.decode(rawBody.extracting(first: Self.charsetPrefix), into: &content, defects: &ignored)
    let choice = CharsetChoice.choose(
      declaredLabel: label.isEmpty ? nil : label.span, octets: content.span,
      isHTML: type.subtype == "html" || type.subtype == "xhtml+xml", isPrefix: rawBody.count > Self.charsetPrefix,
      defects: &ignored)
    switch choice.used {
    case .usASCII: return nil
    case .utf8: return Charset(label: label.span) == .utf8 ? nil : .utf8
    default: return choice.used
    }
  }
}
