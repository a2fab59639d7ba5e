import MIME

/// The inputs of a job, in memory: a file that holds octet strings, each behind its length as eight octets, the lowest
/// first.
struct Pack {
  private(set) var items: [OctetStorage] = []

  init(contentsOfFile path: String, atMost limit: Int) throws {
    let file = try OctetStorage(contentsOfFile: path)
    let octets = file.span
    var start = 0
    while start < octets.count, items.count < limit {
      var count = 0
      for place in 0..<8 { count |= Int(octets[start + place]) << (place * 8) }
      start += 8
      var item: [UInt8] = []
      item.reserveCapacity(count)
      item.append(octets.extracting(start..<(start + count)))
      items.append(OctetStorage(item))
      start += count
    }
  }
}
