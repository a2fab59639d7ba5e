internal import Octets

/// A part that is replaced by a note about it.
public struct StrippedPart: Sendable, Hashable {
  /// Its number; nil where it is none that has one.
  public let number: PartNumber?
  /// Its file name as the message has it; not a safe name to write to.
  public let name: String?
  /// Its media type, as in `image/png`.
  public let mediaType: String
  /// Octets of its decoded content.
  public let size: Int
  /// A digest of its decoded content, in the form that the caller gives it.
  public let digest: String?
  let contentID: String?

  fileprivate init(_ entity: Entity, size: Int, digest: String?) {
    number = entity.number
    name = entity.fileName
    mediaType = entity.mediaType.essence
    contentID = entity.contentID
    self.size = size
    self.digest = digest
  }
}

/// Computes a digest of octets that come in runs; this library brings none.
public protocol ContentDigest {
  /// Takes the next octets.
  mutating func update(_ run: Span<UInt8>)
  /// The digest of all octets, in text, with the name of its algorithm: `SHA-256: 9f86…`.
  func text() -> String
}

extension Message {
  /// The message with notes in the place of some of its parts: what they were called, how large they were, a digest.
  ///
  /// Parts of a `multipart/signed` stay, and are reported.
  ///
  /// - Parameters:
  ///   - parts: Which parts; usually ``MessageBodies/attachments``.
  ///   - digest: A digest to be computed of each part's decoded content.
  ///   - reference: Gives a URL where a part is kept; the note is then a `message/external-body` that refers to it. Nil
  ///     for a note in text.
  public func stripped<Digest: ContentDigest>(
    of parts: [Entity], digest: Digest, reference: (StrippedPart) -> String? = { _ in nil }
  ) throws(CompositionError) -> Rewriting {
    var rewriting = Rewriting(self)
    for part in parts {
      guard !part.isInsideSigned else {
        rewriting.note(.signedPartKept, part)
        continue
      }
      // What lies in a message under a transfer encoding has no place of its own here.
      guard part.storage === storage else {
        rewriting.note(.bodyKept, part)
        continue
      }
      let stripped = StrippedPart(part, digest: digest)
      var plan = EntityPlan()
      if let url = reference(stripped) {
        plan.body = .replace(try stripped.externalBody(url))
      } else {
        plan.body = .replace(try stripped.note())
      }
      rewriting.change(part, plan)
    }
    rewriting.noteSignatures()
    return rewriting
  }
}

extension StrippedPart {
  fileprivate init<Digest: ContentDigest>(_ entity: Entity, digest: Digest) {
    var digest = digest
    var size = 0
    var ignored = DefectLog(perCode: 0)
    entity.decodeContent(defects: &ignored) { run in
      digest.update(run)
      size += run.count
    }
    self.init(entity, size: size, digest: digest.text())
  }

  /// The part that says in words what was here.
  fileprivate func note() throws(CompositionError) -> NewPart {
    var lines = ["An attachment was removed from this message.", ""]
    if let name { lines.append("Name:    \(Self.visible(name))") }
    lines.append("Type:    \(mediaType)")
    lines.append("Size:    \(size) octets")
    if let digest { lines.append("Digest:  \(digest)") }
    return .text(lines.joined(separator: "\r\n") + "\r\n")
  }

  /// The part that says where the content is.
  ///
  /// Source: RFC 2046 §5.2.3, RFC 2017.
  fileprivate func externalBody(_ url: String) throws(CompositionError) -> NewPart {
    var type = MediaType(type: "message", subtype: "external-body")
    type.parameters["access-type"] = "URL"
    type.parameters["URL"] = url
    type.parameters["size"] = String(size)
    let fields = try Self.format("Content-Type", .mediaType(type))
    var body = try Self.format("Content-Type", .mediaType(MediaType(validatingEssence: mediaType)))
    if let name {
      let parameters = Parameters([Parameter(name: "filename", value: Self.visible(name))])
      let disposition = ContentDisposition(kind: "attachment", parameters: parameters)
      body += try Self.format("Content-Disposition", .disposition(disposition))
    }
    // RFC 2046 §5.2.3: the entity that is referred to has a Content-ID.
    if let contentID {
      let id = HeaderField.Value.messageIDs([MessageID(text: contentID)])
      // One that can't be written, as it was read, is left out.
      do throws(CompositionError) { body += try Self.format("Content-ID", id) } catch {}
    }
    if let digest { body += try Self.format("Content-Description", .unstructured(digest)) }
    body += [ASCII.cr, ASCII.lf]
    return NewPart(fields: fields, body: body)
  }

  private static func format(_ name: String, _ value: HeaderField.Value) throws(CompositionError) -> [UInt8] {
    var octets: [UInt8] = []
    try HeaderField(name, value).format(for: .sevenBit, into: &octets)
    return octets
  }

  /// A text without characters that a header field or a line can't hold.
  private static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control || 0x2028...0x2029 ~= $0.value ? "_" : $0 })
    )
  }
}

extension MediaType {
  /// Creates a type from `type/subtype` as it was read; `application/octet-stream` where that can't be written.
  fileprivate init(validatingEssence essence: String) {
    do throws(MIMEError) {
      try self.init(validating: essence)
    } catch {
      self = .applicationOctetStream
    }
  }
}

extension Entity {
  /// Whether it is in a `multipart/signed`.
  var isInsideSigned: Bool {
    var entity = self
    while let parent = entity.parent {
      if parent.isSigned { return true }
      entity = parent
    }
    return false
  }
}
