internal import MIMECodecs
internal import Octets

extension Entity {
  /// What its body holds without being a multipart, in its order: files uuencoded, in yEnc or in BinHex among the lines
  /// of a text, and the body and the files of TNEF.
  ///
  /// Text is looked through where it is `text/plain` or of no known type, and in `application/mac-binhex40`.
  public func virtualParts() -> [VirtualPart] {
    var ignored = DefectLog()
    return virtualParts(defects: &ignored)
  }

  /// What its body holds without being a multipart, and what is wrong with TNEF; what is wrong with files in text
  /// ``VirtualPart/decodeContent(defects:_:)`` says.
  public func virtualParts(defects: inout DefectLog) -> [VirtualPart] {
    guard mayHoldVirtualParts else { return [] }
    return virtualParts(of: decodedBody(defects: &defects), defects: &defects)
  }

  /// Whether its type is one that ``virtualParts()`` looks into.
  public var mayHoldVirtualParts: Bool {
    kind == .leaf && (isTNEF || Self.mayHoldFiles.contains(mediaType.essence))
  }

  /// Looks into its decoded body, which the caller has already.
  public func virtualParts(of content: DecodedBody, defects: inout DefectLog) -> [VirtualPart] {
    guard mayHoldVirtualParts else { return [] }
    if isTNEF { return tnef(of: content.span, defects: &defects)?.virtualParts(of: self) ?? [] }
    let limit = storage.limits.entities
    let files = InlineFile.find(in: content.span, atMost: limit + 1)
    if files.count > limit { defects.record(.limitEntities, at: record.bodyStart) }
    return files.prefix(limit).enumerated().map { place, file in
      VirtualPart(
        holder: self, place: place + 1, form: VirtualPart.Form(file.form),
        name: file.name(in: content.span).flatMap(Self.fileName), content: .inline(file, content))
    }
  }

  /// A name as text: UTF-8, or windows-1252 where it isn't.
  private static func fileName(_ octets: [UInt8]) -> String? {
    guard !octets.isEmpty else { return nil }
    var text = octets
    RawText.recode(&text, from: 0)
    return String(decodingUTF8: text.span)
  }

  private static let mayHoldFiles: Set<String> = ["text/plain", "application/mac-binhex40", "application/x-binhex40"]
}

extension Message {
  /// The virtual part of a number such as `1.2+1`, or nil.
  public func virtualPart(numbered number: PartNumber) -> VirtualPart? {
    guard let file = number.file, let holder = entity(numbered: number.withoutFile) else { return nil }
    let parts = holder.virtualParts()
    return parts.indices.contains(file - 1) ? parts[file - 1] : nil
  }
}

extension VirtualPart.Form {
  fileprivate init(_ form: InlineFile.Form) {
    switch form {
    case .uuencode: self = .uuencode
    case .yenc: self = .yenc
    case .binHex: self = .binHex
    }
  }
}

extension TNEFMessage {
  /// Its body in all its forms, and its files; then the same of messages inside it, in their places. Depth ends at
  /// `Limits.tnefDepth`.
  fileprivate func virtualParts(of holder: Entity) -> [VirtualPart] {
    var parts: [VirtualPart] = []
    append(to: &parts, of: holder)
    return parts
  }

  private func append(to parts: inout [VirtualPart], of holder: Entity) {
    let bodies: [(type: String, octets: [UInt8]?)] = [
      ("text/plain", text.map { Array($0.utf8) }), ("text/html", html.map { Array($0.utf8) }), ("text/rtf", rtf),
    ]
    for case (let type, let octets?) in bodies where !octets.isEmpty {
      parts.append(
        VirtualPart(
          holder: holder, place: parts.count + 1, form: .tnef, mediaType: type, isBody: true, content: .octets(octets)))
    }
    for attachment in attachments {
      if let message = attachment.message {
        message.append(to: &parts, of: holder)
      } else {
        parts.append(
          VirtualPart(
            holder: holder, place: parts.count + 1, form: .tnef, name: attachment.name,
            mediaType: attachment.mediaType, contentID: attachment.contentID, content: .octets(attachment.octets)))
      }
    }
  }
}
