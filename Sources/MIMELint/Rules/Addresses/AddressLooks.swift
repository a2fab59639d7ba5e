internal import MIME
internal import Octets

/// What the rules about addresses look at.
enum AddressLooks {
  /// Addresses that break the grammar; From without any is another rule's, and so is what is not closed.
  @Sendable static func malformed(_ subject: Subject, _ findings: inout Findings) {
    subject.addresses.forEachAddress { field, entry, address in
      guard let fault = address.fault, field.scan.unclosed.isEmpty else { return }
      if field.name == .from, !field.addresses.contains(where: { $0.domain != nil }) { return }
      let place = fault.place.isEmpty ? entry.range : fault.place
      switch fault.kind {
      case .missingDomain: findings.report(place, "an address without a domain")
      case .missingLocalPart: findings.report(place, "an address without a local-part")
      case .dot: findings.report(place, "a dot that joins nothing")
      case .secondAt: findings.report(place, "a second '@' in an address")
      case .octet: findings.report(place, "\(subject.quoted(place)) has no place here in an address")
      }
    }
  }

  /// Domains that are too long, or a label of theirs.
  @Sendable static func longDomains(_ subject: Subject, _ findings: inout Findings) {
    let message = subject.message
    subject.addresses.forEachAddress { _, _, address in
      guard address.fault == nil, let domain = address.domain else { return }
      if domain.count > 255 { findings.report(domain, "the domain has \(domain.count) octets; 255 are allowed") }
      for label in address.labels(in: message.octets) where label.count > 63 {
        findings.report(label, "the label has \(label.count) octets; 63 are allowed")
      }
    }
  }

  /// Routes, gaps at dots, quoted pieces, empty places in lists.
  @Sendable static func obsolete(_ subject: Subject, _ findings: inout Findings) {
    for field in subject.addresses.fields {
      let fix = Repair.rewriteField(field.field.range)
      for (entry, address) in zip(field.scan.entries, field.addresses) {
        if let route = entry.route { findings.report(route, "a source route", fix: fix) }
        if let place = address.obsolete { findings.report(place, "an address that is not in one piece", fix: fix) }
      }
      for place in field.scan.emptyPlaces { findings.report(place, "an empty place in the list", fix: fix) }
    }
  }

  /// Encoded-words where an address stands.
  @Sendable static func encodedWords(_ subject: Subject, _ findings: inout Findings) {
    let message = subject.message
    subject.addresses.forEachAddress { _, _, address in
      guard let domain = address.domain else { return }
      for range in [address.localPart, domain] {
        var scanner = EncodedWordScanner(message.octets.extracting(range))
        guard let word = scanner.next(from: 0)?.range else { continue }
        findings.report(
          range.lowerBound + word.lowerBound..<range.lowerBound + word.upperBound, "an encoded-word inside an address")
      }
    }
  }

  /// Labels that no host has.
  @Sendable static func invalidLabels(_ subject: Subject, _ findings: inout Findings) {
    let message = subject.message
    subject.addresses.forEachAddress { _, _, address in
      guard address.fault == nil, address.obsolete == nil else { return }
      for label in address.labels(in: message.octets) {
        if let fault = DomainLabel.fault(in: message.octets.extracting(label)) { findings.report(label, fault) }
      }
    }
  }
}

// MARK: - Names

extension AddressLooks {
  /// Display names that are the address of somebody else.
  @Sendable static func addressesAsNames(_ subject: Subject, _ findings: inout Findings) {
    for field in subject.addresses.fields {
      for (entry, mailbox) in field.mailboxes {
        guard let place = entry.name, let name = mailbox.displayName, let shown = Self.address(in: name) else {
          continue
        }
        let isItself = DomainName.folded(shown) == DomainName.folded(mailbox.address)
        if !isItself { findings.report(place, "the name is another address than the one behind it") }
      }
    }
  }

