internal import MIME
internal import Octets

extension RuleFamily {
  static let encodings = RuleFamily(prefix: "ENC", title: "Encodings and charsets", rules: [])
}
