internal import Octets

extension RuleFamily {
  static let header = RuleFamily(prefix: "HDR", title: "Header section", rules: [])
}
