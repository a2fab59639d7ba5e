internal import Octets

/// What a message says about the mailing list that it came by, or is sent by.
public struct MailingList: Sendable, Hashable {
  /// The list's identifier. Source: RFC 2919.
  public var id: ListID?
  /// Where to get help. Source: RFC 2369 §3.1.
  public var help: [String] = []
  /// How to leave the list. Source: RFC 2369 §3.2.
  public var unsubscribe: [String] = []
  /// How to join it. Source: RFC 2369 §3.3.
  public var subscribe: [String] = []
  /// How to write to it. Source: RFC 2369 §3.4.
  public var post: [String] = []
  /// Who answers for it. Source: RFC 2369 §3.5.
  public var owner: [String] = []
  /// Where its archive is. Source: RFC 2369 §3.6.
  public var archive: [String] = []
  /// Whether nobody may write to it. Source: RFC 2369 §3.4.
  public var isPostingClosed = false
  /// Where a POST of `List-Unsubscribe=One-Click` leaves the list without another question; nil where that is not
  /// offered. The standard has it count only where DKIM covers the fields, which is not checked here.
  ///
  /// Source: RFC 8058 §3.1, §3.2.
  public var oneClickUnsubscribe: String?

  /// Creates what a message says about a list; the rest is set afterwards.
  public init(id: ListID? = nil) {
    self.id = id
  }
}

extension Message {
  /// What it says about its mailing list; nil where no field does. Parsed at each call.
  public var mailingList: MailingList? {
    let fields = root.fields
    guard fields.contains(where: { $0.knownName?.isOfLists ?? false }) else { return nil }
    let post = uris(.listPost)
    let unsubscribe = uris(.listUnsubscribe)?.uris ?? []
    let isOneClick = fields.first(named: .listUnsubscribePost)?.text == "List-Unsubscribe=One-Click"
    let https = unsubscribe.first { Array($0.utf8.prefix(8)).span.equalsIgnoringCase("https://") }
    var ignored = DefectLog()
    var list = MailingList(
      id: fields.first(named: .listID).flatMap {
        ListID(lenient: $0.body, limits: storage.limits, defects: &ignored)
      })
    list.help = uris(.listHelp)?.uris ?? []
    list.unsubscribe = unsubscribe
    list.subscribe = uris(.listSubscribe)?.uris ?? []
    list.post = post?.uris ?? []
    list.owner = uris(.listOwner)?.uris ?? []
    list.archive = uris(.listArchive)?.uris ?? []
    list.isPostingClosed = post?.isNo ?? false
    list.oneClickUnsubscribe = isOneClick ? https : nil
    return list
  }

  private func uris(_ name: FieldName) -> ListURIs? {
    guard let field = root.fields.first(named: name) else { return nil }
    var ignored = DefectLog()
    return ListURIs(lenient: field.body, limits: storage.limits, defects: &ignored)
  }
}

extension FieldName {
  /// Whether it is one of the fields of mailing lists.
  fileprivate var isOfLists: Bool {
    switch self {
    case .listID, .listHelp, .listUnsubscribe, .listSubscribe, .listPost, .listOwner, .listArchive,
      .listUnsubscribePost:
      true
    default: false
    }
  }
}
