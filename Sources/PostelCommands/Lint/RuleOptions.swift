internal import ArgumentParser
internal import MIME
internal import MIMELint
internal import Octets

/// The options that say what messages are held against.
struct RuleOptions: ParsableArguments {
  @Option(help: "What messages are held against: rfc, submit or bulk; by default submit.") var profile: ProfileChoice?
  @Option(
    help: ArgumentHelp("Ask only these rules; can be given several times.", valueName: "rule"),
    transform: RuleSelector.init(argument:))
  var rule: [RuleSelector] = []
  @Option(
    help: ArgumentHelp("Leave these rules out; can be given several times.", valueName: "rule"),
    transform: RuleSelector.init(argument:))
  var ignore: [RuleSelector] = []
  @OptionGroup var envelope: EnvelopeOptions
  @Option(help: ArgumentHelp("A file of settings.", valueName: "file"), completion: .file()) var config: String?
}

extension RuleOptions {
  /// The settings of the file, or none where there is no file; nil where it can't be read, which is reported.
  func configuration(in context: inout CommandContext) -> LintConfiguration? {
    let name = config ?? ".postel.yml"
    if config == nil, System.kind(at: name) == nil { return LintConfiguration() }
    do throws(InputFailure) {
      let storage = try InputReader.read(name, standardInput: context.standardInput)
      do throws(LintConfiguration.Failure) {
        return try LintConfiguration(parsing: storage.span)
      } catch {
        context.report(.usage, "\(name):\(error.line): \(error.reason)")
      }
    } catch {
      context.report(.usage, "\(name): \(error.reason)")
    }
    return nil
  }

  func settings(_ configuration: LintConfiguration) -> LintSettings {
    var settings = LintSettings(profile: profile?.profile ?? configuration.profile ?? .submit)
    settings.severities = configuration.severities
    for code in configuration.ignored + ignore.flatMap(\.codes) { settings.severities[code] = .some(nil) }
    if !rule.isEmpty { settings.only = Set(rule.flatMap(\.codes)) }
    settings.knownDomains = Set(configuration.knownDomains.map { String(decodingUTF8: Self.lowercased($0).span) })
    settings.envelope = envelope.envelope
    settings.now = DateTime(secondsSinceEpoch: System.secondsSinceEpoch)
    settings.sha256 = { octets in
      var digest = SHA256Digest()
      digest.update(octets)
      return digest.octets()
    }
    return settings
  }

  private static func lowercased(_ text: String) -> [UInt8] { text.utf8.map(\.lowercased) }
}
