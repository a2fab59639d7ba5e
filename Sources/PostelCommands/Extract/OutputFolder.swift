internal import Octets

/// A folder that files are written to, and the only one: names are single path components, and links are not followed.
///
/// A file appears under its name when it is complete: it is written under a temporary name and then renamed.
struct OutputFolder: ~Copyable {
  private let folder: System.File
  private let overwrites: Bool
  private var count = 0

  /// Opens a folder; it is made where it is missing.
  ///
  /// - Parameter overwrites: Whether files that are there may be replaced.
  init(_ path: String, overwrites: Bool) throws(SystemError) {
    folder = try System.openFolder(path)
    self.overwrites = overwrites
  }

  /// Writes a file; nothing is left of it where that fails.
  ///
  /// - Throws: What the system says; ``SystemError/isExisting`` where the name is taken and must not be replaced.
  mutating func write(_ name: String, _ fill: (inout OctetOutput) -> Void) throws(SystemError) {
    try write(name, keepingModeOf: nil) { output in
      fill(&output)
      return true
    }
  }

  /// Writes a file; nothing is left of it where that fails, or where the function says that it is not complete.
  ///
  /// - Parameter original: A file whose permissions it gets; nil for the usual ones.
  mutating func write(
    _ name: String, keepingModeOf original: String?, _ fill: (inout OctetOutput) -> Bool
  ) throws(SystemError) {
    precondition(!name.utf8.contains(ASCII.slash) && name != "." && name != "..", "a name is one path component")
    if !overwrites, System.exists(name, in: folder) { throw SystemError.isThere }
    let temporary = try createTemporary()
    do throws(SystemError) {
      var output = OctetOutput(descriptor: temporary.file.descriptor)
      let isComplete = fill(&output)
      output.flush()
      if let failure = output.failure { throw failure }
      guard isComplete else { return try System.remove(temporary.name, in: folder) }
      if let original { try System.copyPermissions(of: original, to: temporary.file) }
      try put(temporary.name, inPlaceOf: name)
    } catch {
      try? System.remove(temporary.name, in: folder)
      throw error
    }
  }

  private struct TemporaryFile: ~Copyable {
    let name: String
    let file: System.File
  }

  /// Creates a file under a name that nothing has.
  private mutating func createTemporary() throws(SystemError) -> TemporaryFile {
    while true {
      count += 1
      let name = ".postel-\(System.processID)-\(count).part"
      do throws(SystemError) {
        return TemporaryFile(name: name, file: try System.create(name, in: folder))
      } catch  where error.isExisting {
        continue
      }
    }
  }

  private func put(_ temporary: String, inPlaceOf name: String) throws(SystemError) {
    if overwrites { return try System.rename(temporary, to: name, in: folder) }
    do throws(SystemError) {
      try System.link(temporary, as: name, in: folder)
      try System.remove(temporary, in: folder)
    } catch  where error.isUnsupported {
      // Without links: whoever creates the empty file owns the name, and may put another file in its place.
      _ = try System.create(name, in: folder)
      try System.rename(temporary, to: name, in: folder)
    }
  }
}
