internal import MIME
internal import Octets

extension RuleFamily {
  static let addresses = RuleFamily(prefix: "ADR", title: "Addresses", rules: [])
}
