internal import MIME
internal import Octets

extension RuleFamily {
  static let attachments = RuleFamily(prefix: "ATT", title: "Attachments", rules: [])
}
