internal import Octets

/// A message that is being sent, from MAIL to the reply after its end.
struct Transaction: Sendable {
  /// How the message comes.
  enum Transfer: Sendable {
    /// Not yet.
    case undecided
    /// By DATA.
    case data
    /// By BDAT: what its chunks were like so far.
    case chunks(ChunkScan)
    /// By BDAT, and a chunk was refused; more are read and refused.
    case refused
  }

  var envelope: Envelope
  var transfer = Transfer.undecided
}

/// What the chunks of a message were like so far.
struct ChunkScan: Sendable {
  var count = 0
  var scan = DotScan()
}

/// A chunk that is being read.
struct ChunkState: Sendable {
  /// The octets that are still to come.
  var left: Int
  let isLast: Bool
  /// What to answer once they are read; nil where they are octets of the message.
  let refusal: Reply?
}

extension DotScan {
  /// Looks through the whole of a run, dots not minded.
  mutating func skipDots(_ octets: Span<UInt8>) {
    var rest = octets
    while !rest.isEmpty {
      rest = rest.extracting(rest.scanDots(&self, stoppingAtFaults: false)...)
      followsCRLF = false
    }
  }
}
