internal import ArgumentParser
internal import MIME
internal import MIMECharsets
internal import Octets

/// What a message is to be, on the command line.
struct ComposeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("An author, as in 'Ann <ann@example.org>'; can be repeated.", valueName: "address"))
  var from: [String] = []
  @Option(help: ArgumentHelp("Who sends it, where there are several authors.", valueName: "address"))
  var sender: String?
  @Option(help: ArgumentHelp("Whom to answer; can be repeated.", valueName: "address")) var replyTo: [String] = []
  @Option(help: ArgumentHelp("A recipient; can be repeated.", valueName: "address")) var to: [String] = []
  @Option(help: ArgumentHelp("Who gets a copy; can be repeated.", valueName: "address")) var cc: [String] = []
  @Option(help: ArgumentHelp("Who gets a copy unseen; can be repeated.", valueName: "address")) var bcc: [String] = []
  @Option(help: ArgumentHelp("The subject.", valueName: "text")) var subject: String?
  @Option(help: ArgumentHelp("The date, as RFC 5322 or ISO 8601 has it; now, if not given.")) var date: String?
  @Option(help: ArgumentHelp("The message's identifier; a new one, if not given.", valueName: "id"))
  var messageID: String?
  @Option(help: ArgumentHelp("Another field, as 'Name: value'; can be repeated.", valueName: "field"))
  var header: [String] = []
  @Option(help: ArgumentHelp("A plain text; - is standard input.", valueName: "file"), completion: .file())
  var text: String?
  @Option(help: ArgumentHelp("The same as HTML; - is standard input.", valueName: "file"), completion: .file())
  var html: String?
  @Option(help: ArgumentHelp("A file to attach; can be repeated.", valueName: "file"), completion: .file())
  var attach: [String] = []
  @Option(
    help: ArgumentHelp(
      "A file that the HTML shows as cid: and its name; can be repeated.", valueName: "file"),
    completion: .file())
  var inline: [String] = []

  /// Which file is read from standard input, with the option's name; more than one is an error.
  var inputs: [String] {
    [("--text", text), ("--html", html)].filter { $0.1 == InputReader.standardInputName }.map(\.0)
  }

  /// Adds to a message what the options say; a single value replaces the message's own.
  func add(to outline: inout MessageOutline, standardInput: Int32) throws(ComposeFailure) {
    if !from.isEmpty { outline.draft.from = [] }
    if !replyTo.isEmpty { outline.draft.replyTo = [] }
    let fields =
      from.map { ("--from", "From", $0) } + [sender].compactMap { $0 }.map { ("--sender", "Sender", $0) }
      + replyTo.map { ("--reply-to", "Reply-To", $0) } + to.map { ("--to", "To", $0) } + cc.map { ("--cc", "Cc", $0) }
      + bcc.map { ("--bcc", "Bcc", $0) } + [subject].compactMap { $0 }.map { ("--subject", "Subject", $0) }
      + [date].compactMap { $0 }.map { ("--date", "Date", $0) }
      + [messageID].compactMap { $0 }.map { ("--message-id", "Message-ID", $0) }
    for (option, name, value) in fields { try Self.add(name, value, from: option, to: &outline) }
    for field in header { try Self.addHeader(field, to: &outline) }
    if let text { outline.text = try Self.part(text, .textPlain, standardInput) }
    if let html { outline.html = try Self.part(html, .textHTML, standardInput) }
    outline.inline += inline.map { path in
      let part = Draft.Part.file(path).inlined()
      return part.inlined(id: part.disposition?.fileName)
    }
    outline.attachments += attach.map { Draft.Part.file($0).attached() }
  }

  private static func add(
    _ name: String, _ value: String, from option: String, to outline: inout MessageOutline
  ) throws(ComposeFailure) {
    do throws(CompositionError) {
      try outline.add(name, value)
    } catch {
      throw ComposeFailure(.usage, "\(option): \(error)")
    }
  }

  /// Adds a field that is given as its line.
  private static func addHeader(_ field: String, to outline: inout MessageOutline) throws(ComposeFailure) {
    let octets = Array(field.utf8)
    guard let colon = octets.firstIndex(of: ASCII.colon) else {
      throw ComposeFailure(.usage, "--header: \(field): a field is 'Name: value'")
    }
    let name = String(decodingUTF8: octets.span.extracting(..<colon))
    let value = String(decodingUTF8: octets.span.extracting((colon + 1)...))
    try add(name, value, from: "--header", to: &outline)
  }

  /// A text from a file, which is read while the message is written, or from standard input.
  private static func part(
    _ name: String, _ type: MediaType, _ standardInput: Int32
  ) throws(ComposeFailure) -> Draft.Part {
    guard name == InputReader.standardInputName else { return .file(name, mediaType: type) }
    var part = Draft.Part(.octets(try ComposeFailure.read(name, standardInput)))
    part.mediaType = type
    return part
  }
}

/// Why there is no message, and what that makes of the command's status.
struct ComposeFailure: Error {
  let status: CommandStatus
  let message: String

  init(_ status: CommandStatus, _ message: String) {
    self.status = status
    self.message = message
  }

  /// The octets of an input, or why there are none.
  static func read(_ name: String, _ standardInput: Int32) throws(ComposeFailure) -> OctetStorage {
    do throws(InputFailure) {
      return try InputReader.read(name, standardInput: standardInput)
    } catch {
      throw ComposeFailure(.unreadable, "\(name): \(error.reason)")
    }
  }
}
