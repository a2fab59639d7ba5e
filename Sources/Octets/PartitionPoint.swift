extension RandomAccessCollection where Index == Int {
  /// The index of the first element that something does not hold for, in a collection that begins with all the elements
  /// that it holds for; the end where it holds for all.
  ///
  /// - Complexity: O(log *n*).
  @inlinable  // PERF: asked once per character by encoders of charsets
  package func partitionPoint(_ holds: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
