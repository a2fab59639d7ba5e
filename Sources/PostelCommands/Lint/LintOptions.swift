internal import ArgumentParser
internal import MIME
internal import MIMELint
internal import Octets

/// What messages are held against, as `--profile` says it.
enum ProfileChoice: String, ExpressibleByArgument, CaseIterable {
  case rfc, submit, bulk

  var profile: Profile {
    switch self {
    case .rfc: .rfc
    case .submit: .submit
    case .bulk: .bulk
    }
  }
}

/// From which weight on findings make the command fail.
enum FailLevel: String, ExpressibleByArgument, CaseIterable {
  case error, warning, info, never

  /// Whether a weight is one of them.
  func includes(_ severity: Severity) -> Bool {
    switch self {
    case .error: severity >= .error
    case .warning: severity >= .warning
    case .info: true
    case .never: false
    }
  }
}

/// How a report is written.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif, github, junit
}

/// What the next hop takes, as `--route` says it.
enum RouteChoice: String, ExpressibleByArgument, CaseIterable {
  case sevenBit = "7bit"
  case eightBit = "8bit"
  case binary

  var domain: DataDomain {
    switch self {
    case .sevenBit: .sevenBit
    case .eightBit: .eightBit
    case .binary: .binary
    }
  }
}

/// A count of octets such as `25M`.
struct OctetCount: ExpressibleByArgument, Hashable {
  let value: Int

  /// Digits, and K, M or G for powers of 1024.
  init?(argument: String) {
    var digits = Array(argument.utf8)
    var shift = 0
    switch digits.last?.lowercased {
    case UInt8(ascii: "k"): shift = 10
    case UInt8(ascii: "m"): shift = 20
    case UInt8(ascii: "g"): shift = 30
    default: break
    }
    if shift > 0 { digits.removeLast() }
    guard let number = digits.span.decimalValue(atMost: Int.max >> 32) else { return nil }
    value = number << shift
  }
}

/// The options that say how a message is handed over.
struct EnvelopeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What the next hop takes in bodies: 7bit, 8bit or binary.", valueName: "7bit|8bit|binary"))
  var route: RouteChoice?
  @Flag(help: "The next hop takes UTF-8 in header fields and addresses.") var smtputf8 = false
  @Option(help: ArgumentHelp("The most octets that the next hop takes, as in 25M.", valueName: "octets"))
  var sizeLimit: OctetCount?
  @Option(help: ArgumentHelp("The reverse-path; '' is the null reverse-path.", valueName: "address"))
  var mailFrom: String?
  @Option(help: ArgumentHelp("A recipient of the envelope; can be given several times.", valueName: "address"))
  var rcpt: [String] = []

  /// The envelope; `--smtputf8` alone means a route that takes 8bit.
  var envelope: Envelope {
    let isRouteKnown = route != nil || smtputf8
    return Envelope(
      route: isRouteKnown ? Route(body: (route ?? .eightBit).domain, takesUTF8Headers: smtputf8) : nil,
      sizeLimit: sizeLimit?.value, mailFrom: mailFrom.map(Self.bare), recipients: rcpt.map(Self.bare))
  }

  /// An address without angle brackets around it.
  private static func bare(_ address: String) -> String {
    let octets = Array(address.utf8)
    guard octets.first == ASCII.lessThan, octets.last == ASCII.greaterThan, octets.count > 1 else { return address }
    return String(decodingUTF8: octets.span.extracting(1..<octets.count - 1))
  }
}
