internal import MIME
internal import Octets

extension RuleFamily {
  static let encodedWords = RuleFamily(prefix: "EWD", title: "Encoded-words", rules: [])
}
