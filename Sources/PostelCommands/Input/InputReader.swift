internal import Octets

/// Why an input can't be had, in words for a person.
struct InputFailure: Error, Hashable {
  let reason: String
}

/// Gets the octets of what the command line names.
enum InputReader {
  /// The name of standard input.
  static let standardInputName = "-"

  /// Reads an input: a file is mapped into memory, a pipe is read to its end, gzip is decompressed.
  static func read(_ name: String, standardInput: Int32) throws(InputFailure) -> OctetStorage {
    let isStandardInput = name == standardInputName
    let octets: OctetStorage
    do throws(SystemError) {
      octets =
        isStandardInput ? try readStandardInput(standardInput) : try OctetStorage(contentsOfFile: name)
    } catch {
      throw InputFailure(reason: error.description)
    }
    let mayBeGzip = isStandardInput || name.utf8.suffix(3).elementsEqual(".gz".utf8)
    guard mayBeGzip, GzipInput.isGzip(octets.span) else { return octets }
    return OctetStorage(try GzipInput.decompress(octets.span))
  }

  /// Whatever another process has read from it already is not read again.
  private static func readStandardInput(_ descriptor: Int32) throws(SystemError) -> OctetStorage {
    guard let offset = System.offset(of: descriptor), offset > 0 else {
      return try OctetStorage(contentsOfDescriptor: descriptor)
    }
    var octets: [UInt8] = []
    while try System.read(descriptor, into: &octets, atMost: 256 << 10) > 0 {}
    return OctetStorage(octets)
  }
}
