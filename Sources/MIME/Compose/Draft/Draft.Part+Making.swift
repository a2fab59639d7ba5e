internal import Octets

extension Draft.Part {
  /// A plain text.
  public static func text(_ text: String, charset: Draft.TextCharset = .automatic) -> Draft.Part {
    var part = Draft.Part(.text(text, charset: charset))
    part.mediaType = .textPlain
    return part
  }

  /// A plain text of paragraphs, whose long lines a reader may break where it likes.
  ///
  /// Source: RFC 3676.
  public static func flowed(_ text: FlowedText, charset: Draft.TextCharset = .automatic) -> Draft.Part {
    var part = Draft.Part(.text(text.formatted(), charset: charset))
    part.mediaType = .textPlain
    part.mediaType?.parameters["format"] = "flowed"
    return part
  }

  /// An HTML document.
  public static func html(_ html: String, charset: Draft.TextCharset = .automatic) -> Draft.Part {
    var part = Draft.Part(.text(html, charset: charset))
    part.mediaType = .textHTML
    return part
  }

  /// Octets in memory.
  public static func octets(_ octets: [UInt8], mediaType: MediaType = .applicationOctetStream) -> Draft.Part {
    var part = Draft.Part(.octets(OctetStorage(octets)))
    part.mediaType = mediaType
    return part
  }

  /// The octets of a file, which is read while the message is written.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - mediaType: What it is. Without, its name tells; where its content is not what the name promises, or the name
  ///     tells nothing, it is `application/octet-stream`.
  public static func file(_ path: String, mediaType: MediaType? = nil) -> Draft.Part {
    var part = Draft.Part(.file(path: path))
    part.mediaType = mediaType
    return part
  }

  /// Parts of one kind of multipart, such as `mixed` or `alternative`.
  ///
  /// - Parameters:
  ///   - subtype: A token; another one is an error when it is written.
  ///   - parts: The body parts, in order.
  ///
  /// Source: RFC 2046 §5.1.
  public static func multipart(_ subtype: String, _ parts: [Draft.Part]) -> Draft.Part {
    var part = Draft.Part(.multipart(parts))
    part.mediaType = MediaType(type: "multipart", subtype: String(lowercasingASCII: subtype.utf8.span))
    return part
  }

  /// A message to be, as a part of another.
  public static func message(_ draft: Draft) -> Draft.Part { Draft.Part(.draft(draft)) }

  /// A message that was read, as a part of another; nothing in it is changed.
  public static func message(_ message: Message) -> Draft.Part { Draft.Part(.message(message)) }

  /// A body part that was read, with its header fields; nothing in it is changed.
  public static func entity(_ entity: Entity) -> Draft.Part { Draft.Part(.entity(entity)) }

  /// This part as a file to be kept: its disposition is `attachment`.
  ///
  /// - Parameter fileName: Its name; nil for the name of the file that it comes from, if there is one.
  ///
  /// Source: RFC 2183 §2.2.
  public func attached(as fileName: String? = nil) -> Draft.Part { disposed("attachment", as: fileName) }

  /// This part as one to be shown where it is: its disposition is `inline`.
  ///
  /// - Parameters:
  ///   - contentID: What HTML refers to it by, after `cid:`; see ``contentID``.
  ///   - fileName: Its name; nil for the name of the file that it comes from, if there is one.
  ///
  /// Source: RFC 2183 §2.1, RFC 2392.
  public func inlined(id contentID: String? = nil, as fileName: String? = nil) -> Draft.Part {
    var part = disposed("inline", as: fileName)
    part.contentID = contentID ?? part.contentID
    return part
  }

  private func disposed(_ kind: String, as fileName: String?) -> Draft.Part {
    var part = self
    var parameters = disposition?.parameters ?? Parameters()
    if let name = fileName ?? parameters["filename"] ?? ownFileName { parameters["filename"] = name }
    part.disposition = ContentDisposition(kind: kind, parameters: parameters)
    return part
  }

  /// The last component of its file's path.
  private var ownFileName: String? {
    guard case .file(let path) = content else { return nil }
    return path.utf8.split(separator: ASCII.slash).last.flatMap { String($0) }
  }
}
