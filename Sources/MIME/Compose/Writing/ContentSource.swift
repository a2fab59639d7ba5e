internal import Octets

/// Where the octets of a body are.
enum ContentSource: Sendable {
  case memory(OctetStorage, Range<Int>)
  case file(path: String, OctetFile.Version)

  init(_ octets: [UInt8]) {
    self = .memory(OctetStorage(octets), 0..<octets.count)
  }

  /// How many there are.
  var count: Int {
    switch self {
    case .memory(_, let range): range.count
    case .file(_, let version): version.count
    }
  }

  /// How many octets of a file are held at a time.
  static var stride: Int { 256 << 10 }

  /// Hands over all octets in runs, until the function says that it has seen enough.
  ///
  /// - Throws: ``CompositionError/Code/fileUnreadable``.
  func forEachRun(_ receive: (Span<UInt8>) -> Bool) throws(CompositionError) {
    switch self {
    case .memory(let storage, let range):
      let octets = storage.span.extracting(range)
      var start = 0
      while start < octets.count {
        let end = min(start + Self.stride, octets.count)
        guard receive(octets.extracting(start..<end)) else { return }
        start = end
      }
    case .file(let path, let version):
      let file = try OctetFile.open(path, expecting: version)
      var buffer: [UInt8] = []
      var offset = 0
      while try file.read(path, from: offset, atMost: Self.stride, into: &buffer) > 0 {
        guard receive(buffer.span) else { return }
        offset += buffer.count
        buffer.removeAll(keepingCapacity: true)
      }
    }
  }
}

extension OctetFile {
  /// Opens a file, which must still be the one that was measured.
  static func open(_ path: String, expecting version: Version? = nil) throws(CompositionError) -> OctetFile {
    let file: OctetFile
    do {
      file = try OctetFile(path: path)
    } catch {
      throw CompositionError(.fileUnreadable, file: path, cause: error)
    }
    guard let version, file.version != version else { return file }
    throw CompositionError(.fileChanged, file: path)
  }

  /// Appends octets of the file at a path from an offset on; returns how many.
  func read(
    _ path: String, from offset: Int, atMost count: Int, into output: inout [UInt8]
  ) throws(CompositionError) -> Int {
    do {
      return try read(from: offset, atMost: count, into: &output)
    } catch {
      throw CompositionError(.fileUnreadable, file: path, cause: error)
    }
  }
}
