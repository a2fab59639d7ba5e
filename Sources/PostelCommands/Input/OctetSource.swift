internal import Octets

/// An input that is read piece by piece, so that its size does not matter.
enum OctetSource {
  /// How many octets a piece has at most.
  private static let pieceCount = 256 << 10

  /// Calls a function with each piece of a file or of standard input, until it says that it has enough.
  ///
  /// - Parameters:
  ///   - name: A path, or `-` for standard input.
  ///   - body: Says whether it wants more.
  static func forEachPiece(
    of name: String, standardInput: Int32, _ body: (Span<UInt8>) throws(InputFailure) -> Bool
  ) throws(InputFailure) {
    guard name == InputReader.standardInputName else { return try forEachPiece(ofFile: name, body) }
    var octets: [UInt8] = []
    while true {
      octets.removeAll(keepingCapacity: true)
      do throws(SystemError) {
        guard try System.read(standardInput, into: &octets, atMost: pieceCount) > 0 else { return }
      } catch {
        throw InputFailure(reason: error.description)
      }
      guard try body(octets.span) else { return }
    }
  }

  private static func forEachPiece(
    ofFile path: String, _ body: (Span<UInt8>) throws(InputFailure) -> Bool
  ) throws(InputFailure) {
    let file: OctetStorage
    do throws(SystemError) {
      file = try OctetStorage(contentsOfFile: path)
    } catch {
      throw InputFailure(reason: error.description)
    }
    var isWanted = true
    try file.forEachRun(of: 0..<file.count, atMost: pieceCount) { (piece) throws(InputFailure) in
      if isWanted { isWanted = try body(piece) }
    }
  }
}
