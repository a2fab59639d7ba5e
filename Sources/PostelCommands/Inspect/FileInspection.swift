internal import MIME
internal import Octets

/// What is shown of something that a part holds without being a multipart.
struct FileInspection {
  let file: VirtualPart
  /// How many octets it has.
  let size: Int
  /// The SHA-256 of those octets, where it was asked for.
  let digest: String?

  /// Decodes it, and keeps nothing of it.
  init(_ file: VirtualPart, digests: Bool, defects: inout DefectLog) {
    var size = 0
    var hash = digests ? SHA256Digest() : nil
    file.decodeContent(defects: &defects) { run in
      size += run.count
      hash?.update(run)
    }
    self.file = file
    self.size = size
    digest = hash?.text()
  }

  /// Its text, where it is a body that a person can read: UTF-8.
  var text: (type: String, utf8: [UInt8])? {
    file.isBody && file.type != "text/rtf" ? (file.type, file.content()) : nil
  }

  /// Writes its members to a JSON object that is open.
  func writeMembers(to json: inout JSONWriter) {
    json.member("partId", file.number.description)
    json.member("form", file.form.rawValue)
    json.member("name", file.name)
    json.member("type", file.type)
    json.member("cid", file.contentID)
    json.member("isBody", file.isBody)
    json.member("size", size)
    json.member("sha256", digest)
  }
}

extension VirtualPart {
  /// Its media type, or that of octets that nothing is known of.
  var type: String { mediaType ?? "application/octet-stream" }
}
