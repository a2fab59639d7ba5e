internal import MIME
internal import MIMECharsets
internal import MIMECodecs
internal import Octets

/// Makes body parts from their specification in JSON.
struct PartSpec {
  /// The names of a part's members.
  static let memberNames = [
    "type", "name", "disposition", "cid", "charset", "language", "location", "description", "encoding", "text", "file",
    "base64", "message", "subParts",
  ]

  /// The reader of the message that the part belongs to.
  let messages: MessageSpec

  /// A text: a string, or a part.
  func text(_ value: SpecValue, type: MediaType) throws(SpecFault) -> Draft.Part {
    var part: Draft.Part
    if case .string(let text) = value.node.value {
      part = Draft.Part(.text(text, charset: .automatic))
    } else {
      part = try self.part(value)
    }
    part.mediaType = part.mediaType ?? type
    return part
  }

  /// A file to be kept: its path, or a part.
  func attachment(_ value: SpecValue) throws(SpecFault) -> Draft.Part {
    let part = try file(value)
    return part.disposition == nil ? part.attached() : part
  }

  /// A file that HTML shows: its path, or a part. Its Content-ID is its name where nothing else is said.
  func inline(_ value: SpecValue) throws(SpecFault) -> Draft.Part {
    let part = try file(value)
    let shown = part.disposition == nil ? part.inlined() : part
    return shown.contentID == nil ? shown.inlined(id: shown.disposition?.fileName) : shown
  }

  private func file(_ value: SpecValue) throws(SpecFault) -> Draft.Part {
    guard case .string(let path) = value.node.value else { return try part(value) }
    return .file(messages.path(path))
  }

  /// A part.
  func part(_ value: SpecValue) throws(SpecFault) -> Draft.Part {
    let members = try value.members(Self.memberNames)
    var part = try content(value, members)
    if let type = members["type"] { part.mediaType = try mediaType(type) }
    if let charset = members["charset"] { try set(charset, of: &part) }
    let kind = try members["disposition"]?.string()
    if let name = try members["name"]?.string() {
      part = kind == "inline" ? part.inlined(as: name) : part.attached(as: name)
    } else if let kind {
      part = kind == "inline" ? part.inlined() : part.attached()
    }
    if let kind, kind != "inline", kind != "attachment" {
      part.disposition = ContentDisposition(kind: kind, parameters: part.disposition?.parameters ?? Parameters())
    }
    part.contentID = try members["cid"]?.string()
    part.languages = try members["language"]?.strings() ?? []
    part.location = try members["location"]?.string()
    part.description = try members["description"]?.string()
    if let encoding = members["encoding"] { part.transferEncoding = try transferEncoding(encoding) }
    return part
  }

  /// The one member that says what the part holds.
  private func content(_ value: SpecValue, _ members: [String: SpecValue]) throws(SpecFault) -> Draft.Part {
    let names = ["text", "file", "base64", "message", "subParts"].filter { members[$0] != nil }
    guard names.count == 1, let content = members[names[0]] else {
      throw value.fault("a part has one of text, file, base64, message, subParts")
    }
    switch names[0] {
    case "text": return Draft.Part(.text(try content.string(), charset: .automatic))
    case "file": return .file(messages.path(try content.string()))
    case "base64": return Draft.Part(.octets(OctetStorage(try decoded(content))))
    case "message": return .message(try messages.outline(content).finished)
    default:
      var parts: [Draft.Part] = []
      for element in content.elements() { parts.append(try part(element)) }
      return .multipart("mixed", parts)
    }
  }

  private func decoded(_ value: SpecValue) throws(SpecFault) -> [UInt8] {
    let text = Array(try value.string().utf8)
    var octets: [UInt8] = []
    var defects = DefectLog()
    var decoder = Base64Decoder()
    decoder.decode(text.span, into: &octets, defects: &defects)
    decoder.finish(into: &octets, defects: &defects)
    guard defects.isEmpty else { throw value.fault("this is not base64") }
    return octets
  }

  private func mediaType(_ value: SpecValue) throws(SpecFault) -> MediaType {
    let text = try value.string()
    do throws(MIMEError) {
      return try MediaType(validating: text)
    } catch {
      throw value.fault("this is no media type, such as text/plain")
    }
  }

  /// Says which charset a text is written in, or that of the octets of a file.
  private func set(_ value: SpecValue, of part: inout Draft.Part) throws(SpecFault) {
    let label = try value.string()
    guard let charset = Charset(label: label) else { throw value.fault("no charset of this name is known") }
    if case .text(let text, _) = part.content {
      part.content = .text(text, charset: .only(charset))
    } else {
      var type = part.mediaType ?? .textPlain
      type.parameters["charset"] = label
      part.mediaType = type
    }
  }

  private func transferEncoding(_ value: SpecValue) throws(SpecFault) -> TransferEncoding {
    let names: [String: TransferEncoding] = [
      "7bit": .sevenBit, "8bit": .eightBit, "binary": .binary, "quoted-printable": .quotedPrintable, "base64": .base64,
    ]
    guard let encoding = names[try value.string()] else {
      throw value.fault("there are 7bit, 8bit, binary, quoted-printable and base64")
    }
    return encoding
  }
}
