internal import Octets

/// Reads the tokens that structured header field bodies consist of.
///
/// The input is the field body as it stands in the message: the octets after the colon, folds included, with or without
/// the last line end. Productions return ranges into it; content without quotes and folds is made on demand, see
/// ``QuotedContent``. A production either moves past what it recognised, or returns nil and leaves the lexer where it
/// was. None moves past blanks or comments before or after it; `skipCFWS` does.
///
/// Every production is one forward pass, and what is not closed takes the rest of the field, so that a field costs time
/// in proportion to its length whatever it holds.
struct FieldLexer: ~Escapable {
  /// The place in the field body.
  var cursor: OctetCursor
  /// What was found wrong, with offsets from the field body's first octet.
  var defects: DefectLog
  /// The content of the last comment that `skipCFWS` passed, without its parentheses; set it to nil to start anew.
  var lastComment: Range<Int>?
  /// How many comments may stand inside each other.
  let commentDepth: Int

  /// Creates a lexer at the first octet that keeps its own log of defects; see `finish`.
  @_lifetime(copy octets)
  init(_ octets: Span<UInt8>, limits: Limits = Limits()) {
    self.cursor = OctetCursor(octets)
    self.defects = DefectLog(perCode: limits.defectsPerCode)
    self.lastComment = nil
    self.commentDepth = limits.commentDepth
  }

  /// Creates a lexer at the first octet that takes over a log; `finish` hands it back.
  @_lifetime(copy octets)
  init(_ octets: Span<UInt8>, limits: Limits = Limits(), taking defects: inout DefectLog) {
    self.init(octets, limits: limits)
    swap(&self.defects, &defects)
  }

  /// Hands the log back to whom it was taken from.
  @_lifetime(self: copy self)
  mutating func finish(_ defects: inout DefectLog) {
    swap(&self.defects, &defects)
  }
}

extension FieldLexer {
  /// The whole field body.
  var octets: Span<UInt8> {
    @_lifetime(copy self)
    get { cursor.octets }
  }

  /// The index of the next octet.
  var index: Int {
    get { cursor.index }
    @_lifetime(self: copy self)
    set { cursor.index = newValue }
  }

  /// The next octet, or nil at the end.
  var current: UInt8? { cursor.current }

  /// Whether no octet is left.
  var isAtEnd: Bool { cursor.isAtEnd }

  /// Moves past the next octet if it is the given one; says whether it was.
  @_lifetime(self: copy self)
  mutating func skip(_ octet: UInt8) -> Bool {
    cursor.skip(octet)
  }

  /// Moves past a run of octets of a set; returns its range, or nil where there is none.
  @_lifetime(self: copy self)
  mutating func run(of set: OctetSet) -> Range<Int>? {
    let range = cursor.skip(while: set)
    return range.isEmpty ? nil : range
  }

  /// Records a defect at an index, or at the next octet.
  @_lifetime(self: copy self)
  mutating func record(_ code: Defect.Code, at place: Int? = nil) {
    defects.record(code, at: place ?? cursor.index)
  }
}
