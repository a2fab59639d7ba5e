/// Names and passwords in the form in which both sides of a login compare them: compatibility forms are unified,
/// blanks become spaces, invisible characters go.
///
/// Source: RFC 4013.
package enum SASLPrep {
  /// Prepares a text; nil where it holds controls, private-use or other characters that none may hold, mixes directions
  /// in a way that none may, or has nothing left.
  ///
  /// - Parameter isStored: Whether the text is one that is kept, as opposed to one that is looked up: characters that
  ///   Unicode 3.2 doesn't know are then refused (RFC 3454 §7).
  package static func prepare(_ text: String, isStored: Bool) -> String? {
    // What is printable ASCII stays as it is.
    if text.utf8.allSatisfy({ 32...126 ~= $0 }) { return text.utf8.isEmpty ? nil : text }
    guard let units = ICULibrary.prepareCredential(Array(text.utf16), allowsUnassigned: !isStored), !units.isEmpty
    else { return nil }
    return String(decoding: units, as: UTF16.self)
  }
}
