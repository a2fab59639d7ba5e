internal import Octets

/// Reads an address list in one forward pass.
///
/// An entry's words are passed first, without looking at what they mean; the octet they end at says what they were: a
/// name before `<` or `:`, or an address before `,`, `;` or the end. So nothing is read twice, and whatever makes no
/// sense ends at the next of these octets. Text is made of an entry only when it is known to be kept.
struct AddressListParser: ~Escapable {
  /// The place in the field body.
  var lexer: FieldLexer
  /// The entries that are complete.
  private(set) var addresses: [Address] = []
  private var openGroup: OpenGroup?
  private var count = 0
  private let limit: Int
  private var followsComma = false
  /// Where text is put together, kept for its memory.
  var buffer: [UInt8] = []

  private struct OpenGroup {
    let name: String
    var members: [Mailbox] = []
  }

  /// Creates a parser that takes over a log of defects; the lexer's `finish` hands it back.
  @_lifetime(copy body)
  init(_ body: Span<UInt8>, limits: Limits, taking defects: inout DefectLog) {
    lexer = FieldLexer(body, limits: limits, taking: &defects)
    limit = limits.addressesPerField
  }

  // address-list = (address *("," address)) / obs-addr-list
  /// Reads the list to its end, or to the limit.
  ///
  /// Source: RFC 5322 §3.4.
  @_lifetime(self: copy self)
  mutating func addressList() {
    var tokens = entryTokens()
    while count < limit || tokens.isEmpty && lexer.current != ASCII.lessThan {
      switch lexer.current {
      case ASCII.lessThan:
        nameAddr(tokens)
        tokens = tokensBehindAngleAddr()
      case ASCII.colon:
        group(tokens)
        tokens = entryTokens()
      default:
        bareAddress(tokens)
        guard separator() else { return closeGroup(isTerminated: false) }
        tokens = entryTokens()
      }
    }
    lexer.record(.limitAddresses, at: tokens.range.lowerBound)
    closeGroup(isTerminated: true)
  }

  /// Makes room for a number of entries.
  mutating func reserve(_ count: Int) {
    addresses.reserveCapacity(count)
  }

  /// Whether as many entries were read as the limit allows.
  var isFull: Bool { count >= limit }

  /// Reads the entries that are plain, and moves past the words of the next one.
  @_lifetime(self: copy self)
  private mutating func entryTokens() -> AddressTokens {
    readPlainMailboxes()
    return nextTokens()
  }

  /// Moves past the words of an entry.
  @_lifetime(self: copy self)
  private mutating func nextTokens() -> AddressTokens {
    lexer.lastComment = nil
    return lexer.addressTokens(until: .entryDelimiters)
  }
}

/// Entries.
extension AddressListParser {
  // name-addr = [display-name] angle-addr
  /// Reads a mailbox whose address stands in angle brackets, the name's words being passed already.
  ///
  /// Source: RFC 5322 §3.4.
  @_lifetime(self: copy self)
  private mutating func nameAddr(_ name: AddressTokens) {
    if let code = name.phraseDefect { lexer.record(code, at: name.range.lowerBound) }
    let invalid = lexer.defects.count(of: .addressInvalid)
    let address = angleAddr()
    guard !address.isEmpty || !name.isEmpty else {
      if lexer.defects.count(of: .addressInvalid) == invalid {
        lexer.record(.addressInvalid, at: name.range.lowerBound)
      }
      return
    }
    append(Mailbox(displayName: phraseText(name), address: addrSpecText(address)))
  }

  /// Moves past what stands between an angle-addr and the next separator.
  ///
  /// QUIRK: where the comma between two mailboxes is missing, the second one is read all the same; words that no
  /// address follows are dropped.
  @_lifetime(self: copy self)
  private mutating func tokensBehindAngleAddr() -> AddressTokens {
    let tokens = nextTokens()
    let isSeparated = lexer.current != ASCII.lessThan && lexer.current != ASCII.colon
    if !tokens.isEmpty || !isSeparated { lexer.record(.addressStrayOctets, at: tokens.range.lowerBound) }
    followsComma = false
    guard isSeparated, tokens.atCount == 0, separator() else {
      return isSeparated && tokens.atCount == 0 ? AddressTokens(at: lexer.index) : tokens
    }
    return entryTokens()
  }

  // mailbox = name-addr / addr-spec
  /// Keeps a mailbox without angle brackets, its words being passed already.
  ///
  /// QUIRK: words without an address are kept in an address's place, as in `undisclosed-recipients`.
  ///
  /// Source: RFC 5322 §3.4; RFC 8621 §4.1.2.3 for the comment that is a name.
  @_lifetime(self: copy self)
  private mutating func bareAddress(_ tokens: AddressTokens) {
    guard !tokens.isEmpty else {
      if followsComma || lexer.current == ASCII.comma { lexer.record(.addressObsolete) }
      return
    }
    if tokens.mayBeSeveralAddresses, separateAddresses(tokens) { return }
    let comment = lexer.lastComment.flatMap { $0.lowerBound > tokens.range.upperBound ? $0 : nil }
    let name = comment.flatMap { commentText($0) }
    let address = tokens.atCount == 0 ? wordsText(tokens) : addrSpecText(tokens)
    append(Mailbox(displayName: name, address: address))
  }

