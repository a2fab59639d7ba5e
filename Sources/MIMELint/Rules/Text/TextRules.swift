internal import MIME
internal import Octets

extension RuleFamily {
  static let text = RuleFamily(prefix: "TXT", title: "Plain text", rules: [])
}
