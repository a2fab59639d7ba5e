internal import Octets

/// A header field with octets above 127 as it can be written in ASCII.
///
/// Source: RFC 6857 §3.
struct FieldDowngrade {
  private let field: Field
  private let limits: Limits
  /// What of it could not be kept.
  private(set) var note: RewriteNote.Code?

  init(_ field: Field, limits: Limits) {
    self.field = field
    self.limits = limits
  }

  /// The field in ASCII; nil where it can't be written, so that it stays as it is.
  ///
  /// Source: RFC 6857 §3.1.10, §3.2.
  mutating func octets() -> [UInt8]? {
    if let octets = reread ?? withGroups ?? received { return octets }
    let text = HeaderField.Value.unstructured(field.textWithoutControls)
    switch field.knownName {
    case .received: note = .fieldKept
    case .messageID, .resentMessageID, .inReplyTo, .references: note = .fieldRenamed
    default: note = .fieldEncoded
    }
    if note == .fieldRenamed, let octets = format("Downgraded-\(field.name)", text) { return octets }
    if note == .fieldEncoded, let octets = format(field.name, text) { return octets }
    note = .fieldKept
    return nil
  }

  /// An address field in which what holds a local-part that is not ASCII became a group without members; nil where there
  /// is nothing like it.
  ///
  /// Source: RFC 6857 §3.1.7, §3.1.8.
  private var withGroups: [UInt8]? {
    mutating get {
      let value = try? HeaderField(rereading: field, limits: limits).value
      guard case .addresses(let addresses)? = value else { return nil }
      let written = addresses.map { address -> Address in
        switch address {
        case .mailbox(let mailbox) where !mailbox.hasASCIILocalPart:
          .group(name: [mailbox.displayName ?? "", mailbox.address].joinedWords, members: [])
        case .group(let name, let members) where !members.allSatisfy(\.hasASCIILocalPart):
          .group(name: [name, members.map(\.asText).joined(separator: ", ")].joinedWords, members: [])
        default: address
        }
      }
      guard written != addresses, let octets = format(field.name, .addresses(written)) else { return nil }
      note = .addressReplaced
      return octets
    }
  }

  /// A Received field, which nothing may replace, without what can't be written; nil for other fields.
  ///
  /// Source: RFC 6857 §3.2.4.
  private var received: [UInt8]? {
    guard field.knownName == .received else { return nil }
    return format(field.name, .structured(ReceivedDowngrade.text(of: field.textWithoutControls)))
  }

  /// The field as what it says is written; nil where that can't be written.
  private var reread: [UInt8]? {
    var octets: [UInt8] = []
    do throws(CompositionError) {
      try HeaderField(rereading: field, limits: limits).format(for: .sevenBit, into: &octets)
      return octets
    } catch {
      return nil
    }
  }

  private func format(_ name: String, _ value: HeaderField.Value) -> [UInt8]? {
    var octets: [UInt8] = []
    do throws(CompositionError) {
      try HeaderField(name, value).format(for: .sevenBit, into: &octets)
      return octets
    } catch {
      return nil
    }
  }
}

extension Mailbox {
  fileprivate var hasASCIILocalPart: Bool { localPart.utf8.allSatisfy { $0 < 0x80 } }

  /// Name and address, as they stand in a list.
  fileprivate var asText: String {
    displayName.map { $0.utf8.isEmpty ? address : "\($0) <\(address)>" } ?? address
  }
}

extension [String] {
  /// Those that aren't empty, with blanks between.
  fileprivate var joinedWords: String { filter { !$0.utf8.isEmpty }.joined(separator: " ") }
}
