internal import Octets

/// A header field name that this library knows by heart.
///
/// Names are compared on ASCII octets without regard to case (RFC 5322 §1.2.2). Fields of any other name are read all
/// the same; they have no `FieldName`.
public enum FieldName: UInt8, Sendable, Hashable, CaseIterable, BitwiseCopyable {
  case from, sender, replyTo, to, cc, bcc
  case messageID, inReplyTo, references
  case subject, comments, keywords, date
  case resentFrom, resentSender, resentTo, resentCc, resentBcc, resentDate, resentMessageID
  case returnPath, received
  case mimeVersion, contentType, contentTransferEncoding, contentDisposition
  case contentID, contentDescription, contentLanguage, contentLocation
  case listID, listHelp, listUnsubscribe, listUnsubscribePost, listSubscribe, listPost, listOwner, listArchive

  /// The name as the standards write it.
  public var canonical: StaticString {
    switch self {
    case .from: "From"
    case .sender: "Sender"
    case .replyTo: "Reply-To"
    case .to: "To"
    case .cc: "Cc"
    case .bcc: "Bcc"
    case .messageID: "Message-ID"
    case .inReplyTo: "In-Reply-To"
    case .references: "References"
    case .subject: "Subject"
    case .comments: "Comments"
    case .keywords: "Keywords"
    case .date: "Date"
    case .resentFrom: "Resent-From"
    case .resentSender: "Resent-Sender"
    case .resentTo: "Resent-To"
    case .resentCc: "Resent-Cc"
    case .resentBcc: "Resent-Bcc"
    case .resentDate: "Resent-Date"
    case .resentMessageID: "Resent-Message-ID"
    case .returnPath: "Return-Path"
    case .received: "Received"
    case .mimeVersion: "MIME-Version"
    case .contentType: "Content-Type"
    case .contentTransferEncoding: "Content-Transfer-Encoding"
    case .contentDisposition: "Content-Disposition"
    case .contentID: "Content-ID"
    case .contentDescription: "Content-Description"
    case .contentLanguage: "Content-Language"
    case .contentLocation: "Content-Location"
    case .listID: "List-ID"
    case .listHelp: "List-Help"
    case .listUnsubscribe: "List-Unsubscribe"
    case .listUnsubscribePost: "List-Unsubscribe-Post"
    case .listSubscribe: "List-Subscribe"
    case .listPost: "List-Post"
    case .listOwner: "List-Owner"
    case .listArchive: "List-Archive"
    }
  }

  /// Finds a name among those known; nil for any other.
  public init?(_ octets: Span<UInt8>) {
    guard let name = FieldNameTable.shared.find(octets) else { return nil }
    self = name
  }
}

/// The known names by length and end octets, which hardly two of them share; only a name that agrees in these is compared
/// as a whole.
private struct FieldNameTable: Sendable {
  private struct Slot: Sendable, BitwiseCopyable {
    /// Length, first and last octet of the name; 0 where the slot is free.
    var signature: UInt32 = 0
    var name = FieldName.from
    var start = 0
  }

  static let shared = FieldNameTable()

  private let slots: [Slot]
  /// The names in lower case, one behind the other.
  private let octets: [UInt8]

  private init() {
    // 256 slots, and room behind the last for names that share it.
    var slots = [Slot](repeating: Slot(), count: 256 + FieldName.allCases.count + 1)
    var octets: [UInt8] = []
    for name in FieldName.allCases {
      let start = octets.count
      octets += name.canonical.description.utf8.map(\.lowercased)
      let signature = Self.signature(octets.span.extracting(start...))
      var index = Self.slot(signature)
      while slots[index].signature != 0 { index += 1 }
      slots[index] = Slot(signature: signature, name: name, start: start)
    }
    self.slots = slots
    self.octets = octets
  }

  func find(_ name: Span<UInt8>) -> FieldName? {
    guard name.count > 0, name.count < 256 else { return nil }
    let signature = Self.signature(name)
    var index = Self.slot(signature)
    while slots[index].signature != 0 {
      let slot = slots[index]
      if slot.signature == signature, isEqual(name, from: slot.start) { return slot.name }
      index += 1
    }
    return nil
  }

  private func isEqual(_ name: Span<UInt8>, from start: Int) -> Bool {
    let known = octets.span.extracting(start..<(start &+ name.count))
    for index in name.indices where name[index].lowercased != known[index] { return false }
    return true
  }

  private static func signature(_ name: Span<UInt8>) -> UInt32 {
    let first = UInt32(name[0].lowercased)
    let last = UInt32(name[name.count &- 1].lowercased)
    return UInt32(truncatingIfNeeded: name.count) | first &<< 8 | last &<< 16
  }

  private static func slot(_ signature: UInt32) -> Int {
    Int(truncatingIfNeeded: (signature &* 0x9E37_79B1) &>> 24)
  }
}
