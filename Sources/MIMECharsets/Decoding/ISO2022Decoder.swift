internal import Octets

/// Decodes charsets of seven bits in which escape sequences switch between sets: ISO-2022-JP with its extensions,
/// ISO-2022-KR, ISO-2022-CN.
///
/// QUIRK: the WHATWG puts U+FFFD where an escape sequence has no character; joined encoded-words make such, so nothing
/// is put, and ``Defect/Code/ambiguousEscape`` is recorded unless the sequence returns to ASCII. A line end in a
/// double-byte set is a line end and returns to ASCII, as every line begins in ASCII (RFC 1468); the WHATWG puts U+FFFD.
///
/// Source: RFC 1468, RFC 1554, RFC 1557, RFC 1922, WHATWG Encoding Standard §12.2.1.
struct ISO2022Decoder {
  private let variant: ISO2022Variant
  /// The designated sets: what octets mean by themselves, after SO, after a single shift.
  private var sets: (ISO2022Set, ISO2022Set, ISO2022Set, ISO2022Set)
  private var isShiftedOut = false
  /// The place that the next character comes from; 0 where no single shift is open.
  private var singleShift = 0
  /// The set that the next character comes from.
  private var current = ISO2022Set.ascii
  /// The last double-byte set that was used, and its pairs.
  private var pairsSet = ISO2022Set.ascii
  private var pairs: [UTF8Word] = []
  /// The first octet of a pair; 0 for none.
  private var lead: UInt8 = 0
  /// The octets of an escape sequence after its ESC, and how many octets it has with it.
  private var escape: UInt32 = 0
  private var escapeCount = 0
  /// Where an escape sequence begins whose set has had no character yet.
  private var emptyEscape: Int?
  private var undecodable = UndecodableRun()

  init(_ variant: ISO2022Variant) {
    self.variant = variant
    sets = Self.initialSets(variant)
  }

  /// QUIRK: ISO-2022-KR without its header, and ISO-2022-CN without a designation, are read as if they had them.
  private static func initialSets(_ variant: ISO2022Variant) -> (ISO2022Set, ISO2022Set, ISO2022Set, ISO2022Set) {
    (.ascii, variant == .korean ? .ksX1001 : .gb2312, variant == .chinese ? .cns(2) : .latin1, .cns(3))
  }

  /// Decodes octets that start at an offset.
  mutating func decode(
    _ input: Span<UInt8>, at offset: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    var start = 0
    while start < input.count {
      let block = input.extracting(start..<min(start + 4096, input.count))
      output.appendText(atMost: 3 * (block.count + 5)) { sink in
        var index = 0
        while index < block.count {
          index = decodeRun(block, from: index, into: &sink)
          guard index < block.count else { break }
          decode(block[index], at: offset + start + index, into: &sink, &defects)
          index += 1
        }
      }
      start += block.count
    }
  }

  /// Ends the text at an offset.
  mutating func finish(at offset: Int, into output: inout [UInt8], defects: inout DefectLog) {
    output.appendText(atMost: 18) { sink in
      if escapeCount > 0 { giveUpEscape(at: offset, into: &sink, &defects) }
      dropLead(at: offset, into: &sink, &defects)
    }
    endLine(at: offset, &defects)
    sets = Self.initialSets(variant)
    select()
  }

  /// Decodes whole characters of ASCII or of a double-byte set; returns the index of the first octet of something else.
  private mutating func decodeRun(_ input: Span<UInt8>, from start: Int, into sink: inout TextSink) -> Int {
    guard lead == 0, escapeCount == 0, singleShift == 0 else { return start }
    precondition(start >= 0)
    var index = start
    if case .ascii = current {
      while index < input.count {
        if index <= input.count &- 8, case let eight = input.word(at: index), eight.isPrintableASCII {
          sink.append(ascii: eight)
          index &+= 8
          continue
        }
        guard input[index].isPlainText else { break }
        sink.append(UTF8Word(bits: 1 << 24 | UInt32(input[index])))
        index &+= 1
      }
    } else if current.isDoubleByte {
      let pairs = self.pairs.span
      while index < input.count &- 1, input[index] &- 0x21 < 94, input[index &+ 1] &- 0x21 < 94 {
        let word = pairs[MultiByteTable.index(input[index], input[index &+ 1] | 0x80)]
        if word == .none { break }
        sink.append(word)
        index &+= 2
      }
    }
    if index > start { emptyEscape = nil }
    return index
  }

  private mutating func decode(
    _ octet: UInt8, at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    if escapeCount > 0 {
      decodeEscape(octet, at: offset, into: &sink, &defects)
      return
    }
    switch octet {
    case ASCII.escape:
      dropLead(at: offset, into: &sink, &defects)
      escape = 0
      escapeCount = 1
    case ASCII.cr, ASCII.lf:
      dropLead(at: offset, into: &sink, &defects)
      endLine(at: offset, &defects)
      sink.append(UTF8Word(UInt32(octet)))
    case 0x0E, 0x0F:  // SO, SI
      dropLead(at: offset, into: &sink, &defects)
      if variant == .japanese {
        replace(offset..<offset + 1, into: &sink, &defects)
      } else {
        isShiftedOut = octet == 0x0E
        select()
      }
    default:
      decodeCharacter(octet, at: offset, into: &sink, &defects)
    }
  }

