internal import MIME
internal import Octets

// MARK: - The form of addresses

extension Rule {
  static let malformedAddress = Rule(
    "ADR008", "malformed-address", .standard(.error),
    summary: "an address that does not follow the grammar",
    explanation:
      "No server can deliver to it, and many readers can't even show it. An address is atoms joined by single "
      + "dots, or a quoted-string, then '@' and a domain.",
    reference: "RFC 5322 §3.4.1",
    bad: "To: Bob <bob«.»@example.net>",
    good: "To: Bob <bob@example.net>",
    check: .look(AddressLooks.malformed))

  static let longLocalPart = Rule(
    "ADR009", "long-local-part", .standard(.error),
    summary: "a local-part of more than 64 octets",
    explanation: "Servers may refuse the address. Use a shorter one.",
    reference: "RFC 5321 §4.5.3.1.1",
    bad: "To: «bob.bob.bob.bob.bob.bob.bob.bob.bob.bob.bob.bob.bob.bob.bob.bob.bob»@example.net",
    good: "To: bob@example.net",
    check: .look { subject, findings in
      subject.addresses.forEachAddress { _, _, address in
        guard address.fault == nil, address.localPart.count > 64 else { return }
        findings.report(address.localPart, "the local-part has \(address.localPart.count) octets; 64 are allowed")
      }
    })

  static let longDomain = Rule(
    "ADR010", "long-domain", .standard(.error),
    summary: "a domain of more than 255 octets, or with a label of more than 63",
    explanation: "The domain name system has no such names. Write the domain as it is registered.",
    reference: "RFC 5321 §4.5.3.1.2, RFC 1035 §2.3.4",
    bad: "To:\n bob@«a-label-that-is-longer-than-the-sixty-three-octets-that-are-allowed».example",
    good: "To: bob@example.net",
    check: .look(AddressLooks.longDomains))

  static let obsoleteAddress = Rule(
    "ADR011", "obsolete-address", .standard(.warning),
    summary: "an address in an obsolete form",
    explanation:
      "Source routes, blanks and comments around dots, quoted pieces of a local-part and empty places in a list "
      + "are read but not to be written. Write the address in one piece.",
    reference: "RFC 5322 §4.4",
    bad: "To: Bob <«@relay.example.com:»bob@example.net>",
    good: "To: Bob <bob@example.net>",
    check: .look(AddressLooks.obsolete))

  static let encodedWordInAddress = Rule(
    "ADR012", "encoded-word-in-address", .standard(.error),
    summary: "an encoded-word inside an address",
    explanation:
      "Encoded-words stand for text to show; no server decodes one to find a mailbox. Write the address in ASCII, "
      + "or in UTF-8 where the route takes it.",
    reference: "RFC 2047 §5",
    bad: "To: «=?utf-8?q?b=C3=B6b?=»@example.net",
    good: "To: =?utf-8?q?B=C3=B6b?= <bob@example.net>",
    check: .look(AddressLooks.encodedWords))

  static let localPartNotASCII = Rule(
    "ADR013", "local-part-not-ascii", .standard(.error),
    summary: "a local-part that is not ASCII in a message that goes where SMTPUTF8 isn't taken",
    explanation:
      "There is no ASCII form of a local-part. Give the message to servers that take internationalized mail, or "
      + "use another address.",
    reference: "RFC 6531 §3.2, §3.3",
    bad: "To: «böb»@example.net",
    good: "To: bob@example.net",
    check: .look { subject, findings in
      guard subject.settings.envelope.route?.takesUTF8Headers != true else { return }
      let message = subject.message
      subject.addresses.forEachAddress { _, _, address in
        let localPart = message.octets.extracting(address.localPart)
        guard address.domain != nil, localPart.asciiPrefixCount() < localPart.count else { return }
        findings.report(address.localPart, "a local-part that is not ASCII")
      }
    })

