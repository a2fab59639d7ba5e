internal import ArgumentParser
internal import MIME
internal import Octets

/// `postel strip`: notes in the place of attachments.
struct StripCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    .strip,
    abstract: "Replace attachments by notes with their name, size and SHA-256.",
    discussion: """
      Without further options all attachments are replaced, as RFC 8621 tells them from bodies. --parts, --type, --match \
      and --larger-than choose among the parts as in extract; where several are given, a part has to fulfil all. All else \
      stays, octet for octet.

      With --reference a part becomes a message/external-body that refers to a URL, in which {sha256} and {part} stand \
      for the digest of the part and its number.

      What is inside a multipart/signed stays, and is reported.

      EXAMPLES
        postel strip some.eml > small.eml
        postel strip --larger-than 1000000 --in-place archive/*.eml
        postel strip --type 'video/*' --reference 'https://files.example.org/{sha256}' some.eml

      EXIT STATUS
        0  written
        1  written, but something stays that was to be replaced
        2  usage, no such part, or an output that exists or can't be written
        3  the input can't be read
        4  written, but a limit was hit
      """)

  @OptionGroup var target: RewriteOptions
  @Option(help: ArgumentHelp("Numbers of parts, separated by commas.", valueName: "1.2,3")) var parts: PartList?
  @Option(help: ArgumentHelp("Parts of this media type, * allowed; can be given several times.", valueName: "glob"))
  var type: [String] = []
  @Option(help: ArgumentHelp("Parts whose file name follows this pattern.", valueName: "glob")) var match: String?
  @Option(help: ArgumentHelp("Parts whose decoded content has more octets.", valueName: "octets")) var largerThan: Int?
  @Option(help: ArgumentHelp("Refer to a copy of the part.", valueName: "URL")) var reference: String?

  func validate() throws {
    if let reference, !reference.utf8.allSatisfy({ 33...126 ~= $0 }) {
      throw ValidationError("A URL consists of visible ASCII characters.")
    }
  }
}

extension StripCommand {
  /// Runs the command in a context: that of the process, or a test's.
  func run(in context: inout CommandContext) {
    let standardInput = context.standardInput
    target.forEachFile(of: "strip", in: &context) { name, output, report in
      guard let message = report.read(standardInput) else { return false }
      var missing: [PartSelector] = []
      let chosen = selection.entities(in: message, missing: &missing).filter(isLargeEnough)
      report.addMissing(missing.map(\.number))
      guard missing.isEmpty else { return false }
      do throws(CompositionError) {
        let rewriting = try message.stripped(of: chosen, digest: LabelledDigest(), reference: url)
        return report.write(rewriting, to: &output)
      } catch {
        report.add(.usage, "\(name): \(error)")
        return false
      }
    }
  }

  private var selection: PartSelection {
    PartSelection(
      parts: parts?.parts, types: type.map { GlobPattern($0, ignoresCase: true) },
      name: match.map { GlobPattern($0, ignoresCase: true) }, takesAll: false)
  }

  private func isLargeEnough(_ entity: Entity) -> Bool {
    guard let largerThan else { return true }
    var size = 0
    var ignored = DefectLog()
    entity.decodeContent(defects: &ignored) { size += $0.count }
    return size > largerThan
  }

  /// The URL of a part; nil where none was asked for.
  private func url(of part: StrippedPart) -> String? {
    guard let reference else { return nil }
    let digest = part.digest?.split(separator: " ").last.map(String.init) ?? ""
    return Self.filled(
      Self.filled(reference, "{sha256}", by: digest), "{part}", by: part.number?.description ?? "0")
  }

  private static func filled(_ text: String, _ mark: String, by value: String) -> String {
    var octets = Array(text.utf8)
    let wanted = Array(mark.utf8)
    var index = 0
    while index + wanted.count <= octets.count {
      if octets[index..<index + wanted.count].elementsEqual(wanted) {
        octets.replaceSubrange(index..<index + wanted.count, with: value.utf8)
        index += value.utf8.count
      } else {
        index += 1
      }
    }
    return String(decodingUTF8: octets.span)
  }
}

/// SHA-256 with its name, for notes.
private struct LabelledDigest: ContentDigest {
  private var digest = SHA256Digest()

  mutating func update(_ run: Span<UInt8>) { digest.update(run) }

  func text() -> String { "SHA-256 \(digest.text())" }
}
