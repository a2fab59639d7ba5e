public import Octets

/// A file, or a part of one, that was decoded from yEnc.
///
/// Source: yEnc draft 1.3.
public struct YEncFile: Sendable, Hashable {
  /// What the lines around the data say.
  public let header: YEncHeader
  /// The decoded octets.
  public let octets: [UInt8]

  /// Creates a file from what a decoder found.
  public init(header: YEncHeader, octets: [UInt8]) {
    self.header = header
    self.octets = octets
  }

  /// Decodes the first file, or part of one, in a text; nil where there is none.
  public init?(_ text: Span<UInt8>, defects: inout DefectLog) {
    var decoder = YEncDecoder()
    var octets: [UInt8] = []
    decoder.decode(text, into: &octets, defects: &defects)
    decoder.finish(into: &octets, defects: &defects)
    guard let header = decoder.header else { return nil }
    self.init(header: header, octets: octets)
  }

  /// Joins the parts of a file, given in any order; nil where one is missing.
  ///
  /// Parts must follow each other without a gap; of those that begin at the same place the first one given counts.
  /// - Parameter defects: Receives ``Defect/Code/yencMismatch`` where the file's size or checksum is not what a part says.
  /// - Complexity: O(*n* log *n*) in the number of parts.
  public static func joining(_ parts: [YEncFile], defects: inout DefectLog) -> YEncFile? {
    let places = parts.indices.sorted { (parts[$0].start, $0) < (parts[$1].start, $1) }
    guard let first = places.first else { return nil }
    var octets: [UInt8] = []
    for place in places {
      let part = parts[place]
      if part.start < octets.count, part.start + part.octets.count <= octets.count { continue }
      guard part.start == octets.count else { return nil }
      octets.append(part.octets.span)
    }
    var header = parts[first].header
    if let size = header.size, octets.count < size { return nil }
    header.part = nil
    header.total = nil
    header.range = nil
    header.fileChecksum = parts.lazy.compactMap(\.header.fileChecksum).first
    var checksum = CRC32()
    checksum.update(octets.span)
    let isSizeRight = header.size == nil || header.size == octets.count
    if !isSizeRight || (header.fileChecksum ?? checksum.value) != checksum.value {
      defects.record(.yencMismatch, at: 0)
    }
    return YEncFile(header: header, octets: octets)
  }

  private var start: Int { header.range?.lowerBound ?? 0 }
}
