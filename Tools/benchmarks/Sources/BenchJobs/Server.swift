import MIME

/// Does jobs and says how long they took.
struct Server {
  private var packs: [String: Pack] = [:]
  private var coding = CodingJobs()

  /// Answers a line `JOB FILE LIMIT REPEAT` with `NANOSECONDS OCTETS ITEMS PRODUCED`, or with `unknown`.
  mutating func answer(_ line: String) throws -> String {
    let words = line.split(separator: " ")
    guard words.count == 4, let job = Job(words[0]), let limit = Int(words[2]), let repeats = Int(words[3]) else {
      return "unknown"
    }
    let pack = try pack(of: String(words[1]), atMost: limit)
    var total = Outcome()
    let time = ContinuousClock().measure {
      for _ in 0..<repeats { job.run(pack, &coding, into: &total) }
    }
    let nanoseconds = time.components.seconds * 1_000_000_000 + time.components.attoseconds / 1_000_000_000
    return "\(nanoseconds) \(total.octets) \(total.items) \(total.produced)"
  }

  private mutating func pack(of path: String, atMost limit: Int) throws -> Pack {
    let key = "\(limit) \(path)"
    if let pack = packs[key] { return pack }
    let pack = try Pack(contentsOfFile: path, atMost: limit)
    packs[key] = pack
    return pack
  }
}
