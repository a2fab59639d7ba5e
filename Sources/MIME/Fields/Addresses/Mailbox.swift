internal import Octets

/// A person or place that mail goes to or comes from: an address, and a name to show for it.
///
/// ```swift
/// let body = [UInt8](#""Joe Q. Public" <john.q.public@example.com>"#.utf8)
/// let joe = try Mailbox(validating: body.span)
/// joe.displayName  // Joe Q. Public
/// joe.domain       // example.com
/// ```
///
/// Source: RFC 5322 §3.4.
public struct Mailbox: Sendable, Hashable {
  /// The name to show, decoded, or nil where the field gives none.
  ///
  /// It is text from the wire: nothing keeps it from looking like another address.
  public let displayName: String?
  /// The addr-spec without comments, blanks and folds, as in `ann@example.org`.
  ///
  /// A quoted local-part keeps its quotes, unless it needs none. Encoded-words are never decoded. Where the field holds
  /// something else in an address's place, that text.
  public let address: String

  /// Creates a mailbox from its parts, which are not checked.
  public init(displayName: String?, address: String) {
    self.displayName = displayName
    self.address = address
  }
}

extension Mailbox {
  /// What stands before the last unquoted `@` of the address, or all of it where there is none.
  public var localPart: String {
    let octets = address.utf8
    return String(octets[..<(separator ?? octets.endIndex)]) ?? address
  }

  /// What stands after the last unquoted `@` of the address, or nothing where there is none.
  public var domain: String {
    let octets = address.utf8
    guard let separator else { return "" }
    return String(octets[octets.index(after: separator)...]) ?? ""
  }

  /// Where the last `@` is that stands neither in a quoted-string nor in a domain-literal.
  private var separator: String.UTF8View.Index? {
    let octets = address.utf8
    var found: String.UTF8View.Index?
    var isQuoted = false
    var index = octets.startIndex
    while index != octets.endIndex {
      let octet = octets[index]
      if octet == ASCII.backslash, isQuoted {
        octets.formIndex(after: &index)
        if index == octets.endIndex { break }
      } else if octet == ASCII.quote {
        isQuoted.toggle()
      } else if octet == ASCII.at, !isQuoted {
        found = index
      } else if octet == ASCII.leftBracket, !isQuoted, let at = found, octets.index(after: at) == index {
        break
      }
      octets.formIndex(after: &index)
    }
    return found
  }
}
