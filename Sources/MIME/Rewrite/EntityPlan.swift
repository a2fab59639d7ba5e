internal import MIMECodecs

/// What becomes of an entity.
struct EntityPlan: Sendable {
  /// What becomes of a body.
  enum Body: Sendable {
    /// It stays as it is; the entities in it are asked about in turn.
    case keep
    /// The part goes. A message keeps its fields, but for those about its content, and an empty body.
    case drop
    /// Another part stands in the place of this one. A message keeps its fields, but for those about its content.
    case replace(NewPart)
    /// The fields stay, and the body consists of other octets, whose lines end with CRLF.
    case replaceContent([UInt8])
    /// The body of a leaf is encoded anew.
    case recode(BodyRecoding)
    /// The body of a leaf gets another transfer encoding, whatever it has.
    case encode(TransferEncoding)
  }

  /// Edits of the header section, in the order in which they are made.
  var fieldEdits: [FieldEdit] = []
  /// Header fields by their place in the section, and what stands in the place of each; nothing where it goes.
  var fieldReplacements: [Int: [UInt8]] = [:]
  var body = Body.keep
  /// Parts that are put behind those there are; what is no multipart becomes the first part of one.
  var additions: [NewPart] = []
  /// Whether preamble and epilogue go.
  var dropsRemarks = false
  /// Whether lines of the header section that are no fields go.
  var dropsJunk = false

  var isTrivial: Bool {
    if case .keep = body {
      return fieldEdits.isEmpty && fieldReplacements.isEmpty && additions.isEmpty && !dropsRemarks && !dropsJunk
    }
    return false
  }
}

/// What becomes of the entities of a message.
struct RewritePlan: Sendable {
  /// Plans for entities that are named by their numbers.
  var byNumber: [PartNumber: EntityPlan] = [:]
  /// The plan for the message itself.
  var ofMessage = EntityPlan()
  /// Plans by an entity's place in the message, for those who have read it before.
  var byPlace: [Int: EntityPlan] = [:]
  /// What all line ends become but those in binary bodies; nil where they stay.
  var lineEnds: LineEnds?

  var isTrivial: Bool { byNumber.isEmpty && ofMessage.isTrivial && byPlace.isEmpty && lineEnds == nil }
}
