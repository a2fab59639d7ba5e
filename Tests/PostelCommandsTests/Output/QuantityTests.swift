import Testing

@testable import PostelCommands

struct QuantityTests {
  @Test(arguments: [
    (0, "0 octets"), (1, "1 octet"), (999, "999 octets"), (1000, "1.0 kB (1,000 octets)"),
    (9_940, "9.9 kB (9,940 octets)"), (9_999, "10 kB (9,999 octets)"), (1_050, "1.1 kB (1,050 octets)"),
    (10_000, "10 kB (10,000 octets)"), (1_234_567, "1.2 MB (1,234,567 octets)"),
    (5_000_000_000, "5.0 GB (5,000,000,000 octets)"),
  ])
  func writes(_ count: Int, _ expected: String) {
    #expect(Quantity.octets(count) == expected)
  }
}
