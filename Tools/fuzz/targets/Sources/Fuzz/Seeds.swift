import Glibc
import MIME
import TestSupport

/// Makes the inputs that a target starts from.
struct Seeds {
  private let target: Target
  private var written: Set<[UInt8]> = []

  init(_ target: Target) {
    self.target = target
  }

  /// Writes seeds made of the messages in files into a folder that is there.
  mutating func write(to folder: String, from files: some Sequence<String>) {
    for file in files {
      guard let storage = try? OctetStorage(contentsOfFile: file) else { fail("can't read \(file)\n") }
      let octets = [UInt8](storage.span)
      let isTranscript = file.hasSuffix(".txt")
      guard case .sessions = target.seeds, isTranscript else {
        if !isTranscript { for seed in seeds(from: octets) { write(seed, to: folder) } }
        continue
      }
      for seed in Self.sides(of: octets) { write(seed, to: folder) }
    }
    var random = SeededRandom(seed: 1)
    for _ in 0..<40 {
      let count = Int(random.next() % 40)
      write([MailAlphabet.mark] + random.octets(count), to: folder)
    }
  }

  private func seeds(from octets: [UInt8]) -> [[UInt8]] {
    var seeds: [[UInt8]] = []
    switch target.seeds {
    case .messages: return [octets]
    case .made(let made): return made
    case .sessions: return []
    case .fields, .bodies, .texts: break
    }
    let message = Message(octets)
    for number in message.index.entities.indices {
      let record = message.index.entities[number]
      switch target.seeds {
      case .messages, .made, .sessions: break
      case .fields(let names):
        for field in message.index.fields[Int(record.firstField)...].prefix(Int(record.fieldCount)) {
          let name = String(decoding: octets[field.offset..<field.offset + Int(field.nameCount)], as: UTF8.self)
          guard names.contains(where: { $0.lowercased() == name.lowercased() }) else { continue }
          seeds.append(Array(octets[(field.offset + Int(field.bodyStart))..<field.offset + Int(field.count)]))
        }
      case .bodies where record.kind == .leaf, .texts where record.kind == .leaf:
        seeds.append(Array(octets[record.bodyStart..<record.end]))
      case .bodies, .texts: break
      }
    }
    guard case .texts = target.seeds else { return seeds }
    return message.bodies.text.flatMap { part -> [[UInt8]] in
      let number = part.text().flatMap { text in Charset.all.firstIndex(of: text.charset.used) } ?? 0
      return [[UInt8(number)] + part.content()]
    }
  }

  /// What either side says in a transcript, as a whole behind an octet that chooses nothing, and each line.
  private static func sides(of transcript: [UInt8]) -> [[UInt8]] {
    let lines = transcript.split(separator: ASCII.lf).map(Array.init)
    return ["C: ", "S: "].flatMap { side -> [[UInt8]] in
      let said = lines.filter { $0.starts(with: side.utf8) }.map { Array($0.dropFirst(3)) }
      return [[0] + said.flatMap { $0 + [ASCII.cr, ASCII.lf] }] + said
    }
  }

  private mutating func write(_ seed: [UInt8], to folder: String) {
    guard seed.count <= 64 << 10, written.insert(seed).inserted else { return }
    let path = "\(folder)/seed-\(written.count)"
    guard let file = fopen(path, "w") else { fail("can't write \(path)\n") }
    fwrite(seed, 1, seed.count, file)
    fclose(file)
  }
}

/// Ends the process with a message.
func fail(_ message: String) -> Never {
  print(message, terminator: "")
  exit(2)
}
