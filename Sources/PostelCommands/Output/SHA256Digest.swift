internal import Crypto
internal import Octets

/// SHA-256 over octets that come in runs. Any split of the input gives the same digest.
///
/// Source: FIPS 180-4.
struct SHA256Digest {
  private var hash = SHA256()

  mutating func update(_ run: Span<UInt8>) {
    // SAFETY: the pointer is used only inside the closure, with the count that goes with it.
    unsafe run.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
  }

  /// The digest of what was given so far.
  func octets() -> [UInt8] { Array(hash.finalize()) }

  /// The digest of what was given so far, as 64 hexadecimal digits.
  func text() -> String {
    Hexadecimal.text(octets())
  }
}
