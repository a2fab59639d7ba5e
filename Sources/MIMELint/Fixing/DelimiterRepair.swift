internal import MIME
internal import Octets

/// The delimiters of one multipart, and what they become.
struct DelimiterRepair {
  private let part: Part
  private let message: Message
  private let delimiters: DelimiterPlaces.Places

  init(_ part: Part, _ delimiters: DelimiterPlaces.Places, in message: Message) {
    self.part = part
    self.message = message
    self.delimiters = delimiters
  }

  /// The splices that close a multipart which is not closed, or that give one which is another boundary.
  ///
  /// - Parameter boundary: Occurs nowhere in the message; its field is not written here.
  /// - Returns: The splices, and whether the boundary is in use.
  func splices(boundary: [UInt8]) -> (splices: [Splice], usesBoundary: Bool) {
    let current = part.boundary
    let isClosed = delimiters.close != nil
    let keeps = !isClosed && BoundaryParameter.isAllowed(current.span)
    let name = keeps ? current : boundary
    var splices: [Splice] = []
    if !keeps {
      splices = delimiters.opening.map { Splice(range: $0, octets: Self.line(name, isClose: false)) }
      if let close = delimiters.close { splices.append(Splice(range: close, octets: Self.line(name, isClose: true))) }
    }
    if !isClosed {
      let end = part.entity.bodyRange.upperBound
      let lineEnd: [UInt8] = [ASCII.cr, ASCII.lf]
      let close = lineEnd + Self.line(name, isClose: true) + (end == message.range.upperBound ? lineEnd : [])
      splices.append(Splice(range: end..<end, octets: close))
    }
    return (splices, !keeps)
  }

  private static func line(_ boundary: [UInt8], isClose: Bool) -> [UInt8] {
    let dashes = [ASCII.hyphen, ASCII.hyphen]
    return dashes + boundary + (isClose ? dashes : [])
  }

}
