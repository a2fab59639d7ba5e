internal import MIMECodecs

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

extension DataDomain {
  /// The transfer encoding that says it of a body, and leaves its octets as they are.
  ///
  /// Source: RFC 2045 §6.2.
  var transferEncoding: TransferEncoding {
    switch self {
    case .sevenBit: .sevenBit
    case .eightBit: .eightBit
    case .binary: .binary
    }
  }
}

extension TransferEncoding {
  /// What a body under it consists of on the wire.
  var domain: DataDomain {
    switch self {
    case .eightBit: .eightBit
    case .binary, .yenc: .binary
    case .sevenBit, .base64, .quotedPrintable, .uuencode, .unknown: .sevenBit
    }
  }
}
