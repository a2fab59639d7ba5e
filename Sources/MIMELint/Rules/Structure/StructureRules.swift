internal import MIME
internal import Octets

extension RuleFamily {
  static let structure = RuleFamily(prefix: "MIM", title: "MIME structure", rules: [])
}