  static let invalidDomainLabel = Rule(
    "ADR014", "invalid-domain-label", .standard(.error),
    summary: "a label of a domain that no host has",
    explanation:
      "Labels are letters, digits and hyphens that don't stand at an end; what begins with 'xn--' must be the "
      + "ASCII form of a name, and other scripts may hold only letters, digits and marks. Write the domain as registered.",
    reference: "RFC 5321 §2.3.5, RFC 5891 §4.2, RFC 5892 §2.1",
    bad: "To: bob@«-example».net",
    good: "To: bob@xn--bcher-kva.example",
    check: .look(AddressLooks.invalidLabels))

  static let encodedLocalPart = Rule(
    "ADR015", "encoded-local-part", .standard(.warning),
    summary: "a local-part that begins with xn--",
    explanation:
      "That form is defined for domain names only; nobody decodes it in a local-part. Use the address that the "
      + "mailbox really has.",
    reference: "RFC 6531 §3.2, RFC 5891 §4.4",
    bad: "To: «xn--bb-eka»@example.net",
    good: "To: bob@xn--bcher-kva.example",
    check: .look { subject, findings in
      let message = subject.message
      subject.addresses.forEachAddress { _, _, address in
        let beginning = message.octets.extracting(address.localPart).extracting(first: 4)
        guard address.domain != nil, beginning.equalsIgnoringCase("xn--") else { return }
        findings.report(address.localPart, "a local-part in the ASCII form of a domain name")
      }
    })

  static let lineEndInLocalPart = Rule(
    "ADR028", "line-end-in-local-part", .standard(.error),
    summary: "CR, LF or NUL inside a quoted local-part",
    explanation:
      "Such an address breaks the line of an SMTP command, which lets it smuggle commands. Refuse the address.",
    reference: "RFC 5321 §4.1.2, RFC 5322 §3.2.4",
    bad: "To: «\"bob\n  builder\"»@example.net",
    good: "To: \"bob builder\"@example.net",
    check: .look { subject, findings in
      let message = subject.message
      subject.addresses.forEachAddress { _, _, address in
        guard address.isQuoted else { return }
        let isBroken = address.localPart.contains { message.octets[$0] < 0x0E && message.octets[$0] != ASCII.tab }
        if isBroken { findings.report(address.localPart, "a line end or NUL inside a quoted local-part") }
      }
    })
}

// MARK: - The form of lists

extension Rule {
  static let missingComma = Rule(
    "ADR019", "missing-comma", .standard(.error),
    summary: "something between an address in angle brackets and the next comma",
    explanation:
      "Some readers see one mailbox, some two, some none. Put a comma between two mailboxes, and a name before "
      + "the bracket.",
    reference: "RFC 5322 §3.4, RFC 7103 §7.1.5",
    bad: "To: Bob <bob@example.net> «Carl <carl@example.com>»",
    good: "To: Bob <bob@example.net>, Carl <carl@example.com>",
    check: .look { subject, findings in
      for field in subject.addresses.fields {
        for entry in field.scan.entries {
          guard let stray = entry.stray else { continue }
          findings.report(stray, "a comma is missing before \(subject.quoted(stray)), or it doesn't belong here")
        }
      }
    })

  static let unclosed = Rule(
    "ADR020", "unclosed-in-address", .standard(.error),
    summary: "a quote, comment, bracket or group that is opened and not closed",
    explanation: "Readers differ in where it ends, so that they see different addresses. Close it, or quote the sign.",
    reference: "RFC 5322 §3.2.2, §3.2.4, §3.4, RFC 7103 §7.1",
    bad: "To: Bob <bob@example.net> «(the builder»",
    good: "To: Bob <bob@example.net> (the builder)",
    check: .look { subject, findings in
      for field in subject.addresses.fields {
        for unclosed in field.scan.unclosed {
          findings.report(unclosed.range, "this \(unclosed.what) is opened and not closed")
        }
      }
    })
}
