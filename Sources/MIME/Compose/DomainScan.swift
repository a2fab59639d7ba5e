internal import Octets

/// Finds out what content consists of, incrementally. Any split of the input gives the same result.
struct DomainScan: Sendable {
  private var scan = BodyScan()
  private var holdsCR = false

  /// What was seen so far.
  var saw: Sightings { scan.saw }

  /// What the content consists of, as far as it was looked at.
  ///
  /// - Parameter allowsLF: Whether an LF without a CR is a line end, which becomes CRLF on the wire.
  func domain(allowsLF: Bool) -> DataDomain {
    if !scan.saw.isDisjoint(with: [.nul, .bareCR, .longLine]) || scan.column > 998 { return .binary }
    if scan.saw.contains(.bareLF), !allowsLF { return .binary }
    return scan.saw.contains(.eightBit) ? .eightBit : .sevenBit
  }

  /// Looks at the next octets; a CR at their end waits for what follows.
  mutating func push(_ run: Span<UInt8>) {
    guard !run.isEmpty else { return }
    var rest = run
    if holdsCR {
      holdsCR = false
      if rest[0] == ASCII.lf {
        scan.saw.insert(.crlf)
        scan.column = 0
        rest = rest.extracting(droppingFirst: 1)
      } else {
        scan.saw.insert(.bareCR)
      }
    }
    if !rest.isEmpty, rest[rest.count - 1] == ASCII.cr {
      holdsCR = true
      rest = rest.extracting(droppingLast: 1)
    }
    _ = rest.scanBody(&scan, stoppingAtDelimiters: false)
  }

  /// Ends the content.
  mutating func finish() {
    if holdsCR { scan.saw.insert(.bareCR) }
    holdsCR = false
  }
}

extension Span<UInt8> {
  /// What octets of a message consist of; its line ends may be LF.
  var dataDomain: DataDomain {
    var scan = DomainScan()
    scan.push(self)
    scan.finish()
    return scan.domain(allowsLF: true)
  }
}
