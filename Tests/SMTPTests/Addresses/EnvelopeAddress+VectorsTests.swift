import FoundationEssentials
import SMTP
import Testing

/// Addresses that others have agreed on. They are not part of the project: where the folder that holds them lies beside
/// the checkout (../shared/conformance), or where POSTEL_CONFORMANCE says that it is, all of them have to be read right.
struct EnvelopeAddressVectorsTests {
  /// What has to come of an input. A row does not say which liberties its reader took.
  private struct Row: Decodable {
    struct Expected: Decodable {
      var valid: Bool
      var localpart: String?
      var domain: String?
      var raw: String?
    }

    var id: String
    var source: String
    var input: String
    var expected: Expected
    var scored: Bool
  }

  private static let file: String = {
    let root = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()
    let folder = ProcessInfo.processInfo.environment["POSTEL_CONFORMANCE"] ?? root + "/../shared/conformance"
    return folder + "/vectors/smtp_address.json"
  }()

  /// The rules that a caller may choose, from the strictest on.
  private static let rules: [AddressRules] = [
    [], .null, .localPartOnly, [.localPartOnly, .null], .utf8, .looseDots, [.optionalBrackets, .null],
    [.optionalBrackets, .localPartOnly, .null], [.optionalBrackets, .looseDots], .brokenAsNull,
    [.optionalBrackets, .brokenAsNull],
  ]

  @Test(.enabled(if: FileManager.default.fileExists(atPath: file)))
  func allAreRight() throws {
    let contents = try Data(contentsOf: URL(fileURLWithPath: Self.file))
    let rows = try JSONDecoder().decode([Row].self, from: contents).filter(\.scored)
    #expect(rows.count >= 176)
    for row in rows { #expect(isRight(row), "\(row.id): \(row.input.debugDescription), \(row.expected)") }
  }

  private func isRight(_ row: Row) -> Bool {
    let octets = Array(row.input.utf8)
    if row.source.contains("username") {
      guard let address = try? EnvelopeAddress(username: octets.span) else { return !row.expected.valid }
      return row.expected.valid && matches(address, row.expected)
    }
    let isPath = row.source.contains("path")
    guard row.expected.valid else {
      let isRead =
        isPath
        ? (try? EnvelopePath(validating: octets.span)) != nil : (try? EnvelopeAddress(validating: octets.span)) != nil
      return !isRead
    }
    return Self.rules.contains { rules in
      guard
        let path = try? EnvelopePath(validating: octets.span, rules: isPath ? rules : rules.union(.optionalBrackets))
      else { return false }
      return matches(path.address, row.expected) && row.expected.raw.map { Array($0.utf8) == path.raw } ?? true
    }
  }

  private func matches(_ address: EnvelopeAddress?, _ expected: Row.Expected) -> Bool {
    address.map { String(decoding: $0.localPart, as: UTF8.self) } == expected.localpart
      && address?.domain?.description == expected.domain
  }
}
