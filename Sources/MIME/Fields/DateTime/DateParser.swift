internal import Octets

/// What was found of a date.
struct DateParts {
  var weekday: Int?
  var day: Int?
  var month: Int?
  var year: Int?
  var hour: Int?
  var minute = 0
  var second = 0
  var zoneOffset: Int?
  /// Whether the zone was `-0000`, or a name that says nothing.
  var isZoneUnknown = false

  /// The date, if the parts are there and name one.
  var date: DateTime? {
    guard let year, let month, let day, let hour else { return nil }
    return DateTime(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second,
      zoneOffsetMinutes: zoneOffset ?? 0, isZoneUnknown: isZoneUnknown || zoneOffset == nil)
  }
}

/// Reads dates: first by the grammar of today, which is nearly all mail, else by what the parts look like.
struct DateParser: ~Escapable {
  /// The place in the field body.
  var lexer: FieldLexer

  /// Creates a parser at the first octet.
  @_lifetime(copy body)
  init(_ body: Span<UInt8>) {
    lexer = FieldLexer(body)
  }

  // date-time = [ day-of-week "," ] date time [CFWS]
  // date = day month year
  /// Reads a date in the form of today, or returns nil where the body is anything else.
  ///
  /// Source: RFC 5322 §3.3.
  @_lifetime(self: copy self)
  mutating func dateTime() -> DateParts? {
    var parts = DateParts()
    lexer.skipFWS()
    if let current = lexer.current, current.isLetter {
      parts.weekday = name(DateNames.weekday)
      guard parts.weekday != nil, lexer.skip(ASCII.comma) else { return nil }
      lexer.skipFWS()
    }
    parts.day = digits(1...2)
    guard parts.day != nil, folded() else { return nil }
    parts.month = name(DateNames.month)
    guard parts.month != nil, folded() else { return nil }
    parts.year = digits(4...4)
    guard parts.year != nil, folded(), time(&parts) else { return nil }
    lexer.skipCFWS()
    return lexer.isAtEnd && parts.date != nil ? parts : nil
  }

  // time = time-of-day zone
  // time-of-day = hour ":" minute [ ":" second ]
  // zone = (FWS ( "+" / "-" ) 4DIGIT)
  /// Reads time and zone; says whether they were there.
  ///
  /// Source: RFC 5322 §3.3.
  @_lifetime(self: copy self)
  private mutating func time(_ parts: inout DateParts) -> Bool {
    parts.hour = digits(2...2)
    guard parts.hour != nil, lexer.skip(ASCII.colon), let minute = digits(2...2) else { return false }
    parts.minute = minute
    if lexer.skip(ASCII.colon) {
      guard let second = digits(2...2) else { return false }
      parts.second = second
    }
    guard folded() else { return false }
    let isBehind = lexer.current == ASCII.hyphen
    guard lexer.skip(isBehind ? ASCII.hyphen : ASCII.plus), let zone = digits(4...4), zone % 100 < 60 else {
      return false
    }
    let minutes = zone / 100 * 60 + zone % 100
    parts.zoneOffset = isBehind ? -minutes : minutes
    parts.isZoneUnknown = isBehind && minutes == 0
    return true
  }

  /// Moves past blanks and folds; says whether there were any.
  @_lifetime(self: copy self)
  private mutating func folded() -> Bool {
    let start = lexer.index
    lexer.skipFWS()
    return lexer.index > start
  }

  /// The number that a run of digits spells, if it has as many digits as allowed.
  @_lifetime(self: copy self)
  private mutating func digits(_ count: ClosedRange<Int>) -> Int? {
    guard let run = lexer.run(of: .digits), count ~= run.count else { return nil }
    return lexer.octets.extracting(run).decimalValue()
  }

  /// What a word of three letters names.
  @_lifetime(self: copy self)
  private mutating func name(_ meaning: (Span<UInt8>) -> Int?) -> Int? {
    guard let word = lexer.run(of: .letters), word.count == 3 else { return nil }
    return meaning(lexer.octets.extracting(word))
  }
}
