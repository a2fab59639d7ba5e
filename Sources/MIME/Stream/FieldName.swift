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
    }
  }

  /// Finds a name among those known; nil for any other.
  public init?(_ octets: Span<UInt8>) {
    guard let name = FieldNameTable.shared.find(FieldNameTable.key(octets)) else { return nil }
    self = name
  }
}

/// A table that holds each known name in a slot of its own or in one close behind.
struct FieldNameTable: Sendable {
  /// A name's octets, folded to lower case, eight to a word, and its length. No two names share a key.
  struct Key: Sendable, Hashable, BitwiseCopyable {
    var words: SIMD4<UInt64> = .zero
    var count: UInt8 = 0

    var slot: Int {
      let mixed = (words.x ^ (words.y &* 0x9E37_79B9_7F4A_7C15) ^ words.z ^ UInt64(count)) &* 0xD6E8_FEB8_6659_FD93
      return Int(truncatingIfNeeded: mixed &>> 56)
    }
  }

  static let shared = FieldNameTable()

  private static let longestName = 25  // Content-Transfer-Encoding

  private let keys: [Key]
  private let names: [FieldName]

  private init() {
    var keys = [Key](repeating: Key(), count: 512)  // 256 slots, and room behind the last for names that share it
    var names = [FieldName](repeating: .from, count: 512)
    for name in FieldName.allCases {
      let key = Self.key(Array(name.canonical.description.utf8).span)
      var slot = key.slot
      while keys[slot].count > 0 { slot += 1 }
      keys[slot] = key
      names[slot] = name
    }
    self.keys = keys
    self.names = names
  }

  /// The key of a name; an empty one for a name that is too long to be known.
  static func key(_ octets: Span<UInt8>) -> Key {
    var key = Key()
    guard octets.count > 0, octets.count <= longestName else { return key }
    key.count = UInt8(truncatingIfNeeded: octets.count)
    for index in octets.indices {
      let octet = UInt64(octets[index].lowercased)
      key.words[index &>> 3] |= octet &<< UInt64((index & 7) &* 8)
    }
    return key
  }

  func find(_ key: Key) -> FieldName? {
    guard key.count > 0 else { return nil }
    var slot = key.slot
    while keys[slot].count > 0 {
      if keys[slot] == key { return names[slot] }
      slot += 1
    }
    return nil
  }
}
