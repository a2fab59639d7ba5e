/// What was extracted, as JSON.
struct Manifest {
  /// One part that was written.
  struct Entry: Hashable {
    /// The input that it was in.
    let file: String
    /// Its number in the message.
    let part: String?
    /// Its file name as the message has it.
    let name: String?
    /// The name that it was written under.
    let safeName: String
    let type: String
    /// How many octets were written, and their SHA-256.
    let size: Int
    let digest: String
  }

  var entries: [Entry] = []

  /// Writes an array with an object for each part.
  func write(into output: inout OctetOutput) {
    var json = JSONWriter(.pretty)
    json.objects(of: entries) { json, entry in
      json.member("file", entry.file)
      json.member("part", entry.part)
      json.member("name", entry.name)
      json.member("safeName", entry.safeName)
      json.member("type", entry.type)
      json.member("size", entry.size)
      json.member("sha256", entry.digest)
    }
    json.endText()
    json.drain(into: &output)
  }
}
