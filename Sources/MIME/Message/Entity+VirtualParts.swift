internal import MIMECodecs
internal import Octets

/// A file that a part holds in a way that MIME doesn't know: among the lines of its text, or in a `winmail.dat`.
public struct VirtualPart: Sendable, Hashable {
  /// How the part holds it.
  public enum Form: String, Sendable, Hashable {
    case uuencode, yenc, binHex, tnef
  }

  /// How the part holds it.
  public let form: Form
  /// The file name that it is given; nil where there is none. Not a safe name to write to.
  public let name: String?
  /// Its media type, where TNEF says so.
  public let mediaType: String?
  /// Its octets; of BinHex those of the data fork, of a yEnc part those of that part.
  public let octets: [UInt8]
  /// Where it stands in the part's decoded content, in octets; nil in TNEF.
  public let contentRange: Range<Int>?
}

extension Entity {
  /// The files that its body holds without being a multipart, in their order: uuencoded, in yEnc or BinHex among the
  /// lines of a text, and those in TNEF. Decoded at each call.
  ///
  /// Text is looked through where it is `text/plain` or of no known type, and in `application/mac-binhex40`.
  public func virtualParts() -> [VirtualPart] {
    var ignored = DefectLog()
    return virtualParts(defects: &ignored)
  }

  /// The files that its body holds without being a multipart, and what is wrong with them, at the body's offset.
  public func virtualParts(defects: inout DefectLog) -> [VirtualPart] {
    guard kind == .leaf else { return [] }
    if isTNEF { return tnef(defects: &defects)?.files ?? [] }
    guard Self.mayHoldFiles.contains(mediaType.essence) else { return [] }
    return inlineFiles(in: content(defects: &defects), defects: &defects)
  }

  private func inlineFiles(in content: [UInt8], defects: inout DefectLog) -> [VirtualPart] {
    let limits = storage.limits
    let files = InlineFile.find(in: content.span, atMost: limits.entities + 1)
    if files.count > limits.entities { defects.record(.limitEntities, at: record.bodyStart) }
    var found = DefectLog(perCode: limits.defectsPerCode)
    let parts = files.prefix(limits.entities).map { file in
      let decoded = file.decode(in: content.span, limits: limits, defects: &found)
      return VirtualPart(
        form: VirtualPart.Form(file.form), name: decoded.name.flatMap(Self.fileName), mediaType: nil,
        octets: decoded.octets, contentRange: file.range)
    }
    for defect in found.defects { defects.record(defect.code, at: record.bodyStart) }
    return parts
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

extension VirtualPart.Form {
  init(_ form: InlineFile.Form) {
    switch form {
    case .uuencode: self = .uuencode
    case .yenc: self = .yenc
    case .binHex: self = .binHex
    }
  }
}

extension TNEFMessage {
  /// The files in it, those of messages inside it included. Depth ends at `Limits.tnefDepth`.
  fileprivate var files: [VirtualPart] {
    attachments.flatMap { attachment in
      guard let message = attachment.message else {
        return [
          VirtualPart(
            form: .tnef, name: attachment.name, mediaType: attachment.mediaType, octets: attachment.octets,
            contentRange: nil)
        ]
      }
      return message.files
    }
  }
}
