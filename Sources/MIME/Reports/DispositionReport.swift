public import Octets

/// What a recipient, or a program for them, did with a message: a `message/disposition-notification`.
///
/// Source: RFC 8098 §3.
public struct DispositionReport: Sendable, Hashable {
  /// Who acted, or had the report sent.
  public enum Mode: Sendable, Hashable {
    case manual, automatic
  }

  /// What was done with the message.
  public enum Kind: Sendable, Hashable {
    case displayed, dispatched, processed, deleted
    /// Any other word, in lower case, as in `denied` or `failed` of older standards.
    case other(String)
  }

  /// The program that writes the report, as in `pc.example.com; Foomail 97.1`.
  public var reportingUA: String?
  /// The gateway that translated it.
  public var gateway: ReportValue?
  /// The address that the sender gave.
  public var originalRecipient: ReportValue?
  /// The recipient that the report is about.
  public var finalRecipient: ReportValue?
  /// The message that it is about.
  public var originalMessageID: MessageID?
  /// Whether a person did it, or a program by itself.
  public var action: Mode?
  /// Whether a person had the report sent, or a program sent it by itself.
  public var sending: Mode?
  /// What was done.
  public var kind: Kind?
  /// Words that say more about it, in lower case, as in `error`.
  public var modifiers: [String] = []
  /// What went wrong, where `error` is among the modifiers.
  public var errors: [String] = []
  /// Its other fields.
  public var others: [ReportField] = []

  /// Creates a report.
  public init(finalRecipient: ReportValue?, kind: Kind?, action: Mode?, sending: Mode?) {
    self.finalRecipient = finalRecipient
    self.kind = kind
    self.action = action
    self.sending = sending
  }

  /// Reads the body of a `message/disposition-notification` or `message/global-disposition-notification`.
  ///
  /// - Parameters:
  ///   - content: The decoded body.
  ///   - limits: ``Limits/fieldsPerSection`` counts.
  ///   - defects: Receives ``Defect/Code/reportInvalid`` and ``Defect/Code/reportIncomplete``; offsets count from the
  ///     body's first octet.
  /// - Complexity: O(*n*).
  public init(lenient content: Span<UInt8>, limits: Limits = Limits(), defects: inout DefectLog) {
    for element in ReportFields(content, limits: limits, defects: &defects).elements where !read(element) {
      defects.record(.reportInvalid, at: element.offset)
    }
    if finalRecipient == nil || kind == nil { defects.record(.reportIncomplete, at: 0) }
  }
}

// MARK: - Fields

extension DispositionReport {
  /// Takes a field; false where it can't be what it must be. A field that comes twice counts once.
  private mutating func read(_ element: ReportFields.Element) -> Bool {
    let value = element.field.value
    switch element.key {
    case "reporting-ua": reportingUA = reportingUA ?? ReportText.withoutComments(value)
    case "mdn-gateway": gateway = gateway ?? ReportValue(value)
    case "original-recipient": originalRecipient = originalRecipient ?? ReportValue(value)
    case "final-recipient": finalRecipient = finalRecipient ?? ReportValue(value)
    case "original-message-id":
      var found = DefectLog()
      originalMessageID = originalMessageID ?? MessageIDList(lenient: value.utf8.span, defects: &found).ids.first
      return originalMessageID != nil
    case "disposition": return kind != nil || disposition(value)
    case "error": errors.append(value)
    default: others.append(element.field)
    }
    return true
  }

  // disposition-field = "Disposition" ":" OWS disposition-mode OWS ";" OWS disposition-type
  //                     [ OWS "/" OWS disposition-modifier *( OWS "," OWS disposition-modifier ) ] OWS
  // disposition-mode = action-mode OWS "/" OWS sending-mode
  /// Reads the field that says what was done; false where it does not follow the grammar.
  ///
  /// QUIRK: a type without the mode before it counts all the same.
  ///
  /// Source: RFC 8098 §3.2.6.
  private mutating func disposition(_ text: String) -> Bool {
    let octets = ReportText.withoutComments(text).utf8.span
    let semicolon = octets.firstIndex(of: ASCII.semicolon)
    let isModeValid = semicolon.map { mode(octets.extracting(..<$0)) } ?? false
    let rest = octets.extracting((semicolon.map { $0 + 1 } ?? 0)...)
    let slash = rest.firstIndex(of: ASCII.slash) ?? rest.count
    let word = Self.word(rest.extracting(..<slash))
    guard !word.isEmpty else { return false }
    kind = Kind(word)
    var start = slash + 1
    while start < rest.count {
      let end = rest.firstIndex(of: ASCII.comma, from: start) ?? rest.count
      let modifier = Self.word(rest.extracting(start..<end))
      if !modifier.isEmpty { modifiers.append(modifier) }
      start = end + 1
    }
    return isModeValid
  }

  private mutating func mode(_ octets: Span<UInt8>) -> Bool {
    let slash = octets.firstIndex(of: ASCII.slash) ?? octets.count
    action =
      switch Self.word(octets.extracting(..<slash)) {
      case "manual-action": .manual
      case "automatic-action": .automatic
      default: nil
      }
    sending =
      switch Self.word(octets.extracting(min(slash + 1, octets.count)...)) {
      case "mdn-sent-manually": .manual
      case "mdn-sent-automatically": .automatic
      default: nil
      }
    return action != nil && sending != nil
  }

  private static func word(_ octets: Span<UInt8>) -> String {
    String(lowercasingASCII: octets.extracting(octets.trimmedRange()))
  }
}

extension DispositionReport.Kind {
  fileprivate init(_ word: String) {
    switch word {
    case "displayed": self = .displayed
    case "dispatched": self = .dispatched
    case "processed": self = .processed
    case "deleted": self = .deleted
    default: self = .other(word)
    }
  }
}
