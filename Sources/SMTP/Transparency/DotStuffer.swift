internal import Octets

/// Makes the octets that follow the reply to DATA out of a message. Any split of the input gives the same result.
///
/// A dot at the start of the message and behind CRLF is doubled, nothing else is changed; ``finish(into:)`` adds CRLF
/// where the message doesn't end with one, then a dot and CRLF.
///
/// ```swift
/// var stuffer = DotStuffer()
/// try stuffer.stuff(message.span, into: &wire)
/// try stuffer.finish(into: &wire)
/// ```
///
/// Source: RFC 5321 §4.5.2.
public struct DotStuffer: Sendable {
  private let bareLineEnds: BareLineEnds
  private var scan = DotStuffer.messageStart
  /// The octets given in earlier calls.
  private var offset = 0

  private static var messageStart: DotScan {
    var scan = DotScan()
    scan.followsCRLF = true
    return scan
  }

  /// Creates a stuffer at the start of a message.
  public init(bareLineEnds: BareLineEnds = .reject) {
    self.bareLineEnds = bareLineEnds
  }

  /// Stuffs the next octets of the message.
  ///
  /// - Parameters:
  ///   - input: Octets of the message.
  ///   - output: Receives at most twice as many octets, and one more.
  /// - Throws: ``SMTPError`` with the offset in the message of a bare CR, a bare LF or a NUL that the policy refuses; the
  ///   octets before it are in the output. Nothing may be sent after them: only closing the connection leaves the
  ///   message unsent.
  public mutating func stuff(_ input: Span<UInt8>, into output: inout [UInt8]) throws(SMTPError) {
    var start = 0
    while start < input.count {
      let rest = input.extracting(start...)
      let stop = rest.scanDots(&scan, stoppingAtFaults: bareLineEnds != .pass)
      output.append(rest.extracting(..<stop))
      start += stop
      guard start < input.count else { break }
      if input[start] == ASCII.dot, scan.followsCRLF {
        output.append(ASCII.dot)
        scan.followsCRLF = false
      } else {
        try mend(input[start], at: offset + start, into: &output)
      }
    }
    offset += input.count
  }

  /// Ends the message, and leaves the stuffer ready for another.
  ///
  /// - Throws: ``SMTPError`` where the message ends with a CR that the policy refuses.
  public mutating func finish(into output: inout [UInt8]) throws(SMTPError) {
    if scan.followsCR {
      switch bareLineEnds {
      case .reject: throw SMTPError(.bareCR, at: offset - 1)
      case .normalize: output.append(ASCII.lf)
      case .pass: output += [ASCII.cr, ASCII.lf]
      }
    } else if !scan.followsCRLF {
      output += [ASCII.cr, ASCII.lf]
    }
    output += [ASCII.dot, ASCII.cr, ASCII.lf]
    self = DotStuffer(bareLineEnds: bareLineEnds)
  }

  /// Handles the octet at which a bare line end shows, or NUL; the octet itself is not yet scanned.
  private mutating func mend(_ octet: UInt8, at place: Int, into output: inout [UInt8]) throws(SMTPError) {
    let fault: SMTPError =
      if scan.followsCR, octet != ASCII.lf {
        SMTPError(.bareCR, at: place - 1)
      } else if octet == ASCII.lf {
        SMTPError(.bareLF, at: place)
      } else {
        SMTPError(.nulOctet, at: place)
      }
    guard bareLineEnds == .normalize, fault.code != .nulOctet else { throw fault }
    if fault.code == .bareCR {
      output.append(ASCII.lf)
      scan.followsCR = false
      scan.followsCRLF = true
    } else {
      output.append(ASCII.cr)
      scan.followsCR = true
    }
  }
}
