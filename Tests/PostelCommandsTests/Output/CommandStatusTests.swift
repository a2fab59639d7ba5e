import Testing

@testable import PostelCommands

struct CommandStatusTests {
  @Test func theGraverCounts() {
    let order: [CommandStatus] = [.clean, .findings, .loss, .unreadable, .usage]
    for (index, first) in order.enumerated() {
      for (other, second) in order.enumerated() {
        var status = first
        status.note(second)
        #expect(status == order[max(index, other)])
      }
    }
    #expect(order.map(\.rawValue) == [0, 1, 4, 3, 2])
  }
}
