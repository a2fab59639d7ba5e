internal import Octets

/// What is masked in a message, and by what.
///
/// Letters of ASCII match in either case.
public struct Redaction: Sendable {
  /// Something to mask.
  public enum Target: Sendable, Hashable {
    /// A text, wherever it stands.
    case text(String)
    /// An address, where it stands as a whole: `ann@example.org` is not found in `joann@example.org`.
    case address(String)
    /// All addresses of a domain and of the domains below it, and the domain's own name.
    case domain(String)
  }

  /// What is masked.
  public var targets: [Target]

  /// Creates a redaction.
  ///
  /// - Parameter targets: What is masked; empty texts mask nothing.
  public init(_ targets: [Target]) {
    self.targets = targets
  }

  /// What stands for a text.
  static let textMask = "[redacted]"
  /// What stands for a text where it may be part of an identifier or token.
  static let tokenMask = "redacted"
  /// What stands for an address. RFC 2606 §2 keeps `.invalid` out of use.
  static let addressMask = "redacted@redacted.invalid"
  /// What stands for a domain.
  static let domainMask = "redacted.invalid"
}

/// Finds and masks the targets of a redaction in UTF-8.
struct Redactor: Sendable {
  private struct Needle: Sendable {
    let octets: [UInt8]
    let target: Redaction.Target
  }

  private var needles: [Needle] = []
  /// The octets that a target may begin with, in lower case.
  private var firsts = OctetSet { _ in false }

  init(_ redaction: Redaction) {
    for target in redaction.targets {
      let text =
        switch target {
        case .text(let text), .address(let text), .domain(let text): text
        }
      let octets = text.utf8.map(\.lowercased)
      guard let first = octets.first else { continue }
      needles.append(Needle(octets: octets, target: target))
      firsts = firsts.union(OctetSet { $0.lowercased == first })
    }
    // Where two begin alike, the longer one counts.
    needles.sort { $0.octets.count > $1.octets.count }
  }

  /// Whether a text holds a target.
  func finds(in text: Span<UInt8>) -> Bool {
    for index in text.indices where firsts.contains(text[index]) {
      if match(in: text, at: index) != nil { return true }
    }
    return false
  }

  /// A text with its targets masked; nil where it holds none.
  ///
  /// - Parameter isToken: Whether the text is one that blanks and brackets must not get into.
  /// - Complexity: O(*n* · *m*), with *m* the octets of all targets together.
  func masked(_ text: Span<UInt8>, isToken: Bool = false) -> [UInt8]? {
    var output: [UInt8] = []
    var copied = 0
    var index = 0
    while index < text.count {
      guard firsts.contains(text[index]), let found = match(in: text, at: index) else {
        index &+= 1
        continue
      }
      let start = max(copied, found.range.lowerBound)
      output.append(text.extracting(copied..<start))
      output.append(contentsOf: mask(found, isToken: isToken).utf8)
      copied = found.range.upperBound
      index = max(copied, index + 1)
    }
    guard copied > 0 else { return nil }
    output.append(text.extracting(copied...))
    return output
  }

  func masked(_ text: String, isToken: Bool = false) -> String? {
    masked(text.utf8.span, isToken: isToken).map { String(decodingUTF8: $0.span) }
  }
}

extension Redactor {
  private struct Match {
    var range: Range<Int>
    let target: Redaction.Target
    /// Whether it is a whole address of a domain.
    var isAddress = false
  }

  private func mask(_ match: Match, isToken: Bool) -> String {
    switch match.target {
    case .text: isToken ? Redaction.tokenMask : Redaction.textMask
    case .address: Redaction.addressMask
    case .domain: match.isAddress ? Redaction.addressMask : Redaction.domainMask
    }
  }

  private func match(in text: Span<UInt8>, at index: Int) -> Match? {
    let rest = text.extracting(index...)
    for needle in needles where needle.octets.count <= rest.count {
      guard rest.extracting(..<needle.octets.count).equalsIgnoringCase(needle.octets.span) else { continue }
      let range = index..<index + needle.octets.count
      switch needle.target {
      case .text: return Match(range: range, target: needle.target)
      case .address:
        if !Self.goesOn(text, before: index), !Self.goesOn(text, after: range.upperBound) {
          return Match(range: range, target: needle.target)
        }
      case .domain:
        if let found = Self.domain(in: text, range) {
          return Match(range: found.range, target: needle.target, isAddress: found.isAddress)
        }
      }
    }
    return nil
  }

  /// The domain at a range with the labels and the local-part before it; nil where the range is inside another name.
  private static func domain(in text: Span<UInt8>, _ range: Range<Int>) -> (range: Range<Int>, isAddress: Bool)? {
    guard !goesOn(text, after: range.upperBound) else { return nil }
    var start = range.lowerBound
    if start > 0, isNameOctet(text[start - 1]) { return nil }
    let most = max(0, start - 320)  // RFC 5321 §4.5.3.1: a local-part of 64 octets and a domain of 255
    while start > most, isNameOctet(text[start - 1]) || text[start - 1] == ASCII.dot { start -= 1 }
    guard start > most, text[start - 1] == ASCII.at else { return (start..<range.upperBound, false) }
    var local = start - 1
    while local > most, isLocalOctet(text[local - 1]) { local -= 1 }
    return local < start - 1 ? (local..<range.upperBound, true) : (start..<range.upperBound, false)
  }

  private static func goesOn(_ text: Span<UInt8>, before index: Int) -> Bool {
    index > 0 && isLocalOctet(text[index - 1])
  }

  /// Whether a name goes on behind an index: a full stop at the end of a sentence is none of its own.
  private static func goesOn(_ text: Span<UInt8>, after index: Int) -> Bool {
    guard index < text.count else { return false }
    if text[index] == ASCII.dot { return index + 1 < text.count && isNameOctet(text[index + 1]) }
    return isNameOctet(text[index])
  }

  private static func isNameOctet(_ octet: UInt8) -> Bool {
    octet.isLetter || octet.isDigit || octet == ASCII.hyphen || octet >= 0x80
  }

  private static func isLocalOctet(_ octet: UInt8) -> Bool {
    isNameOctet(octet) || octet == ASCII.dot || octet == ASCII.plus || octet == ASCII.underscore
  }
}
