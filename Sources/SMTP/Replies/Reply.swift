internal import Octets

/// A reply of a server: a code, an enhanced code where it has one, and lines of text.
///
/// Source: RFC 5321 §4.2.
public struct Reply: Sendable, Hashable {
  /// The code, 200 to 599.
  public let code: Int
  /// The enhanced code that each line begins with.
  public let enhancedCode: EnhancedCode?
  /// The text of each line, without codes; at least one line.
  public let lines: [String]

  /// Creates a reply.
  ///
  /// Control octets of the text become `?`, so that a reply is never more than it is meant to be, and a line is cut
  /// where it would exceed 512 octets.
  /// - Precondition: The code is 200 to 599.
  public init(_ code: Int, _ enhancedCode: EnhancedCode? = nil, _ lines: [String]) {
    precondition(200...599 ~= code)
    self.code = code
    self.enhancedCode = enhancedCode
    self.lines = lines.isEmpty ? [""] : lines.map(Self.cleaned)
  }

  /// Creates a reply of one line.
  ///
  /// - Precondition: As for ``init(_:_:_:)-(Int,EnhancedCode?,[String])``.
  public init(_ code: Int, _ enhancedCode: EnhancedCode? = nil, _ text: String) {
    self.init(code, enhancedCode, [text])
  }

  init(received code: Int, _ enhancedCode: EnhancedCode?, _ lines: [String]) {
    self.code = code
    self.enhancedCode = enhancedCode
    self.lines = lines
  }

  /// Whether what was asked for was done: 2xx.
  public var isPositive: Bool { code / 100 == 2 }
  /// Whether the server waits for more: 3xx.
  public var isIntermediate: Bool { code / 100 == 3 }
  /// Whether trying again later may help: 4xx.
  public var isTransient: Bool { code / 100 == 4 }
  /// Whether trying again doesn't help: 5xx.
  public var isPermanent: Bool { code / 100 == 5 }

  // Reply-line = *( Reply-code "-" [ textstring ] CRLF ) Reply-code [ SP textstring ] CRLF
  /// The octets to send.
  public var octets: [UInt8] {
    var octets: [UInt8] = []
    for (index, line) in lines.enumerated() {
      octets += "\(code)".utf8
      octets.append(index == lines.count - 1 ? ASCII.space : ASCII.hyphen)
      if let enhancedCode { octets += "\(enhancedCode) ".utf8 }
      octets += line.utf8
      octets += [ASCII.cr, ASCII.lf]
    }
    return octets
  }

  /// 512 - "250 5.999.999 ".utf8.count - CRLF, RFC 5321 §4.5.3.1.5; and 2 for a character that is cut and becomes U+FFFD.
  private static let textOctets = 494

  private static func cleaned(_ line: String) -> String {
    var octets = Array(line.utf8)
    if octets.count > textOctets { octets.removeSubrange(textOctets...) }
    for index in octets.indices where octets[index].isControl { octets[index] = ASCII.questionMark }
    return String(decodingUTF8: octets.span)
  }
}

extension Reply: CustomStringConvertible {
  public var description: String {
    "\(code) " + (enhancedCode.map { "\($0) " } ?? "") + lines.joined(separator: " / ")
  }
}
