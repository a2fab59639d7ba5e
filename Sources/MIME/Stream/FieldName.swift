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
    guard let words = FieldNameTable.words(of: octets),
      let name = FieldNameTable.shared.find(octets, head: words.head, tail: words.tail)
    else { return nil }
    self = name
  }
}