  /// Keeps several addresses with nothing but blanks between them; false where it is something else.
  ///
  /// QUIRK: the commas between them are supplied: an address holds no blanks, so none could be what was meant.
  @_lifetime(self: copy self)
  private mutating func separateAddresses(_ tokens: AddressTokens) -> Bool {
    let written = lexer.octets.extracting(tokens.range)
    var places: [Range<Int>] = []
    var cursor = OctetCursor(written)
    while !cursor.isAtEnd {
      let place = cursor.skip(while: OctetSet.foldingBlanks.inverted)
      cursor.skip(while: .foldingBlanks)
      var word = FieldLexer(written.extracting(place))
      guard word.dotAtom() != nil, word.skip(ASCII.at), word.dotAtom() != nil, word.isAtEnd else { return false }
      places.append(place)
    }
    lexer.record(.addressInvalid, at: tokens.range.lowerBound)
    let room = limit - count
    if places.count > room { lexer.record(.limitAddresses, at: tokens.range.lowerBound + places[room].lowerBound) }
    for place in places.prefix(room) {
      append(Mailbox(displayName: nil, address: AddressText.string(written.extracting(place))))
    }
    return true
  }

  // group = display-name ":" [group-list] ";" [CFWS]
  /// Opens a group, its name's words being passed already.
  ///
  /// QUIRK: a group inside a group becomes part of the outer one, which the first `;` closes.
  ///
  /// Source: RFC 5322 §3.4.
  @_lifetime(self: copy self)
  private mutating func group(_ name: AddressTokens) {
    followsComma = false
    defer { lexer.cursor.advance() }
    guard !name.isEmpty else { return lexer.record(.addressStrayOctets) }
    if let code = name.phraseDefect { lexer.record(code, at: name.range.lowerBound) }
    guard openGroup == nil else { return lexer.record(.addressNestedGroup, at: name.range.lowerBound) }
    openGroup = OpenGroup(name: phraseText(name) ?? "")
    count += 1
  }

  /// Moves past the end of an entry; says whether there is more.
  ///
  /// QUIRK: a semicolon outside a group separates, and no comma is needed after it.
  @_lifetime(self: copy self)
  mutating func separator() -> Bool {
    switch lexer.current {
    case ASCII.comma:
      lexer.cursor.advance()
      lexer.skipFWS()
      if lexer.current == ASCII.comma {
        lexer.record(.addressObsolete)
        lexer.cursor.skip(while: .emptyEntries)
      }
      followsComma = true
      return true
    case ASCII.semicolon:
      if openGroup == nil { lexer.record(.addressStrayOctets) }
      closeGroup(isTerminated: true)
      lexer.cursor.advance()
      lexer.skipCFWS()
      followsComma = lexer.skip(ASCII.comma)
      if !followsComma, !lexer.isAtEnd { lexer.record(.addressInvalid) }
      return true
    default:
      return false
    }
  }

  /// Puts the open group, if there is one, into the list.
  @_lifetime(self: copy self)
  private mutating func closeGroup(isTerminated: Bool) {
    guard let group = openGroup else { return }
    if !isTerminated { lexer.record(.addressInvalid) }
    addresses.append(.group(name: group.name, members: group.members))
    openGroup = nil
  }

  /// Puts a mailbox into the open group or the list, unless nothing is left of its words, as of a lone quote.
  @_lifetime(self: copy self)
  mutating func append(_ mailbox: Mailbox) {
    followsComma = false
    guard !mailbox.address.isEmpty || mailbox.displayName != nil else { return }
    count += 1
    if openGroup == nil {
      addresses.append(.mailbox(mailbox))
    } else {
      openGroup?.members.append(mailbox)
    }
  }
}

/// Angle brackets.
extension AddressListParser {
  // angle-addr = [CFWS] "<" addr-spec ">" [CFWS] / obs-angle-addr
  /// Moves past an address in angle brackets; returns the words of its addr-spec.
  ///
  /// QUIRK: where several brackets open, the last one counts; one that isn't closed ends at the entry's end.
  ///
  /// Source: RFC 5322 §3.4.
  @_lifetime(self: copy self)
  private mutating func angleAddr() -> AddressTokens {
    let start = lexer.index
    while true {
      lexer.cursor.advance()
      let tokens = routedAddrSpec()
      if lexer.skip(ASCII.greaterThan) { return tokens }
      lexer.record(.addressInvalid, at: start)
      if lexer.current != ASCII.lessThan { return tokens }
    }
  }

  // obs-angle-addr = [CFWS] "<" obs-route addr-spec ">" [CFWS]
  // obs-route = obs-domain-list ":"
  // obs-domain-list = *(CFWS / ",") "@" domain *("," [CFWS] ["@" domain])
  /// Moves past an addr-spec, and past a source route before it, which is ignored; returns the addr-spec's words.
  ///
  /// Source: RFC 5322 §4.4.
  @_lifetime(self: copy self)
  private mutating func routedAddrSpec() -> AddressTokens {
    lexer.skipCFWS()
    if lexer.current == ASCII.at {
      let route = lexer.addressTokens(until: .routeDelimiters)
      guard lexer.skip(ASCII.colon) else { return route }
      lexer.record(.addressObsolete, at: route.range.lowerBound)
    }
    return lexer.addressTokens(until: .angleDelimiters)
  }
}
