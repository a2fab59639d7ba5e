internal import MIME
internal import Octets

extension RuleFamily {
  static let html = RuleFamily(prefix: "HTM", title: "HTML", rules: [])
}
