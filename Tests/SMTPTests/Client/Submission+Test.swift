import MIME
import SMTP

extension Submission {
  private static let domains: [String: DataDomain] = ["7BIT": .sevenBit, "8BITMIME": .eightBit, "BINARYMIME": .binary]

  static func test(_ options: [String: String]) -> (Submission, [UInt8]) {
    let octets = Transcript.unescaped(options["message"] ?? "Subject: a\\r\\n\\r\\n.b\\r\\n")
    func address(_ text: String) -> EnvelopeAddress? { try? EnvelopeAddress(validating: text, rules: .utf8) }
    let sender = options["from"] == "null" ? nil : address(options["from"] ?? "s@client.example")
    let recipients = (options["to"] ?? "r@local.example").split(separator: ",").compactMap { address(String($0)) }
    var envelope = Envelope(from: sender, to: recipients)
    envelope.parameters.requiresTLS = options["requiretls"] != nil
    if options["notify"] != nil { envelope.recipients[0].parameters.notify = .never }
    var traits = MessageTraits(size: octets.count)
    traits.body = Self.domains[options["body"] ?? "7BIT"] ?? .sevenBit
    traits.hasUTF8Headers = options["utf8"] != nil
    return (Submission(envelope, traits), octets)
  }
}
