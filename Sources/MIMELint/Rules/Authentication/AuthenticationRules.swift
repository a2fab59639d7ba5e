internal import MIME
internal import Octets

extension RuleFamily {
  static let authentication = RuleFamily(prefix: "AUT", title: "Authentication", rules: [])
}
