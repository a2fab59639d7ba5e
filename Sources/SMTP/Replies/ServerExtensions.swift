internal import Octets

/// The extensions that a server offers in its reply to EHLO or LHLO.
///
/// Source: RFC 5321 §4.1.1.1.
public struct ServerExtensions: Sendable, Hashable {
  /// PIPELINING (RFC 2920).
  public var pipelining = false
  /// SIZE (RFC 1870): the most octets of a message; 0 where the server names no limit, nil where it lacks the extension.
  public var size: Int?
  /// 8BITMIME (RFC 6152).
  public var eightBitMIME = false
  /// SMTPUTF8 (RFC 6531).
  public var smtpUTF8 = false
  /// CHUNKING (RFC 3030).
  public var chunking = false
  /// BINARYMIME (RFC 3030).
  public var binaryMIME = false
  /// DSN (RFC 3461).
  public var dsn = false
  /// STARTTLS (RFC 3207).
  public var startTLS = false
  /// ENHANCEDSTATUSCODES (RFC 2034).
  public var enhancedStatusCodes = false
  /// REQUIRETLS (RFC 8689).
  public var requireTLS = false
  /// MT-PRIORITY (RFC 6710).
  public var priority = false
  /// ETRN (RFC 1985).
  public var etrn = false
  /// ATRN (RFC 2645).
  public var atrn = false
  /// VRFY.
  public var verify = false
  /// HELP.
  public var help = false
  /// AUTH (RFC 4954): the mechanisms, in upper case.
  public var authentication: [String] = []
  /// Lines of other extensions, as the server wrote them.
  public var others: [String] = []

  /// Creates a server's extensions of which it has none.
  public init() {}

  /// Creates the extensions that a reply to EHLO names; its first line is a greeting.
  public init(reply: Reply) {
    for line in reply.lines.dropFirst() { take(line) }
  }

  /// The lines of a reply to EHLO behind the first.
  public var lines: [String] {
    var lines: [String] = []
    for (keyword, flag) in Self.flags where self[keyPath: flag] { lines.append(keyword) }
    if let size { lines.append(size > 0 ? "SIZE \(size)" : "SIZE") }
    if !authentication.isEmpty { lines.append("AUTH " + authentication.joined(separator: " ")) }
    return lines + others
  }

  private static var flags: [(String, WritableKeyPath<ServerExtensions, Bool>)] {
    [
      ("PIPELINING", \.pipelining), ("8BITMIME", \.eightBitMIME), ("SMTPUTF8", \.smtpUTF8), ("CHUNKING", \.chunking),
      ("BINARYMIME", \.binaryMIME), ("DSN", \.dsn), ("STARTTLS", \.startTLS),
      ("ENHANCEDSTATUSCODES", \.enhancedStatusCodes), ("REQUIRETLS", \.requireTLS), ("MT-PRIORITY", \.priority),
      ("ETRN", \.etrn), ("ATRN", \.atrn), ("VRFY", \.verify), ("HELP", \.help),
    ]
  }

  // ehlo-line = ehlo-keyword *( SP ehlo-param )
  private mutating func take(_ line: String) {
    // QUIRK: "AUTH=LOGIN" is what servers offered before RFC 2554, and some still do beside "AUTH LOGIN".
    let text = uppercased(Array(line.utf8.map { $0 == ASCII.equals ? ASCII.space : $0 }).span)
    let words = text.utf8.split(separator: ASCII.space).map { String($0) ?? "" }
    guard let keyword = words.first else { return }
    if let flag = Self.flags.first(where: { $0.0 == keyword }) {
      self[keyPath: flag.1] = true
    } else if keyword == "SIZE" {
      size = words.dropFirst().first.flatMap { Array($0.utf8).span.decimalValue() } ?? 0
    } else if keyword == "AUTH" {
      for mechanism in words.dropFirst() where !authentication.contains(mechanism) { authentication.append(mechanism) }
    } else {
      others.append(line)
    }
  }
}
