internal import Octets

extension DefectLog {
  /// Throws where something was recorded, with the lowest offset.
  func throwFirst() throws(MIMEError) {
    if let offset = defects.lazy.map(\.offset).min() { throw MIMEError(.invalidValue, at: offset) }
  }
}