  /// The word of a name that is an address.
  private static func address(in name: String) -> String? {
    for word in name.utf8.split(whereSeparator: { $0.isBlank || $0 == ASCII.lessThan || $0 == ASCII.greaterThan }) {
      guard let at = word.firstIndex(of: ASCII.at), at != word.startIndex else { continue }
      let domain = word[word.index(after: at)...]
      if domain.contains(ASCII.dot), domain.first != ASCII.dot, domain.last != ASCII.dot { return String(word) }
    }
    return nil
  }

  /// Signs in names that must be quoted.
  @Sendable static func unquotedNames(_ subject: Subject, _ findings: inout Findings) {
    let message = subject.message
    for field in subject.addresses.fields {
      let names = field.scan.entries.compactMap(\.name) + field.scan.groups.map(\.name)
      for name in names {
        guard let place = UnquotedSign.first(in: message.octets, name) else { continue }
        let isDot = message.octets[place] == ASCII.dot
        findings.report(
          place..<place + 1, "\(subject.quoted(place..<place + 1)) in a name that is not quoted",
          severity: isDot ? .info : nil, fix: .rewriteField(field.field.range))
      }
    }
  }

  /// Names that look like others.
  @Sendable static func misleadingNames(_ subject: Subject, _ findings: inout Findings) {
    let recorded = Set(subject.defects[.misleadingName])
    for field in subject.addresses.fields {
      for (entry, mailbox) in field.mailboxes {
        guard let place = entry.name, let name = mailbox.displayName else { continue }
        if recorded.contains(place.lowerBound) {
          findings.report(place, "the name holds invisible characters or direction overrides")
        } else if MixedScript.isMixed(name) {
          findings.report(place, "a word of the name mixes letters of two scripts")
        }
      }
    }
  }
}

// MARK: - Recipients

extension AddressLooks {
  /// Groups without members.
  @Sendable static func emptyGroups(_ subject: Subject, _ findings: inout Findings) {
    let message = subject.message
    for field in subject.addresses.fields {
      for group in field.scan.groups where group.memberCount == 0 {
        let name = message.octets.extracting(group.name)
        let isUsual =
          name.extracting(first: 11).equalsIgnoringCase("undisclosed")
          || name.extracting(first: 12).equalsIgnoringCase("\"undisclosed")
          || name.extracting(first: 9)
            .equalsIgnoringCase("recipient")
          || name.extracting(first: 13).equalsIgnoringCase("unlisted-reci")
        if !isUsual { findings.report(group.name, "a group without members") }
      }
    }
  }

  /// More recipients in To and Cc together than a server must take.
  @Sendable static func manyRecipients(_ subject: Subject, _ findings: inout Findings) {
    let fields = subject.addresses.fields.filter { $0.name == .to || $0.name == .cc }
    let count = fields.map(\.list.mailboxes.count).reduce(0, +)
    guard count > 100, let largest = fields.max(by: { $0.list.mailboxes.count < $1.list.mailboxes.count }) else {
      return
    }
    findings.report(largest.field.trimmedBodyRange, "\(count) recipients that everybody can see")
  }

  /// Recipients that were named before.
  @Sendable static func duplicateRecipients(_ subject: Subject, _ findings: inout Findings) {
    var seen: Set<String> = []
    for field in subject.addresses.fields where field.name == .to || field.name == .cc || field.name == .bcc {
      for (entry, mailbox) in field.mailboxes {
        let key = mailbox.localPart + "@" + DomainName.folded(mailbox.domain)
        if !seen.insert(key).inserted { findings.report(entry.range, "this recipient is named before") }
      }
    }
  }
}

extension AddressFacts {
  /// Calls a function with every mailbox of every field.
  func forEachAddress(_ body: (AddressField, AddressScan.Entry, AddrSpecScan) -> Void) {
    for field in fields {
      for (entry, address) in zip(field.scan.entries, field.addresses) { body(field, entry, address) }
    }
  }
}
