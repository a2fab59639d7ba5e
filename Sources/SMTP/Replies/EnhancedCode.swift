internal import Octets

/// An enhanced status code, such as `5.1.1`.
///
/// Source: RFC 3463 §2, RFC 2034.
public struct EnhancedCode: Sendable, Hashable, BitwiseCopyable {
  /// 2 for success, 4 for a failure that may pass, 5 for one that stays.
  public let statusClass: Int
  /// What it is about, 0 to 999.
  public let subject: Int
  /// The detail, 0 to 999.
  public let detail: Int

  /// Creates a code, or nil where RFC 3463 §2 has none of these numbers.
  public init?(_ statusClass: Int, _ subject: Int, _ detail: Int) {
    guard [2, 4, 5].contains(statusClass), 0...999 ~= subject, 0...999 ~= detail else { return nil }
    self.init(unchecked: statusClass, subject, detail)
  }

  init(unchecked statusClass: Int, _ subject: Int, _ detail: Int) {
    self.statusClass = statusClass
    self.subject = subject
    self.detail = detail
  }

  // status-code = class "." subject "." detail
  /// Creates a code from its written form, or nil where it isn't one.
  public init?(_ octets: Span<UInt8>) {
    guard let first = octets.firstIndex(of: ASCII.dot), let second = octets.firstIndex(of: ASCII.dot, from: first + 1),
      first == 1, second - first <= 4, octets.count - second <= 4,
      let statusClass = octets.extracting(..<first).decimalValue(),
      let subject = octets.extracting((first + 1)..<second).decimalValue(),
      let detail = octets.extracting((second + 1)...).decimalValue()
    else { return nil }
    self.init(statusClass, subject, detail)
  }
}

extension EnhancedCode: CustomStringConvertible {
  public var description: String { "\(statusClass).\(subject).\(detail)" }
}
