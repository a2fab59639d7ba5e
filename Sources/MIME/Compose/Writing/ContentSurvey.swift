internal import Octets

/// What content needs: one pass over it, which stops where it is settled.
struct ContentSurvey: Sendable {
  /// How content is looked at.
  struct Terms: Sendable {
    /// Whether the content is lines, which LF ends as well as CRLF.
    var isLines: Bool
    /// The most that it may be without an encoding.
    var most: DataDomain
    /// Whether blanks at the ends of its lines don't matter.
    var mayEndInBlanks = false
    /// Whether its charset is to be found out.
    var needsCharset = false
  }

  private let terms: Terms
  private var scan = DomainScan()
  private var unfinished: [UInt8] = []
  private var lines: LineSurvey
  private var holdsControls = false
  /// Whether all octets so far are UTF-8.
  private(set) var isUTF8 = true

  /// Looks at content.
  ///
  /// - Parameters:
  ///   - source: Where it is.
  ///   - terms: What is asked.
  ///   - boundaries: What is left of the boundaries.
  init(_ source: ContentSource, _ terms: Terms, _ boundaries: BoundaryCandidates) throws(CompositionError) {
    self.terms = terms
    lines = LineSurvey(boundaries, mayEndInBlanks: terms.mayEndInBlanks)
    try source.forEachRun { run in
      push(run)
      return !isSettled
    }
    finish()
  }

  /// Whether there are control octets, or a line begins or ends in a way that doesn't survive every transport.
  var isFragile: Bool { lines.isFragile || holdsControls }

  /// The boundaries that are left where the content is written as it is.
  var boundaries: BoundaryCandidates { lines.boundaries }

  /// Whether there is a CRLF.
  var hasLineEnds: Bool { scan.saw.contains(.crlf) }

  /// Whether all octets are ASCII.
  var isASCII: Bool { !scan.saw.contains(.eightBit) }

  /// What the content is, as far as it was looked at.
  var domain: DataDomain { scan.domain(allowsLF: terms.isLines) }

  /// Whether the rest of the content changes nothing.
  private var isSettled: Bool { domain > terms.most && !(terms.needsCharset && isUTF8) }

  private mutating func push(_ run: Span<UInt8>) {
    if terms.needsCharset, isUTF8 { checkUTF8(run) }
    if domain <= terms.most {
      lines.push(run)
      holdsControls = holdsControls || !run.contains(only: .unremarkable)
    }
    scan.push(run)
  }

  private mutating func finish() {
    scan.finish()
    if !unfinished.isEmpty { isUTF8 = false }
    lines.finish()
  }

  private mutating func checkUTF8(_ run: Span<UInt8>) {
    guard unfinished.isEmpty else {
      unfinished.append(run)
      let joined = unfinished
      unfinished = []
      return checkUTF8(joined.span)
    }
    let rest = run.extracting(droppingFirst: run.utf8PrefixCount())
    if rest.count < 4 { unfinished.append(rest) } else { isUTF8 = false }
  }
}

extension OctetSet {
  /// Octets that texts are made of; ESC is in those of ISO-2022-JP.
  fileprivate static let unremarkable = OctetSet(eightBit: true) { octet in
    !octet.isControl || [ASCII.tab, ASCII.lf, ASCII.cr, 0x0C, ASCII.escape].contains(octet)
  }
}
