extension UInt64 {
  /// Whether all eight octets are ASCII.
  var isASCII: Bool { self & 0x8080_8080_8080_8080 == 0 }
}
