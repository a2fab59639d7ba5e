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
    expectSame(pieces.events, whole.events, "events of split \(words(for: split))")
    expectSame(pieces.sortedDefects, whole.sortedDefects, "defects of split \(words(for: split))")
  }
}
