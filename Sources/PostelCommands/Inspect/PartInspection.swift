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
  /// What it holds without being a multipart.
  private(set) var files: [FileInspection] = []

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

  /// Decodes the body, once: what is looked at more than once is kept meanwhile, all else passes in runs.
  ///
  /// - Parameter keptText: How many octets of its text are kept.
  mutating func readContent(digests: Bool, keptText: Int, defects: inout DefectLog) {
    guard !isMultipart else { return }
    var hash = digests ? SHA256Digest() : nil
    defer { digest = hash?.text() }
    guard entity.isText || entity.isReport || entity.mayHoldVirtualParts else {
      var size = 0
      entity.decodeContent(defects: &defects) { run in
        size += run.count
        hash?.update(run)
      }
      decodedSize = size
      return
    }
    let body = entity.decodedBody(defects: &defects)
    decodedSize = body.span.count
    hash?.update(body.span)
    _ = entity.report(of: body.span, defects: &defects)
    for file in entity.virtualParts(of: body, defects: &defects) {
      files.append(FileInspection(file, digests: digests, defects: &defects))
    }
    guard entity.isText else { return }
    text = TextInspection(
      of: entity, content: body.span, declared: type.parameters["charset"], digests: digests, kept: keptText,
      defects: &defects)
  }
}
