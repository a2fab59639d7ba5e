internal import MIME
internal import Octets

/// Where the entries of an address field and their pieces stand.
///
/// ``MIME/AddressList`` says what the addresses are; this says where, and how they are written. Ranges are in octets of
/// the input. One forward pass; what is not closed takes the rest.
struct AddressScan {
  /// A mailbox, or what stands in a mailbox's place.
  struct Entry {
    /// From the first octet of name or address to the last.
    fileprivate(set) var range: Range<Int>
    /// The words before an angle bracket.
    fileprivate(set) var name: Range<Int>?
    /// The addr-spec, without brackets and route.
    fileprivate(set) var address: Range<Int>
    /// The source route in angle brackets, its colon included.
    fileprivate(set) var route: Range<Int>?
    /// What stands between a closing angle bracket and the next separator.
    fileprivate(set) var stray: Range<Int>?
    /// The group that it is in, by its index.
    fileprivate(set) var group: Int?
  }

  /// A group.
  struct Group {
    /// The display name.
    fileprivate(set) var name: Range<Int>
    /// How many entries are in it.
    fileprivate(set) var memberCount = 0
  }

  /// Something that is opened and not closed.
  struct Unclosed {
    /// What it is, in a word.
    let what: String
    /// From the octet that opens it on.
    let range: Range<Int>
  }

  /// The entries, those of groups included.
  private(set) var entries: [Entry] = []
  private(set) var groups: [Group] = []
  private(set) var unclosed: [Unclosed] = []
  /// The commas that no entry is between.
  private(set) var emptyPlaces: [Range<Int>] = []

  private var pending = Pending()
  private var isInGroup = false
  private let base: Int

  /// What has been seen of an entry.
  private struct Pending {
    var before: Range<Int>?
    var open: Int?
    var inside: Range<Int>?
    var close: Int?
    var behind: Range<Int>?
    var route: Range<Int>?
    /// Whether an `@` was seen, so that a bracket begins a domain-literal.
    var hasAt = false

    mutating func add(_ range: Range<Int>) {
      if close != nil {
        behind = (behind?.lowerBound ?? range.lowerBound)..<range.upperBound
      } else if open != nil {
        inside = (inside?.lowerBound ?? range.lowerBound)..<range.upperBound
      } else {
        before = (before?.lowerBound ?? range.lowerBound)..<range.upperBound
      }
    }
  }

  /// Scans the body of a field.
  init(_ field: Field) {
    base = field.bodyRange.lowerBound
    scan(field.body)
  }
}

extension AddressScan {
  private mutating func scan(_ body: Span<UInt8>) {
    var words = EncodedWordScanner(body)
    var index = 0
    while index < body.count {
      let octet = body[index]
      if octet == ASCII.equals, let word = words.word(at: index), Self.isPhraseWord(body.extracting(word.payload)) {
        pending.add(at(word.range))
        index = word.range.upperBound
      } else {
        index = step(octet, at: index, in: body)
      }
    }
    endEntry(isSeparated: false, at: body.count)
    if isInGroup, let group = groups.last {
      unclosed.append(Unclosed(what: "group", range: group.name.lowerBound..<base + body.count))
    }
  }

  /// Takes note of what begins at an index; returns the index behind it.
  private mutating func step(_ octet: UInt8, at index: Int, in body: Span<UInt8>) -> Int {
    switch octet {
    case ASCII.space, ASCII.tab, ASCII.cr, ASCII.lf: break
    case ASCII.quote: return enclosed("quoted-string", at: index, in: body, isText: true)
    case ASCII.leftParenthesis: return enclosed("comment", at: index, in: body, isText: false)
    case ASCII.leftBracket where pending.close == nil && pending.hasAt: return literal(at: index, in: body)
    case ASCII.lessThan where pending.open == nil: pending.open = base + index
    case ASCII.greaterThan where pending.open != nil && pending.close == nil: pending.close = base + index
    case ASCII.comma where !isInRoute(body): endEntry(isSeparated: true, at: index)
    case ASCII.semicolon:
      endEntry(isSeparated: true, at: index, mayBeEmpty: isInGroup)
      isInGroup = false
    case ASCII.colon where pending.open == nil: openGroup()
    case ASCII.colon where isInRoute(body):
      pending.route = (pending.inside?.lowerBound ?? base + index)..<base + index + 1
      pending.inside = nil
    default:
      if octet == ASCII.at, pending.open == nil || pending.close == nil { pending.hasAt = true }
      pending.add(at(index..<index + 1))
    }
    return index + 1
  }

  private func at(_ range: Range<Int>) -> Range<Int> { base + range.lowerBound..<base + range.upperBound }

  /// Whether an encoded-word can be part of a name: nothing in it begins or ends an address.
  private static func isPhraseWord(_ payload: Span<UInt8>) -> Bool {
    payload.contains(only: phraseText)
  }

  private static let phraseText = OctetSet(" \t\r\n\"<>@\\").inverted

  /// Whether what stands behind an open angle bracket begins a source route.
  private func isInRoute(_ body: Span<UInt8>) -> Bool {
    guard pending.open != nil, pending.close == nil, let start = pending.inside?.lowerBound else { return false }
    return body[start - base] == ASCII.at
  }

  /// Moves past a quoted-string or comment.
  private mutating func enclosed(_ what: String, at start: Int, in body: Span<UInt8>, isText: Bool) -> Int {
    var index = start + 1
    var depth = 1
    while index < body.count, depth > 0 {
      switch body[index] {
      case ASCII.backslash: index += 1
      case ASCII.quote where isText: depth = 0
      case ASCII.leftParenthesis where !isText: depth += 1
      case ASCII.rightParenthesis where !isText: depth -= 1
      default: break
      }
      index += 1
    }
    index = min(index, body.count)
    if depth > 0 { unclosed.append(Unclosed(what: what, range: at(start..<body.count))) }
    if isText { pending.add(at(start..<index)) }
    return index
  }

  private mutating func literal(at start: Int, in body: Span<UInt8>) -> Int {
    var index = start + 1
    while index < body.count, body[index] != ASCII.rightBracket {
      index += body[index] == ASCII.backslash ? 2 : 1
    }
    let end = min(index + 1, body.count)
    if index >= body.count { unclosed.append(Unclosed(what: "domain-literal", range: at(start..<end))) }
    pending.add(at(start..<end))
    return end
  }

  private mutating func openGroup() {
    guard let name = pending.before, !isInGroup else { return }
    groups.append(Group(name: name))
    isInGroup = true
    pending = Pending()
  }

  private mutating func endEntry(isSeparated: Bool, at index: Int, mayBeEmpty: Bool = false) {
    defer { pending = Pending() }
    if let open = pending.open, pending.close == nil {
      unclosed.append(Unclosed(what: "angle bracket", range: open..<max(open + 1, pending.inside?.upperBound ?? 0)))
    }
    guard let first = pending.before?.lowerBound ?? pending.open else {
      if isSeparated, !mayBeEmpty { emptyPlaces.append(at(index..<index + 1)) }
      return
    }
    let place = pending.open.map { $0 + 1 } ?? first
    let address = pending.open == nil ? pending.before : pending.inside
    let end = pending.close.map { $0 + 1 } ?? pending.inside?.upperBound ?? pending.before?.upperBound ?? place
    entries.append(
      Entry(
        range: first..<end, name: pending.open == nil ? nil : pending.before, address: address ?? place..<place,
        route: pending.route, stray: pending.behind, group: isInGroup ? groups.count - 1 : nil))
    if isInGroup { groups[groups.count - 1].memberCount += 1 }
  }
}
