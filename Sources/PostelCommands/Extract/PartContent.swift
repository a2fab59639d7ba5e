internal import MIME
internal import Octets

/// A part that is extracted: its decoded octets, and what to call them.
struct PartContent {
  /// What was written of it.
  struct Written {
    var size = 0
    var digest = ""
  }

  let entity: Entity
  private let number: String?
  private let name: String?
  private let type: MediaType

  init(_ entity: Entity) {
    self.entity = entity
    number = entity.number?.description
    name = entity.fileName
    type = entity.mediaType
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
    entity.decodeContent(defects: &ignored) { run in
      written.size += run.count
      hash?.update(run)
      receive(run)
    }
    written.digest = hash?.text() ?? ""
    return written
  }

  func entry(file: String, safeName: String, _ written: Written) -> Manifest.Entry {
    Manifest.Entry(
      file: file, part: number, name: name, safeName: safeName, type: type.essence, size: written.size,
      digest: written.digest)
  }
}
