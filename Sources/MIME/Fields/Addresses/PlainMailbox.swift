internal import Octets

/// A mailbox in the forms that nearly all mail has, with nothing in it to be decoded or to be wrong: ASCII, no comments,
/// no escapes, no folds but before the address and around the whole.
///
///     [phrase / quoted-string] "<" dot-atom "@" host ">"
///     dot-atom "@" host
///
/// PERF: reading these in one pass takes an eighth of the time that the general parser takes.
struct PlainMailbox {
  /// The name as it is to be shown; nil where there is none.
  let name: Range<Int>?
  /// The addr-spec.
  let address: Range<Int>

  /// Reads a mailbox and the blanks around it, if one in these forms is next.
  @_lifetime(cursor: copy cursor)
  init?(_ cursor: inout OctetCursor) {
    cursor.skip(while: .foldingBlanks)
    let start = cursor.index
    guard let name = Self.name(&cursor) else { return nil }
    if cursor.skip(ASCII.lessThan) {
      guard let address = Self.addrSpec(&cursor), cursor.skip(ASCII.greaterThan) else { return nil }
      self.name = name.isEmpty ? nil : name
      self.address = address
    } else {
      cursor.index = start
      guard let address = Self.addrSpec(&cursor) else { return nil }
      self.name = nil
      self.address = address
    }
    cursor.skip(while: .foldingBlanks)
  }

  /// Moves past atoms with single spaces between them, or a quoted-string, up to `<`; stops also behind the first atom.
  @_lifetime(cursor: copy cursor)
  private static func name(_ cursor: inout OctetCursor) -> Range<Int>? {
    let start = cursor.index
    if cursor.skip(ASCII.quote) { return quotedName(&cursor) }
    var end = start
    while cursor.current != ASCII.lessThan {
      let word = cursor.skip(while: .plainAtom)
      if !word.isEmpty { end = word.upperBound }
      if !word.isEmpty, cursor.skip(ASCII.space) { continue }
      if !word.isEmpty, word.lowerBound == start, cursor.current != ASCII.cr { break }
      let gap = cursor.skip(while: .foldingBlanks)
      return !gap.isEmpty && cursor.current == ASCII.lessThan ? start..<end : nil
    }
    return start..<end
  }

  @_lifetime(cursor: copy cursor)
  private static func quotedName(_ cursor: inout OctetCursor) -> Range<Int>? {
    let content = cursor.skip(while: .plainQuoted)
    guard !content.isEmpty, cursor.skip(ASCII.quote), cursor.octets[content.lowerBound] != ASCII.space,
      cursor.octets[content.upperBound &- 1] != ASCII.space
    else { return nil }
    cursor.skip(while: .foldingBlanks)
    return cursor.current == ASCII.lessThan ? content : nil
  }

  /// Moves past an addr-spec that ends where it must.
  @_lifetime(cursor: copy cursor)
  private static func addrSpec(_ cursor: inout OctetCursor) -> Range<Int>? {
    let start = cursor.index
    guard cursor.skipDotted(.plainAtom), cursor.skip(ASCII.at), cursor.skipDotted(.plainHost) else { return nil }
    return start..<cursor.index
  }
}

extension AddressListParser {
  /// Reads the entries that are plain mailboxes, up to the first one that isn't.
  @_lifetime(self: copy self)
  mutating func readPlainMailboxes() {
    // PERF: a list that grows from one on is copied four times for twelve recipients.
    if addresses.isEmpty { reserve(min(1 &+ lexer.octets.count / 48, 32)) }
    while !isFull {
      let start = lexer.index
      guard let mailbox = PlainMailbox(&lexer.cursor), lexer.isAtEnd || lexer.current == ASCII.comma else {
        lexer.index = start
        return
      }
      let octets = lexer.octets
      append(
        Mailbox(
          displayName: mailbox.name.map { String(decodingUTF8: octets.extracting($0)) },
          address: String(decodingUTF8: octets.extracting(mailbox.address))))
      guard separator() else { return }
    }
  }
}
