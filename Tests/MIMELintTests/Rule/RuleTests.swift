import MIME
import Octets
import Testing

@testable import MIMELint

/// Every rule is held against its own two examples.
struct RuleTests {
  @Test(arguments: Rule.all)
  func `The bad example breaks the rule, at its place, and no other`(rule: Rule) {
    let example = ExampleMessage(rule.bad)
    let report = Linter(ExampleSettings.settings(for: rule, isBad: true)).lint(Message(example.octets))
    let found = Set(report.diagnostics.map(\.rule.id)).subtracting(ExampleSettings.companions[rule.id] ?? [])
    #expect(found == [rule.id], "\(report.diagnostics.map { "\($0.rule.id) \($0.range): \($0.message)" })")
    let first = report.diagnostics.first { $0.rule.id == rule.id }
    if let place = example.place {
      let excerpt = first?.excerpt ?? ""
      #expect(first?.range == place, "points at '\(excerpt)'")
    } else {
      let range = first?.range
      #expect(range?.isEmpty == true || range == 0..<example.octets.count, "without marks, something is missing")
    }
  }

  @Test(arguments: Rule.all)
  func `The good example breaks no rule`(rule: Rule) {
    let report = Linter(ExampleSettings.settings(for: rule, isBad: false)).lint(Message(ExampleMessage(rule.good).octets))
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics.map { "\($0.rule.id) \($0.range): \($0.message)" })")
  }

  @Test func `Codes and names are unique, in order, and of their family`() {
    #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
    #expect(Set(Rule.all.map(\.name)).count == Rule.all.count)
    for family in RuleFamily.all {
      #expect(family.rules.map(\.id) == family.rules.map(\.id).sorted())
      #expect(family.rules.allSatisfy { $0.id.hasPrefix(family.prefix) && $0.id.utf8.count == 6 })
    }
  }

  @Test(arguments: Rule.all)
  func `What a rule says has the form that reports and pages need`(rule: Rule) {
    #expect(rule.name.utf8.allSatisfy { $0.isDigit || $0 == ASCII.hyphen || $0.isLetter && $0 == $0.lowercased })
    #expect(rule.summary.last != "." && rule.summary.utf8.count <= 100)
    #expect(rule.explanation.last == ".")
    #expect(!rule.reference.isEmpty && rule.bad != rule.good)
    #expect(Rule.named(rule.id)?.id == rule.id && Rule.named(rule.name)?.id == rule.id)
  }
}
