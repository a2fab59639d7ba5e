internal import MIME
internal import Octets

extension RuleFamily {
  static let envelope = RuleFamily(prefix: "ENV", title: "Envelope", rules: [])
}
