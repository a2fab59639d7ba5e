import Testing

@testable import Octets

struct PartitionPointTests {
  @Test func isWhereTheElementsBeginThatItDoesNotHoldFor() {
    for count in 0...17 {
      let numbers = Array(0..<count)
      for bound in -1...count + 1 {
        let point = numbers.partitionPoint { $0 < bound }
        #expect(point == min(max(bound, 0), count), "\(count) numbers, \(bound)")
      }
    }
  }

  @Test func countsAsItsCollectionDoes() {
    let slice = [1, 3, 5, 7, 9][1...3]
    #expect([0, 3, 4, 8].map { bound in slice.partitionPoint { $0 <= bound } } == [1, 2, 2, 4])
  }
}
