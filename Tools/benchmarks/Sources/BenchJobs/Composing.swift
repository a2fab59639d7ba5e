internal import MIME

/// Composes messages to nowhere.
enum Composing {
  /// How many octets a message with a text and a file has.
  static func count(attaching path: String) throws -> Int {
    let draft = try Draft {
      From("Ann <ann@example.org>")
      To("bob@example.com")
      Subject("A file")
      Text("Here it is.")
      Attachment(file: path, mediaType: .applicationOctetStream)
    }
    var writer = try MessageWriter(draft)
    var octets: [UInt8] = []
    var count = 0
    while try writer.write(into: &octets) {
      count += octets.count
      octets.removeAll(keepingCapacity: true)
    }
    return count
  }
}
