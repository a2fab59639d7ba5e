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

  /// The field in ASCII; nil where even its name is not, so that it stays as it is.
  mutating func octets() -> [UInt8]? {
    let name = field.name
    if let octets = written(name, field.knownName) { return octets }
    note = .fieldRenamed
    if let octets = format("Downgraded-\(name)", .unstructured(field.textWithoutControls)) { return octets }
    note = .fieldKept
    return nil
  }

  /// The field with its own name; nil where its value can't be written.
  private mutating func written(_ name: String, _ known: FieldName?) -> [UInt8]? {
    var ignored = DefectLog(perCode: 0)
    let field = field
    let body = field.body
    switch known {
    case .from, .sender, .replyTo, .to, .cc, .bcc, .resentFrom, .resentSender, .resentTo, .resentCc, .resentBcc:
      let list = AddressList(lenient: body, limits: limits, defects: &ignored)
      return addresses(name, list.addresses)
    case .messageID, .resentMessageID, .inReplyTo, .references, .contentID, .returnPath, .listHelp, .listUnsubscribe,
      .listSubscribe, .listPost, .listOwner, .listArchive:
      return nil
    default:
      return reread
    }
  }

  /// An address field; mailboxes whose local-part is not ASCII become groups without members.
  ///
  /// Source: RFC 6857 §3.1.8.
  private mutating func addresses(_ name: String, _ addresses: [Address]) -> [UInt8]? {
    if let octets = format(name, .addresses(addresses)) { return octets }
    let written = addresses.map { address -> Address in
      switch address {
      case .mailbox(let mailbox) where !mailbox.localPart.utf8.allSatisfy { $0 < 0x80 }:
        return .group(name: mailbox.asText, members: [])
      case .group(let name, let members) where !members.allSatisfy { $0.localPart.utf8.allSatisfy { $0 < 0x80 } }:
        return .group(name: ([name + ":"] + members.map(\.asText)).joined(separator: " "), members: [])
      default: return address
      }
    }
    guard written != addresses, let octets = format(name, .addresses(written)) else { return nil }
    note = .addressReplaced
    return octets
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
  /// Name and address, for a person.
  fileprivate var asText: String {
    displayName.map { $0.utf8.isEmpty ? address : "\($0) \(address)" } ?? address
  }
}
