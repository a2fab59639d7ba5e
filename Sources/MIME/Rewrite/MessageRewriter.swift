internal import MIMECodecs
public import Octets

/// Edits a message while it streams through: what is not edited stays as it is, octet for octet. Any split of the input
/// gives the same result.
///
/// ```swift
/// var rewriter = try MessageRewriter([MessageEdit(.removeFields("Bcc")), MessageEdit(.drop, of: "2")])
/// try rewriter.push(chunk.span, into: &output)  // as often as there is input
/// try rewriter.finish(into: &output)
/// ```
///
/// New lines end as the first line of the message does. Keeps one header section and one delimiter line at most, however
/// large the message is.
///
/// Numbers of parts are those of the message as it comes in. Edits of fields are made in the order given.
public struct MessageRewriter: ~Copyable {
  private var reader: MessageReader
  private var sink: RewriteSink
  private let numbers: Set<PartNumber>

  /// Creates a rewriter for one message.
  ///
  /// - Parameters:
  ///   - edits: What is to be done. Of several that drop, replace or recode one part the last counts.
  ///   - route: What new fields may hold.
  ///   - limits: How much of the message is read in detail; what lies beyond stays as it is.
  ///   - boundaries: Where the boundary of a new multipart comes from.
  /// - Throws: `fieldNameInvalid` for names that no field can have; `valueInvalid` for a transfer encoding that needs to
  ///   know the message first; what ``HeaderField/format(for:style:into:)`` throws.
  public init(
    _ edits: [MessageEdit], route: Route = .sevenBit, limits: Limits = Limits(), boundaries: BoundarySource = .random
  ) throws(CompositionError) {
    self.init(try RewritePlan(edits, route: route), limits: limits, boundaries: boundaries)
  }

  init(_ plan: RewritePlan, limits: Limits = Limits(), boundaries: BoundarySource = .random) {
    reader = MessageReader(limits: limits)
    sink = RewriteSink(plan: plan, limits: limits, boundaries: boundaries)
    numbers = Set(plan.byNumber.keys)
  }

  /// Takes a piece of the message and appends what it becomes.
  ///
  /// - Throws: `delimiterInContent` where a line of a new part would end the part or one around it; `headerTooLong` where
  ///   a header section is to be edited that is longer than the limit. The output is then incomplete, and the rewriter
  ///   can't be used any more.
  public mutating func push(_ chunk: Span<UInt8>, into output: inout [UInt8]) throws(CompositionError) {
    swap(&output, &sink.output)
    reader.push(chunk, into: &sink)
    swap(&output, &sink.output)
    if let failure = sink.failure { throw failure }
  }

  /// Ends the message. The rewriter is not to be used again afterwards.
  ///
  /// - Throws: As ``push(_:into:)``.
  public mutating func finish(into output: inout [UInt8]) throws(CompositionError) {
    swap(&output, &sink.output)
    reader.finish(into: &sink)
    sink.finishLine()
    swap(&output, &sink.output)
    if let failure = sink.failure { throw failure }
  }

  /// What the reader found wrong with the message so far.
  public var defects: [Defect] { sink.defects.defects }

  /// The parts that were to be edited and are not in the message; complete once it has ended.
  public var missingParts: [PartNumber] {
    numbers.subtracting(sink.foundNumbers).sorted { $0.places.lexicographicallyPrecedes($1.places) }
  }
}

extension RewritePlan {
  /// What edits make of a message.
  init(_ edits: [MessageEdit], route: Route) throws(CompositionError) {
    for edit in edits {
      if let part = edit.part {
        try byNumber[part, default: EntityPlan()].add(edit.action, route: route)
      } else {
        try ofMessage.add(edit.action, route: route)
      }
    }
  }
}

extension EntityPlan {
  fileprivate mutating func add(_ action: MessageEdit.Action, route: Route) throws(CompositionError) {
    switch action {
    case .setField(let field): fieldEdits.append(try FieldEdit(field, route: route) { .set($0) })
    case .addField(let field): fieldEdits.append(try FieldEdit(field, route: route) { .add($0) })
    case .prependField(let field): fieldEdits.append(try FieldEdit(field, route: route) { .prepend($0) })
    case .removeFields(let name):
      fieldEdits.append(FieldEdit(.remove, name: Array(try FieldCheck(name).name.utf8)))
    case .renameFields(let name, let newName):
      let action = FieldEdit.Action.rename(Array(try FieldCheck(newName).name.utf8))
      fieldEdits.append(FieldEdit(action, name: Array(try FieldCheck(name).name.utf8)))
    case .drop: body = .drop
    case .replace(let part): body = .replace(part)
    case .append(let part): additions.append(part)
    case .recode(let encoding):
      guard encoding == .base64 || encoding == .quotedPrintable else { throw CompositionError(.valueInvalid) }
      body = .encode(encoding)
    }
  }
}
