internal import Octets

extension Charset {
  /// Finds the charset that a label names, as declared in a Content-Type field or an encoded-word.
  ///
  /// Case, blanks around it and punctuation inside don't matter: `ISO_8859-1`, `iso8859-1` and ` iso 8859 1 ` are one.
  /// A language suffix (`utf-8*en`) is not part of a label.
  /// - Returns: Nil for unknown labels, among them those that say that the charset is not known: `x-unknown`,
  ///   `unknown-8bit`, `x-user-defined`, `default`.
  /// - Complexity: Constant; labels of more than 128 octets are not looked at.
  ///
  /// Source: RFC 2978 §2.3, WHATWG Encoding Standard §4.2.
  public init?(label: Span<UInt8>) {
    guard label.count <= Self.longestLabel else { return nil }
    if let frequent = Self.frequent(label) {
      self = frequent
      return
    }
    guard let key = LabelKey(label),
      let known = Self.knownByLabel[key] ?? key.withoutX.flatMap({ Self.knownByLabel[$0] })
    else { return nil }
    self.init(known)
  }

  /// Finds the charset that a label names; see ``init(label:)-(Span<UInt8>)``.
  public init?(label: String) {
    guard label.utf8.count <= Self.longestLabel else { return nil }
    let octets = Array(label.utf8)
    self.init(label: octets.span)
  }

  private static var longestLabel: Int { 128 }  // three times the longest one known, with blanks around it

  /// The labels that most mail has, found without the table.
  private static func frequent(_ label: Span<UInt8>) -> Charset? {
    switch label.count {
    case 5 where label.equalsIgnoringCase("utf-8"): .utf8
    case 8 where label.equalsIgnoringCase("us-ascii"): .usASCII
    case 10 where label.equalsIgnoringCase("iso-8859-1"): .windows1252
    case 12 where label.equalsIgnoringCase("windows-1252"): .windows1252
    default: nil
    }
  }

  /// The label table, by label.
  private static let knownByLabel: [LabelKey: Known] = {
    var byLabel: [LabelKey: Known] = [:]
    byLabel.reserveCapacity(1024)
    for known in Known.allCases {
      byLabel[LabelKey(known.rawValue.utf8)] = known
    }
    var current: Known?
    for word in labelTable.description.utf8.split(whereSeparator: { $0 == ASCII.space || $0 == ASCII.lf }) {
      let key = LabelKey(word)
      if word.last == ASCII.colon { current = byLabel[key] } else { byLabel[key] = current }
    }
    return byLabel
  }()
}

/// A label without case and punctuation.
private struct LabelKey: Hashable {
  private var octets: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)
  private var count = 0

  /// Creates the key of a label; nil where an octet stands in it that no label has, or too many.
  init?(_ label: Span<UInt8>) {
    for index in label.indices {
      let octet = label[index].lowercased
      if octet.isDigit || octet.isLetter || octet == ASCII.plus {
        guard count < 40 else { return nil }
        append(octet)
      } else if !Self.ignored.contains(octet) {
        return nil
      }
    }
    if count == 0 { return nil }
  }

  /// Creates the key of a label of the table.
  init(_ label: some Sequence<UInt8>) {
    for octet in label where octet.isDigit || octet.isLetter || octet == ASCII.plus { append(octet) }
  }

  /// The key without the x that marks private names; nil where it has none.
  ///
  /// QUIRK: `x-windows-1252`, `x-gb2312` and the like are in use though the registered name is too.
  var withoutX: LabelKey? {
    guard count > 1, octets.0 >> 56 == 0x78 else { return nil }
    return LabelKey((1..<count).lazy.map { self[$0] })
  }

  // QUIRK: punctuation and quotation marks are ignored: `'utf-8'`, `iso8859_1` and `_iso-2022-jp$ESC` occur.
  private static let ignored = OctetSet(" -_.:$\"';()\t\r\n")

  private subscript(index: Int) -> UInt8 {
    let word =
      switch index / 8 {
      case 0: octets.0
      case 1: octets.1
      case 2: octets.2
      case 3: octets.3
      default: octets.4
      }
    return UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * (index % 8)))
  }

  private mutating func append(_ octet: UInt8) {
    let bits = UInt64(octet) << UInt64(56 - 8 * (count % 8))
    switch count / 8 {
    case 0: octets.0 |= bits
    case 1: octets.1 |= bits
    case 2: octets.2 |= bits
    case 3: octets.3 |= bits
    default: octets.4 |= bits
    }
    count += 1
  }

  static func == (left: LabelKey, right: LabelKey) -> Bool { left.octets == right.octets }

  func hash(into hasher: inout Hasher) {
    hasher.combine(octets.0)
    hasher.combine(octets.1)
    hasher.combine(octets.2)
    hasher.combine(octets.3)
    hasher.combine(octets.4)
  }
}
