import Crypto
import MIME
import Octets

@testable import MIMELint

/// What examples need to be known beside the message, by the rule's code.
enum ExampleSettings {
  /// Rules that a rule's bad example can't but break as well.
  static let companions: [String: Set<String>] = [
    "LIN011": ["LIN002"],  // a false end of the data is made of such line ends
    "ADR013": ["HDR007"],  // the local-part is raw UTF-8
    "ATT003": ["HDR007"],  // the file name is raw UTF-8
  ]

  /// What an example of a rule is held against: the default profile, and the rule itself where that leaves it out.
  static func settings(for rule: Rule, isBad: Bool) -> LintSettings {
    var settings = LintSettings()
    settings.severities[rule.id] = settings.severity(of: rule) ?? rule.severities[.bulk] ?? rule.severities[.rfc]
    settings.now = DateTime(year: 2026, month: 11, day: 23, hour: 12, minute: 0, second: 0, zoneOffsetMinutes: 0)
    adjust(&settings, for: rule.id, isBad: isBad)
    return settings
  }

  /// Adds what a rule's examples need to the settings.
  private static func adjust(_ settings: inout LintSettings, for id: String, isBad: Bool) {
    switch id {
    case "HDR009":
      settings.envelope.route = Route(body: .eightBit, takesUTF8Headers: true)
    case "ADR027":
      settings.envelope.mailFrom = "bounces@mail.example.org"
    case "AUT004":
      settings.sha256 = { octets in
        var copy: [UInt8] = []
        copy.append(octets)
        return Array(SHA256.hash(data: copy))
      }
    case "ENV001", "ENV002", "ENV003":
      settings.envelope.route = .sevenBit
    case "ENV004":
      settings.envelope.sizeLimit = 240
    case "ENV005" where isBad:
      settings.envelope.mailFrom = String(repeating: "a", count: 600) + "@example.org"
    case "ENV006" where isBad:
      settings.envelope.mailFrom = "ann\r\nann@example.org"
    case "ENV007":
      settings.envelope.recipients = ["bob@example.net"]
    case "ENV008":
      settings.envelope.mailFrom = ""
    case "MIM026":
      settings.receiver.depth = 3
    case "MIM027":
      settings.receiver.entities = 3
    case "ENC018":
      settings.receiver.messageOctets = 300
    case "HTM001":
      settings.receiver.htmlOctets = 200
    default: break
    }
  }
}
