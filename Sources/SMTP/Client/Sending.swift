internal import Octets

/// A message that is being sent.
struct Sending: Sendable {
  /// What the next reply is to.
  enum Expectation: Sendable, Hashable {
    case mail
    case recipient(Int)
    case data
    /// A chunk that isn't the last.
    case chunk
    /// The end of the message, or the last chunk; in LMTP for one recipient.
    case end(Int?)
    /// The end of data of a message that has no recipients (RFC 2920 §3.1).
    case emptyEnd
    case rset
  }

  /// How far the message is.
  enum Stage: Sendable {
    /// The envelope is being sent.
    case envelope
    /// The message goes by DATA.
    case data(DotStuffer)
    /// The message goes by BDAT: octets that wait for a chunk, and whether they are the last.
    case chunks([UInt8], isEnded: Bool)
    /// All of the message was sent.
    case sent
    /// Nothing more is sent; replies are read to their end, then RSET.
    case abandoned
  }

  let envelope: Envelope
  let traits: MessageTraits
  let usesChunks: Bool
  var stage = Stage.envelope
  /// The replies that are awaited, the next one first.
  var expected: [Expectation] = []
  /// The next recipient that is to be sent, where commands go one at a time.
  var nextRecipient = 0
  /// What is known of each recipient; nil for those that the server took and whose message is not yet through.
  var outcomes: [RecipientOutcome?]
  var accepted: Set<Int> = []
  /// What the octets sent in chunks were like.
  var scan = DotScan()
  var result = SubmissionResult(outcomes: [])
  /// The place of each recipient of the envelope in the submission.
  var places: [Int]

  func patience(_ times: ClientTimes) -> Duration {
    switch expected.first {
    case .data: return times.dataInitiation
    case .end, .emptyEnd: return times.messageEnd
    case .chunk: return times.messageBlock
    case .mail, .recipient, .rset: return times.command
    case nil: return times.messageBlock
    }
  }
}
