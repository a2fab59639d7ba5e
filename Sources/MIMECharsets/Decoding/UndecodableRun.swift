internal import Octets

/// Records undecodable octets: one defect for each run of them, at its start.
struct UndecodableRun {
  /// The offset just past the undecodable octets found last.
  private var end = -1

  /// Takes note of octets that have been replaced.
  mutating func record(_ range: Range<Int>, _ defects: inout DefectLog) {
    if range.lowerBound != end { defects.record(.undecodableText, at: range.lowerBound) }
    end = range.upperBound
  }
}
