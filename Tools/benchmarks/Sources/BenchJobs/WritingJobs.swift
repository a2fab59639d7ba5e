import MIME

/// The jobs that write messages differently.
enum WritingJobs {
  /// Sets a field, and passes on all else.
  static func edit(_ message: OctetStorage, into outcome: inout Outcome) {
    var output: [UInt8] = []
    do throws(CompositionError) {
      var rewriter = try MessageRewriter([MessageEdit(.setField(subject))])
      let octets = message.span
      var start = 0
      while start < octets.count {
        let end = min(start + stride, octets.count)
        try rewriter.push(octets.extracting(start..<end), into: &output)
        outcome.produced += output.count
        output.removeAll(keepingCapacity: true)
        start = end
      }
      try rewriter.finish(into: &output)
    } catch {
      preconditionFailure("\(error)")
    }
    outcome.produced += output.count
    outcome.octets += message.count
    outcome.items += 1
  }

  /// Makes all text UTF-8 under 8bit.
  static func recode(_ message: OctetStorage, into outcome: inout Outcome) {
    var recoding = MessageRecoding()
    recoding.makesUTF8 = true
    recoding.transfer = .fitting(.eightBit)
    do throws(CompositionError) {
      try Message(message).recoded(recoding).write { run in
        outcome.produced += run.count
        return true
      }
    } catch {
      preconditionFailure("\(error)")
    }
    outcome.octets += message.count
    outcome.items += 1
  }

  private static let stride = 256 << 10

  private static let subject: HeaderField = {
    do throws(CompositionError) {
      return try HeaderField("Subject", .unstructured("Another subject"))
    } catch {
      preconditionFailure("\(error)")
    }
  }()
}
