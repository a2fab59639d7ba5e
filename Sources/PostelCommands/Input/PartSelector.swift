internal import ArgumentParser
internal import MIME
internal import Octets

/// A part number on the command line.
struct PartSelector: ExpressibleByArgument, Hashable {
  let number: PartNumber
  /// The number in its usual form.
  var text: String { number.description }

  init?(argument: String) {
    guard let number = PartNumber(validating: argument) else { return nil }
    self.number = number
  }

  /// What to say where a message doesn't have it.
  func isMissing(from file: String) -> String { "\(file): there is no part \(text)" }
}

/// Part numbers on the command line, separated by commas.
struct PartList: ExpressibleByArgument, Hashable {
  let parts: [PartSelector]

  init?(argument: String) {
    var parts: [PartSelector] = []
    for number in argument.utf8.split(separator: ASCII.comma, omittingEmptySubsequences: false) {
      guard let text = String(number), let part = PartSelector(argument: text) else { return nil }
      parts.append(part)
    }
    self.parts = parts
  }
}
