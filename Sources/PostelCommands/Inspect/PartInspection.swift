internal import MIME
internal import Octets

/// What is shown of one part.
struct PartInspection {
  let entity: Entity
  /// Its number as text; nil for a multipart that is a message's whole body.
  let number: String?
  /// How many parts it is in.
  let depth: Int
  /// Which layer its offsets count in.
  let layer: Int
  let type: MediaType
  let disposition: ContentDisposition?
  /// How many parts are directly inside it.
  var childCount = 0
  /// The message that it holds, where it is a message part.
  var nested: Message?
  /// How many octets its body has without its transfer encoding.
  private(set) var decodedSize = 0
  /// The SHA-256 of those octets, where it was asked for.
  private(set) var digest: String?
  /// Its text, where it is one.
  private(set) var text: TextInspection?

  init(_ entity: Entity, depth: Int, layer: Int) {
    self.entity = entity
    self.depth = depth
    self.layer = layer
    number = entity.number?.description
    type = entity.mediaType
    disposition = entity.disposition
  }

  var isMultipart: Bool { entity.kind == .multipart }

  /// The file name as the message has it.
  var fileName: String? { ContentDisposition.fileName(of: disposition, else: type) }

  /// Decodes the body.
  mutating func readContent(digests: Bool, keepsText: Bool, defects: inout DefectLog) {
    guard !isMultipart else { return }
    let isText = entity.isText
    let isReport = entity.isReport
    let isTNEF = entity.isTNEF
    var size = 0
    var hash = digests ? SHA256Digest() : nil
    var content: [UInt8] = []
    entity.decodeContent(defects: &defects) { run in
      size += run.count
      hash?.update(run)
      if isText || isReport || isTNEF { content.append(run) }
    }
    decodedSize = size
    digest = hash?.text()
    if isReport { _ = entity.report(of: content, defects: &defects) }
    if isTNEF { _ = entity.tnef(of: content, defects: &defects) }
    guard isText else { return }
    let decoded = entity.text(of: content, defects: &defects)
    text = TextInspection(decoded, declared: type.parameters["charset"], digests: digests, isKept: keepsText)
  }
}

/// What is shown of a part's text.
struct TextInspection {
  /// The charset as the part declares it.
  let declaredCharset: String?
  /// The charset that it was read in, and why.
  let usedCharset: String
  let charsetSource: String
  /// The SHA-256 of the text as UTF-8 with LF line ends, where it was asked for.
  let digest: String?
  /// The text as UTF-8, its line ends as they were, where it is kept.
  let utf8: [UInt8]?

  init(_ text: DecodedText, declared: String?, digests: Bool, isKept: Bool) {
    declaredCharset = declared
    usedCharset = text.charset.used.name
    charsetSource = text.charset.source.rawValue
    digest = digests ? Self.digest(text.utf8.span) : nil
    utf8 = isKept ? text.utf8 : nil
  }

  private static func digest(_ text: Span<UInt8>) -> String {
    var hash = SHA256Digest()
    var start = 0
    var searched = 0
    while let cr = text.firstIndex(of: ASCII.cr, from: searched) {
      searched = cr + 1
      guard searched < text.count, text[searched] == ASCII.lf else { continue }
      hash.update(text.extracting(start..<cr))
      start = searched
    }
    hash.update(text.extracting(start...))
    return hash.text()
  }
}
