internal import MIME
internal import Octets

/// Addresses as a person reads them.
enum AddressText {
  /// How many are shown.
  private static let most = 20
  /// Characters that make a name ambiguous beside others.
  private static let special = OctetSet("\"(),.:;<>@[\\]")

  static func text(_ list: AddressList) -> String {
    var texts: [String] = []
    for address in list.addresses.prefix(most) {
      switch address {
      case .mailbox(let mailbox): texts.append(text(mailbox))
      case .group(let name, let members): texts.append("\(name): " + text(members) + ";")
      }
    }
    return joined(texts, of: list.addresses.count)
  }

  private static func text(_ mailboxes: [Mailbox]) -> String {
    joined(mailboxes.prefix(most).map(text), of: mailboxes.count)
  }

  private static func joined(_ texts: [String], of count: Int) -> String {
    texts.joined(separator: ", ") + (count > texts.count ? ", … and \(count - texts.count) more" : "")
  }

  private static func text(_ mailbox: Mailbox) -> String {
    guard let name = mailbox.displayName, !name.isEmpty else { return mailbox.address }
    return (name.utf8.contains(where: special.contains) ? quoted(name) : name) + " <\(mailbox.address)>"
  }

  private static func quoted(_ name: String) -> String {
    var text = "\""
    for scalar in name.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { text.unicodeScalars.append("\\") }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }
}
