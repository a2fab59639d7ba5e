import Octets

/// Stands for the digest that the command takes from swift-crypto, which takes longer to build than all the rest.
struct SHA256Digest {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a

  mutating func update(_ run: Span<UInt8>) {
    for index in run.indices { hash = (hash ^ UInt64(run[index])) &* 0x100_0000_01B3 }
  }

  /// The digest of what was given so far, as 64 hexadecimal digits.
  func text() -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 64 - digits.count) + digits
  }
}
