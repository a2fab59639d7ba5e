internal import ArgumentParser

/// The cases of an enumeration, which an option takes by their names.
///
/// PERF: the library has the same by way of key paths and dictionaries, which takes `lint` 0.13 ms of 2.4 at each start.
extension ExpressibleByArgument where Self: CaseIterable & RawRepresentable, RawValue == String {
  static var allValueStrings: [String] { allCases.map { $0.rawValue } }
  static var allValueDescriptions: [String: String] { [:] }
}
