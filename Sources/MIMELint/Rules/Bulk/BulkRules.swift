internal import MIME
internal import Octets

extension RuleFamily {
  static let bulk = RuleFamily(prefix: "BLK", title: "Bulk and automatic mail", rules: [])
}
