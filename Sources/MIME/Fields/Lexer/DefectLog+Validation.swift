internal import Octets

extension DefectLog {
  /// Throws where something was recorded about a field body or it is not UTF-8, with the lowest offset.
  ///
  /// Source: RFC 6532 §3.2.
  func throwFirst(in body: Span<UInt8>) throws(MIMEError) {
    var offset = defects.lazy.map(\.offset).min()
    do {
      _ = try UTF8Span(validating: body)
    } catch {
      offset = min(offset ?? .max, error.byteOffsets.lowerBound)
    }
    if let offset { throw MIMEError(.invalidValue, at: offset) }
  }
}
