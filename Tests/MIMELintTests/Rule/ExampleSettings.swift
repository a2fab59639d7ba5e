import MIME
import Octets

@testable import MIMELint

/// What examples need to be known beside the message, by the rule's code.
enum ExampleSettings {
  /// Rules that a rule's bad example can't but break as well.
  static let companions: [String: Set<String>] = [
    "LIN011": ["LIN002"],  // a false end of the data is made of such line ends
    "ADR013": ["HDR007"],  // the local-part is raw UTF-8
  ]

  /// Adds what a rule's examples need to the settings.
  static func adjust(_ settings: inout LintSettings, for id: String) {
    switch id {
    case "HDR009":
      settings.envelope.route = Route(body: .eightBit, takesUTF8Headers: true)
    case "ADR027":
      settings.envelope.mailFrom = "bounces@mail.example.org"
    default: break
    }
  }
}
