internal import Octets

/// Where one `name=value` of a field body stands.
///
/// Source: RFC 2045 §5.1, RFC 2231 §3, §4.
package struct ParameterPiece: Sendable, Hashable {
  /// How a parameter's value is given.
  package enum Form: Sendable, Hashable {
    /// `name=value`.
    case plain
    /// `name*=charset'language'percent-encoded`.
    case extended
    /// `name*1=value` or `name*1*=percent-encoded`.
    case continued(number: Int, isExtended: Bool)
  }

  /// The name without the marks of RFC 2231.
  package let name: Range<Int>
  /// What the marks say.
  package let form: Form
  /// The value; inside the quotes, and still with its quoted-pairs, where it is a quoted-string.
  package let value: Range<Int>
  /// Whether the value is a quoted-string.
  package let isQuoted: Bool

  /// Whether the value is percent-encoded.
  package var isExtended: Bool {
    switch form {
    case .plain: false
    case .extended: true
    case .continued(_, let isExtended): isExtended
    }
  }
}

extension ParameterPiece {
  /// Appends the value's octets without quotes, quoted-pairs and line ends; percent signs stay as they are.
  ///
  /// Source: RFC 2045 §5.1.
  func appendLiteral(of body: Span<UInt8>, to output: inout [UInt8]) {
    let octets = body.extracting(value)
    if isQuoted {
      QuotedContent.append(octets, to: &output)
    } else {
      RawText.unfold(octets, into: &output)
    }
  }
}
