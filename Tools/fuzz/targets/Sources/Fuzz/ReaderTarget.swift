import MIME

/// The reader: no octet is lost or moved, and any split gives the same events and defects.
func runReader(_ input: [UInt8]) {
  let cuts = Cuts(input)
  let limits = cuts.choosesLow ? Limits.low : Limits()
  let whole = EventLog.read(input, limits: limits)
  check(whole.octets == input, "octets were lost")
  expectInside(whole.defects, input.count, "reader")
  for split in cuts.splits {
    let pieces = EventLog.read(input, limits: limits, split)
    expectSame(pieces.events, whole.events, "events, split \(words(for: split))")
    expectSame(pieces.sortedDefects, whole.sortedDefects, "defects, split \(words(for: split))")
  }
  if !input.contains(ASCII.cr) { checkLineEnds(input) }
}

/// Lines that end with LF read as those that end with CRLF.
private func checkLineEnds(_ input: [UInt8]) {
  let crlf = EventLog.read(run(LineEndConverter(to: .crlf), over: input), limits: Limits())
  let lf = EventLog.read(input, limits: Limits())
  expectSame(crlf.events.map(\.kind), lf.events.map(\.kind), "events with CRLF and LF")
  expectSame(crlf.sortedDefects.map(\.code), lf.sortedDefects.map(\.code), "defects with CRLF and LF")
}
