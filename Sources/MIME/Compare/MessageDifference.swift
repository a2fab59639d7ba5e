internal import Octets

/// One thing in which two messages differ in meaning.
public struct MessageDifference: Sendable, Hashable {
  /// What differs.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A header field is only in the second message.
    case fieldAdded
    /// A header field is only in the first message.
    case fieldRemoved
    /// A header field says something else.
    case fieldChanged
    /// The fields of a name are the same, in another order.
    case fieldsReordered
    /// A part is only in the second message.
    case partAdded
    /// A part is only in the first message.
    case partRemoved
    /// A part has another media type, or its parameters say something else.
    case typeChanged
    /// A part has another file name or disposition.
    case dispositionChanged
    /// The decoded text of a part is another.
    case textChanged
    /// The decoded content of a part that is no text is another.
    case contentChanged
  }

  /// What differs.
  public let kind: Kind
  /// The part's number in the first message, or in the second where it is only there; nil for a message whose whole body
  /// is a multipart.
  public let part: PartNumber?
  /// The name of the field.
  public let field: String?
  /// What the first message says; nil where it says nothing.
  public let before: String?
  /// What the second message says; nil where it says nothing.
  public let after: String?

  init(_ kind: Kind, part: PartNumber?, field: String? = nil, before: String? = nil, after: String? = nil) {
    self.kind = kind
    self.part = part
    self.field = field
    self.before = before
    self.after = after
  }
}

extension Message {
  /// In what another message differs from this one, by what they mean.
  ///
  /// Folding, blanks between words, the case of field names, the form of encoded text, transfer encodings, boundaries,
  /// charsets and line ends make no difference. Fields are compared by name: the order of fields of different names makes
  /// none either. Parts are compared in their order; of two lists of parts those at the beginning and the end that are
  /// equal are taken for the same.
  ///
  /// - Complexity: Decodes every leaf of both messages; holds two of them at a time.
  public func differences(from other: Message) -> [MessageDifference] {
    var comparison = MessageComparison()
    comparison.compare(other.root, root)
    return comparison.differences
  }
}
