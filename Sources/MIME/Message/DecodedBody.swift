internal import Octets

/// A body without its transfer encoding: the octets of the input where there is nothing to remove, else a copy.
public struct DecodedBody: Sendable {
  let octets: OctetStorage
  let range: Range<Int>

  /// The octets.
  public var span: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let octets = octets
      let span = octets.span
      // SAFETY: the octets are immutable and retained by `self`.
      return unsafe _overrideLifetime(span.extracting(range), borrowing: self)
    }
  }
}
