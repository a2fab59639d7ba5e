internal import ArgumentParser
internal import Octets

/// The codes of defects on the command line: one, or all.
struct DefectSelector: Hashable {
  let codes: [Defect.Code]

  /// Creates it from a code, in letters of either case, or `all`.
  /// - Throws: `ValidationError` with the codes that are like it.
  init(argument: String) throws {
    let wanted = Self.lowercased(argument)
    codes = wanted == Array("all".utf8) ? Defect.Code.allCases : try [Self.code(wanted)]
  }

  private static func code(_ wanted: [UInt8]) throws -> Defect.Code {
    if let found = Defect.Code.allCases.first(where: { lowercased($0.name) == wanted }) { return found }
    let hint = NearNames.like(String(decodingUTF8: wanted.span), among: Defect.Code.allCases.map(\.name))
    throw ValidationError(
      hint.isEmpty
        ? "There is no such code; all lists every one."
        : "There is no such code. Like it: \(hint.joined(separator: ", ")).")
  }

  private static func lowercased(_ text: String) -> [UInt8] { text.utf8.map(\.lowercased) }
}
