import FoundationEssentials
import Octets

@testable import PostelCommands

/// A command line that was run in this process, and what came of it.
struct CommandRun {
  let output: [UInt8]
  let messages: String
  let status: CommandStatus

  /// Runs `postel` with arguments.
  init(
    _ arguments: String..., input: [UInt8]? = nil, isTerminal: Bool = false, columns: Int = 80,
    forbidsColor: Bool = false
  ) throws {
    try self.init(arguments, input: input, isTerminal: isTerminal, columns: columns, forbidsColor: forbidsColor)
  }

  init(
    _ arguments: [String], input: [UInt8]? = nil, isTerminal: Bool = false, columns: Int = 80,
    forbidsColor: Bool = false
  ) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("standard-input", input ?? [])
    let descriptor = Descriptor(reading: path)
    var context = CommandContext(
      output: OctetOutput(inMemoryAsTerminal: isTerminal), messages: OctetOutput(),
      standardInput: descriptor.number,
      surroundings: Surroundings(forbidsColor: forbidsColor, isDumb: false, columns: columns))
    PostelCommandLine.run(arguments, in: &context)
    output = context.output.octets
    messages = String(decoding: context.messages.octets, as: UTF8.self)
    status = context.status
  }

  var text: String { String(decoding: output, as: UTF8.self) }

  /// The output as one JSON object.
  func object() throws -> JSONValue { try JSONValue(output) }
}

/// A folder that goes away with the value.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("postel-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file in it and returns its path.
  func file(_ name: String, _ octets: [UInt8]) throws -> String {
    let file = self[name]
    try Data(octets).write(to: URL(fileURLWithPath: file))
    return file
  }

  func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }

  subscript(name: String) -> String { path + "/" + name }

  func contents(_ name: String) -> [UInt8]? { FileManager.default.contents(atPath: self[name]).map(Array.init) }

  /// The names of what is in it, sorted.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

/// Messages that several tests read.
enum Sample {
  static func crlf(_ text: String) -> [UInt8] {
    Array(text.utf8).flatMap { $0 == ASCII.lf ? [ASCII.cr, ASCII.lf] : [$0] }
  }

  /// A text and two attachments of the same name, one of them a forwarded message.
  static let mixed = crlf(
    """
    From: =?utf-8?q?Zo=C3=AB?= <zoe@example.org>
    To: ann@example.com
    Subject: Files
    Message-ID: <files@example.org>
    Date: Mon, 23 Nov 2026 10:00:00 +0100
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain; charset=utf-8

    See the files.
    --b
    Content-Type: image/png; name=a.png
    Content-Disposition: attachment; filename=a.png
    Content-Transfer-Encoding: base64

    aGk=
    --b
    Content-Type: application/octet-stream
    Content-Disposition: attachment; filename="../../A.PNG"

    raw
    --b
    Content-Type: message/rfc822

    Subject: inner
    MIME-Version: 1.0
    Content-Type: text/html

    <p>in&amp;ner</p>
    --b--

    """)
}
