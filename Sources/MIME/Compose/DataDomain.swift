/// What kind of octets a body or message consists of: the domain of a transfer encoding. Each kind includes those before it.
///
/// Source: RFC 2045 §2.7, §2.8, §2.9, §6.2.
public enum DataDomain: UInt8, Sendable, Hashable, Comparable, BitwiseCopyable {
  /// Lines of at most 998 octets of 1 to 127, ended by CRLF; CR and LF nowhere else.
  case sevenBit
  /// The same with octets above 127.
  case eightBit
  /// Any octets.
  case binary

  public static func < (left: DataDomain, right: DataDomain) -> Bool { left.rawValue < right.rawValue }
}
