internal import MIME
internal import Octets

extension RuleFamily {
  static let datesAndIdentifiers = RuleFamily(prefix: "DID", title: "Dates and identifiers", rules: [])
}
