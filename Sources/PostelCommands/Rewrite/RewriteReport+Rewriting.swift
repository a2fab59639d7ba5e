internal import MIME
internal import Octets

extension RewriteReport {
  /// Reads a message; nil, with a report, where that can't be done.
  mutating func read(_ standardInput: Int32) -> Message? {
    do throws(InputFailure) {
      let message = Message(try InputReader.read(file, standardInput: standardInput))
      if message.defects.contains(where: \.code.isLimit) {
        add(.loss, "\(file): a limit was hit; not all was looked at")
      }
      return message
    } catch {
      add(.unreadable, "\(file): \(error.reason)")
      return nil
    }
  }

  /// Writes a message as it is planned, and says what is worth to know about it; returns whether it is complete.
  mutating func write(_ rewriting: Rewriting, to output: inout OctetOutput) -> Bool {
    for note in rewriting.notes {
      add(note.code.isObstacle ? .findings : .clean, "\(file): \(note)")
    }
    var visible = VisibleText(.lines)
    do throws(CompositionError) {
      try rewriting.write { run in
        output.write(run, &visible)
        return output.failure == nil
      }
      output.finish(&visible)
      return true
    } catch {
      add(.usage, "\(file): \(error)")
      return false
    }
  }

  /// Says which parts aren't there.
  mutating func addMissing(_ parts: [PartNumber]) {
    for part in parts { add(.usage, "\(file): there is no part \(part)") }
  }
}