  private mutating func decodeCharacter(
    _ octet: UInt8, at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    emptyEscape = nil
    if octet >= 0x80 {
      replace(offset - (lead == 0 ? 0 : 1)..<offset + 1, into: &sink, &defects)
      lead = 0
    } else if octet < 0x21 || octet == ASCII.delete {
      dropLead(at: offset, into: &sink, &defects)
      sink.append(UTF8Word(UInt32(octet)))
    } else if current.isDoubleByte, lead == 0 {
      lead = octet
      return
    } else {
      let isPair = lead != 0
      let word = isPair ? pairs[MultiByteTable.index(lead, octet | 0x80)] : current.text(of: octet)
      lead = 0
      if word == .none {
        replace(offset - (isPair ? 1 : 0)..<offset + 1, into: &sink, &defects)
      } else {
        sink.append(word)
      }
    }
    if singleShift != 0 {
      singleShift = 0
      select()
    }
  }

  private mutating func decodeEscape(
    _ octet: UInt8, at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog
  ) {
    let octets = escape << 8 | UInt32(octet)
    switch variant.match(octets) {
    case .incomplete:
      escape = octets
      escapeCount += 1
    case .complete(let action):
      let start = offset - escapeCount
      escapeCount = 0
      apply(action, from: start, &defects)
    case .unknown:
      giveUpEscape(at: offset, into: &sink, &defects)
      decode(octet, at: offset, into: &sink, &defects)
    }
  }

  private mutating func apply(_ action: ISO2022Escape, from start: Int, _ defects: inout DefectLog) {
    switch action {
    case .announce:
      return
    case .singleShift(let place):
      singleShift = place
    case .designate(let set, place: 0):
      if let emptyEscape { defects.record(.ambiguousEscape, at: emptyEscape) }
      if case .ascii = set { emptyEscape = nil } else { emptyEscape = start }
      sets.0 = set
    case .designate(let set, place: 1): sets.1 = set
    case .designate(let set, place: 2): sets.2 = set
    case .designate(let set, place: _): sets.3 = set
    }
    select()
  }

  /// Replaces an ESC that begins no known sequence, and takes the octets after it as text.
  private mutating func giveUpEscape(at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog) {
    let count = escapeCount - 1
    escapeCount = 0
    replace(offset - count - 1..<offset - count, into: &sink, &defects)
    for index in stride(from: count - 1, through: 0, by: -1) {
      let octet = UInt8(truncatingIfNeeded: escape >> UInt32(8 * index))
      decodeCharacter(octet, at: offset - index - 1, into: &sink, &defects)
    }
  }

  /// Replaces the first octet of a pair whose second does not come, and ends a single shift.
  private mutating func dropLead(at offset: Int, into sink: inout TextSink, _ defects: inout DefectLog) {
    if lead != 0 {
      replace(offset - 1..<offset, into: &sink, &defects)
      lead = 0
    }
    if singleShift != 0 {
      singleShift = 0
      select()
    }
  }

  /// Returns to the state that every line begins in.
  private mutating func endLine(at offset: Int, _ defects: inout DefectLog) {
    if let emptyEscape { defects.record(.ambiguousEscape, at: emptyEscape) }
    switch sets.0 {
    case .ascii, .roman: break
    default:
      if emptyEscape == nil { defects.record(.ambiguousEscape, at: offset) }
      sets.0 = .ascii
    }
    emptyEscape = nil
    isShiftedOut = false
    if variant == .chinese { sets = Self.initialSets(variant) }  // RFC 1922 §3.1
    select()
  }

  private mutating func select() {
    current =
      switch singleShift {
      case 2: sets.2
      case 3: sets.3
      default: isShiftedOut ? sets.1 : sets.0
      }
    if current.isDoubleByte, current != pairsSet {
      pairs = current.pairs
      pairsSet = current
    }
  }

  private mutating func replace(_ range: Range<Int>, into sink: inout TextSink, _ defects: inout DefectLog) {
    sink.append(.replacement)
    undecodable.record(range, &defects)
  }
}

extension UInt64 {
  /// Whether all eight octets are ASCII from space up.
  fileprivate var isPrintableASCII: Bool {
    isASCII && (self &- 0x2020_2020_2020_2020) & 0x8080_8080_8080_8080 == 0
  }
}

extension UInt8 {
  /// Whether the octet is ASCII that neither shifts nor ends a line.
  fileprivate var isPlainText: Bool {
    self < 0x80 && (self >= ASCII.space || self == ASCII.tab)
  }
}
