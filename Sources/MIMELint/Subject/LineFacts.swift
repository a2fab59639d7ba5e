internal import MIME
internal import Octets

/// What there is to say about the lines of a message, found in one pass. Lines end with LF; their ranges leave out the
/// line end.
struct LineFacts {
  /// The LFs that no CR precedes.
  private(set) var bareLFs = Places()
  /// The lines that end with CRLF.
  private(set) var pairs = Places()
  /// Whether the last line has no line end.
  private(set) var lacksLastLineEnd = false
  /// The lines of header sections that are longer than 78 octets.
  private(set) var longHeaderLines = Places()
  /// The lines of bodies that begin with a dot.
  private(set) var dotLines = Places()
  /// The lines of bodies that begin with `From `; the five octets.
  private(set) var fromLines = Places()
  /// The lines of bodies that are longer than ``longest(in:)`` allows, by the index of the part.
  private(set) var longBodyLines: [Int: Places] = [:]
  /// Control octets in bodies that are neither TAB nor part of a line end nor NUL.
  private(set) var controls = Places()
  /// Blanks at the ends of lines in what is signed.
  private(set) var signedBlanks = Places()

  /// Passes over the lines.
  init(_ subject: Subject) {
    let message = subject.message
    let octets = message.octets
    let regions = Region.all(of: subject)
    var current = 0
    var start = 0
    while start < octets.count {
      while current + 1 < regions.count, regions[current + 1].start <= start { current += 1 }
      let lf = octets.firstIndex(of: ASCII.lf, from: start)
      note(octets, from: start, to: lf ?? octets.count, hasEnd: lf != nil, in: regions[current])
      start = (lf ?? octets.count) + 1
    }
    for region in regions where region.kind == .body && region.holdsText { noteControls(octets, in: region) }
  }

  /// The most octets that a line of a part's body should have: 76 under a transfer encoding, else 78.
  static func longest(in part: Part) -> Int {
    part.transferEncoding.isIdentity ? 78 : 76  // RFC 2045 §6.7, §6.8; RFC 5322 §2.1.1
  }
}

extension LineFacts {
  /// A stretch of the message whose lines are of one kind, up to where the next region starts.
  private struct Region {
    enum Kind { case header, body, between }
    let start: Int
    let end: Int
    let kind: Kind
    let part: Int
    let longestLine: Int
    let holdsText: Bool
    let isSigned: Bool

    static func all(of subject: Subject) -> [Region] {
      var regions: [Region] = []
      var signedEnd = 0
      for part in subject.parts {
        if let parent = part.parent, subject.parts[parent].isSignedMultipart, subject.isFirstChild(part) {
          signedEnd = part.range.upperBound
        }
        let header = part.entity.headerRange
        let body = part.entity.bodyRange
        func region(_ start: Int, _ end: Int, _ kind: Kind) -> Region {
          Region(
            start: start, end: end, kind: kind, part: part.index,
            longestLine: kind == .body ? LineFacts.longest(in: part) : 78,
            holdsText: part.transferEncoding != .binary, isSigned: start < signedEnd)
        }
        regions.append(region(header.lowerBound, header.upperBound, .header))
        let isLeaf = part.entity.kind == .leaf || part.entity.kind == .encodedMessage
        regions.append(region(body.lowerBound, body.upperBound, isLeaf ? .body : .between))
        if isLeaf { regions.append(region(body.upperBound, body.upperBound, .between)) }
      }
      return regions
    }
  }

  private mutating func note(_ octets: Span<UInt8>, from start: Int, to lf: Int, hasEnd: Bool, in region: Region) {
    var end = lf
    if !hasEnd {
      lacksLastLineEnd = true
    } else if end > start, octets[end - 1] == ASCII.cr {
      end -= 1
      pairs.add(start..<end)
    } else {
      bareLFs.add(lf..<lf + 1)
    }
    guard end > start else { return }
    let length = end - start
    switch region.kind {
    case .header:
      if length > region.longestLine { longHeaderLines.add(start..<end) }
    case .body, .between:
      if octets[start] == ASCII.dot { dotLines.add(start..<end) }
      if octets[start] == UInt8(ascii: "F"), length > 4, octets.extracting(start..<start + 5).starts(with: "From ") {
        fromLines.add(start..<start + 5)
      }
      if length > region.longestLine, region.kind == .body {
        longBodyLines[region.part, default: Places()].add(start..<end)
      }
    }
    if region.isSigned, octets[end - 1].isBlank { noteSignedBlanks(octets, from: start, to: end) }
  }

  private mutating func noteSignedBlanks(_ octets: Span<UInt8>, from start: Int, to end: Int) {
    var blanks = end - 1
    while blanks > start, octets[blanks - 1].isBlank { blanks -= 1 }
    signedBlanks.add(blanks..<end)
  }

  private mutating func noteControls(_ octets: Span<UInt8>, in region: Region) {
    var start = region.start
    while start < region.end {
      let end = min(start + 4096, region.end)
      let piece = octets.extracting(start..<end)
      if Self.holdsControl(piece) {
        for index in piece.indices where Self.isStray(piece[index]) { controls.add(start + index..<start + index + 1) }
      }
      start = end
    }
  }

  /// Whether there is a control octet that does not belong into text. PERF: without a branch, so that it is vectorized.
  private static func holdsControl(_ octets: Span<UInt8>) -> Bool {
    var found: UInt8 = 0
    for index in octets.indices { found |= strayBit(octets[index]) }
    return found != 0
  }

  private static func isStray(_ octet: UInt8) -> Bool { strayBit(octet) != 0 }

  /// 1 for a control octet other than NUL, TAB, LF and CR, else 0.
  private static func strayBit(_ octet: UInt8) -> UInt8 {
    let beforeTab: UInt8 = octet &- 0x01 < 0x08 ? 1 : 0
    let betweenLineEnds: UInt8 = octet &- 0x0B < 0x02 ? 1 : 0
    let behindCR: UInt8 = octet &- 0x0E < 0x12 ? 1 : 0
    let delete: UInt8 = octet == ASCII.delete ? 1 : 0
    return beforeTab | betweenLineEnds | behindCR | delete
  }
}

extension Part {
  /// Whether it is a multipart whose first part is signed.
  ///
  /// Source: RFC 1847 §2.1.
  var isSignedMultipart: Bool { entity.kind == .multipart && mediaType.subtype == "signed" }
}

extension Subject {
  /// Whether a part is the first one of the entity that it is in.
  func isFirstChild(_ part: Part) -> Bool {
    part.parent.map { part.index == $0 + 1 } ?? false
  }
}
