internal import MIME
internal import Octets

/// Something that is extracted: its decoded octets, and what to call them.
struct PartContent {
  /// Where the octets come from.
  enum Source {
    /// A part.
    case entity(Entity)
    /// What a part holds without being a multipart.
    case file(VirtualPart)
    /// A file that was put together from parts such as a given one.
    case joined([UInt8], like: VirtualPart)
  }

  /// What was written of it.
  struct Written {
    var size = 0
    var digest = ""
  }

  private let source: Source
  private let number: String?
  private let name: String?
  private let type: String

  init(_ source: Source) {
    self.source = source
    switch source {
    case .entity(let entity):
      number = entity.number?.description
      name = entity.fileName
      type = entity.mediaType.essence
    case .file(let file):
      number = file.number.description
      name = file.name
      type = file.type
    case .joined(_, let part):
      number = nil
      name = part.name
      type = part.type
    }
  }

  /// A name that is safe to write to, made from that in the message where there is one.
  var safeName: String {
    SafeName.make(from: name, else: "part-\(number ?? "0").\(FileExtension.of(type))")
  }

  /// Hands over the decoded octets in runs.
  func write(wantsDigest: Bool, _ receive: (Span<UInt8>) -> Void) -> Written {
    var written = Written()
    var hash = wantsDigest ? SHA256Digest() : nil
    var ignored = DefectLog()
    func take(_ run: Span<UInt8>) {
      written.size += run.count
      hash?.update(run)
      receive(run)
    }
    switch source {
    case .entity(let entity): entity.decodeContent(defects: &ignored, take)
    case .file(let file): file.decodeContent(defects: &ignored, take)
    case .joined(let octets, _): take(octets.span)
    }
    written.digest = hash?.text() ?? ""
    return written
  }

  func entry(file: String, safeName: String, _ written: Written) -> Manifest.Entry {
    Manifest.Entry(
      file: file, part: number, name: name, safeName: safeName, type: type, size: written.size,
      digest: written.digest)
  }
}
