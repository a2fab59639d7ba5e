internal import MIME
internal import Octets

/// The address fields of a message, read and scanned.
struct AddressFacts {
  /// An address field.
  struct AddressField {
    let field: Field
    let name: FieldName
    let list: AddressList
    let scan: AddressScan
    /// The addr-spec of each entry of the scan.
    let addresses: [AddrSpecScan]

    /// The mailboxes with their places; none where reading and scanning see different ones.
    var mailboxes: [(AddressScan.Entry, Mailbox)] {
      let mailboxes = list.mailboxes
      return mailboxes.count == scan.entries.count ? Array(zip(scan.entries, mailboxes)) : []
    }
  }

  /// The fields, in order.
  let fields: [AddressField]

  /// Reads the address fields of the message itself.
  init(_ subject: Subject) {
    let message = subject.message
    fields = message.root.fields.compactMap { field in
      guard let name = field.knownName, Self.holdsAddresses(name) else { return nil }
      let scan = AddressScan(field)
      var ignored = DefectLog()
      return AddressField(
        field: field, name: name, list: AddressList(lenient: field.body, defects: &ignored), scan: scan,
        addresses: scan.entries.map { AddrSpecScan(message.octets, in: $0.address) })
    }
  }

  /// The fields that hold addresses.
  static let names: [FieldName] = [
    .from, .sender, .replyTo, .to, .cc, .bcc, .resentFrom, .resentSender, .resentTo, .resentCc, .resentBcc,
  ]

  private static func holdsAddresses(_ name: FieldName) -> Bool { names.contains(name) }

  /// The first field of a name.
  func first(_ name: FieldName) -> AddressField? { fields.first { $0.name == name } }
}

extension AddressFacts {
  /// The domains of the mailboxes in From, in lower case.
  var fromDomains: [String] { first(.from)?.list.mailboxes.map { DomainName.folded($0.domain) } ?? [] }
}

/// Domain names as they are compared.
enum DomainName {
  /// A name with its ASCII letters in lower case.
  static func folded(_ domain: String) -> String {
    let octets = domain.utf8.map(\.lowercased)
    return String(decodingUTF8: octets.span)
  }

  /// Whether two names, in lower case, are the same or have the same owner, as far as can be said without a list of
  /// public suffixes: one is below the other, or their last two labels are the same and the last but one has more than
  /// three letters.
  static func areAligned(_ one: String, _ other: String) -> Bool {
    if one == other || one.hasSuffix("." + other) || other.hasSuffix("." + one) { return true }
    let first = one.utf8.split(separator: ASCII.dot).suffix(2)
    let second = other.utf8.split(separator: ASCII.dot).suffix(2)
    guard first.count == 2, second.count == 2, let name = first.first, name.count > 3 else { return false }
    return first.elementsEqual(second) { $0.elementsEqual($1) }
  }
}
