/// One entry of an address list: a mailbox, or a named group of them.
///
/// Source: RFC 5322 §3.4.
public enum Address: Sendable, Hashable {
  /// A single mailbox.
  case mailbox(Mailbox)
  /// A group, as in `Friends: ann@example.org, bob@example.org;`; it may be without members.
  case group(name: String, members: [Mailbox])
}
