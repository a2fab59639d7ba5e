import MIME
import MIMECharsets

/// One kind of work, by the name that Tools/bench gives it.
enum Job {
  case index
  /// The work of `index` with one index for all messages.
  case indexAll
  case full
  case headers
  /// The work of `full` without limits on numbers, to see how it grows.
  case fullUnlimited
  case diagnose
  case lint
  case edit
  case recode
  case base64Decode
  case base64Encode
  case quotedPrintableDecode
  case quotedPrintableEncode
  case text(Charset)

  /// Creates the job of a name; `text:LABEL` decodes a charset.
  init?(_ name: some StringProtocol) {
    switch name {
    case "index": self = .index
    case "index-all": self = .indexAll
    case "full": self = .full
    case "headers": self = .headers
    case "full-unlimited": self = .fullUnlimited
    case "diagnose": self = .diagnose
    case "lint": self = .lint
    case "edit": self = .edit
    case "recode": self = .recode
    case "base64-decode": self = .base64Decode
    case "base64-encode": self = .base64Encode
    case "qp-decode": self = .quotedPrintableDecode
    case "qp-encode": self = .quotedPrintableEncode
    default:
      guard name.hasPrefix("text:"), let charset = Charset(label: String(name.dropFirst(5))) else { return nil }
      self = .text(charset)
    }
  }

  /// Does the work once for every item.
  func run(_ pack: Pack, _ coding: inout CodingJobs, into outcome: inout Outcome) {
    switch self {
    case .index: for item in pack.items { MessageJobs.index(item, into: &outcome) }
    case .indexAll: for item in pack.items { MessageJobs.index(item, &coding.indexer, into: &outcome) }
    case .full: for item in pack.items { MessageJobs.full(item, limits: Limits(), into: &outcome) }
    case .headers: for item in pack.items { MessageJobs.headers(item, into: &outcome) }
    case .fullUnlimited: for item in pack.items { MessageJobs.full(item, limits: Self.wide, into: &outcome) }
    case .diagnose: for item in pack.items { MessageJobs.diagnose(item, limits: Self.wide, into: &outcome) }
    case .lint: for item in pack.items { MessageJobs.lint(item, limits: Self.wide, into: &outcome) }
    case .edit: for item in pack.items { WritingJobs.edit(item, into: &outcome) }
    case .recode: for item in pack.items { WritingJobs.recode(item, into: &outcome) }
    case .base64Decode: for item in pack.items { coding.decode(item, .base64, into: &outcome) }
    case .base64Encode: for item in pack.items { coding.encodeBase64(item, into: &outcome) }
    case .quotedPrintableDecode: for item in pack.items { coding.decode(item, .quotedPrintable, into: &outcome) }
    case .quotedPrintableEncode: for item in pack.items { coding.encodeQuotedPrintable(item, into: &outcome) }
    case .text(let charset): for item in pack.items { coding.decodeText(item, charset, into: &outcome) }
    }
  }

  /// Limits that no input of the growth table reaches.
  private static var wide: Limits {
    var limits = Limits()
    limits.depth = 1000
    limits.entities = 1 << 20
    limits.fieldsPerSection = 1 << 20
    limits.headerSectionOctets = 1 << 30
    limits.fieldOctets = 1 << 28
    limits.parameters = 1 << 20
    limits.addressesPerField = 1 << 20
    return limits
  }
}
