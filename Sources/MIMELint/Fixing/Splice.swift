internal import Octets

/// Octets that take the place of a range of the input.
struct Splice {
  let range: Range<Int>
  let octets: [UInt8]
}

/// Splices that don't touch the same octets, and what the input becomes with all of them.
struct SpliceList {
  /// By place; insertions at one place in the order in which they were added.
  private var splices: [Splice] = []

  /// Adds splices; false, and none is added, where an octet of a range has a new fate already.
  mutating func add(_ wanted: [Splice]) -> Bool {
    var added: [Int] = []
    for splice in wanted {
      guard let index = add(splice) else {
        for index in added.reversed() { splices.remove(at: index) }
        return false
      }
      added.append(index)
    }
    return true
  }

  /// Adds a splice; returns its index, or nil where an octet of its range has a new fate already.
  private mutating func add(_ splice: Splice) -> Int? {
    let index = place(of: splice.range)
    if index > 0, splices[index - 1].range.upperBound > splice.range.lowerBound { return nil }
    if index < splices.count, splices[index].range.lowerBound < splice.range.upperBound { return nil }
    splices.insert(splice, at: index)
    return index
  }

  /// The index behind all splices that begin before a range, and behind the insertions where it begins.
  private func place(of range: Range<Int>) -> Int {
    splices.partitionPoint { other in
      other.range.lowerBound < range.lowerBound || other.range.lowerBound == range.lowerBound && other.range.isEmpty
    }
  }

  /// What octets become.
  func applied(to octets: Span<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var end = 0
    for splice in splices {
      output.append(octets.extracting(end..<splice.range.lowerBound))
      output += splice.octets
      end = splice.range.upperBound
    }
    output.append(octets.extracting(end...))
    return output
  }
}
