internal import ArgumentParser
internal import MIMELint
internal import Octets

/// Rules on the command line: by code, by name, a family by its three letters, or all; several separated by commas.
struct RuleSelector: Hashable {
  /// The codes of the rules.
  let codes: [String]

  /// - Throws: `ValidationError` with the rules that are like what is none.
  init(argument: String) throws {
    codes = try argument.utf8.split(separator: ASCII.comma).flatMap { word in
      let octets = Array(word)
      return try Self.codes(String(decodingUTF8: octets.span.extracting(octets.span.trimmedRange())))
    }
    if codes.isEmpty { throw ValidationError("No rule is named.") }
  }

  /// The rules that a word names.
  static func codes(_ word: String) throws -> [String] {
    let wanted = Array(word.utf8)
    if wanted.span.equalsIgnoringCase("all") { return Rule.all.map(\.id) }
    for family in RuleFamily.all where wanted.span.equalsIgnoringCase(family.prefix.utf8.span) {
      return family.rules.map(\.id)
    }
    if let rule = Rule.named(word) { return [rule.id] }
    let hint = NearNames.like(word, among: Rule.all.map(\.id) + Rule.all.map(\.name))
    throw ValidationError(
      hint.isEmpty
        ? "There is no rule '\(word)'; --list shows all."
        : "There is no rule '\(word)'. Like it: \(hint.joined(separator: ", ")).")
  }

  /// The rules.
  var rules: [Rule] { codes.compactMap(Rule.named) }
}
