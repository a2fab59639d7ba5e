public import MIMECharsets

/// How header fields are written where there is a choice.
public struct FieldStyle: Sendable, Hashable {
  /// The charset of encoded-words and extended parameters; a character that it lacks is an error.
  public var charset: Charset
  /// Whether a file name that is not ASCII is written a second time, as an encoded-word in quotes.
  ///
  /// QUIRK: RFC 2047 §5 forbids it, readers that know RFC 2231 pass it, and only very old ones need it.
  public var doublesFileNames: Bool

  /// Creates a style.
  public init(charset: Charset = .utf8, doublesFileNames: Bool = false) {
    self.charset = charset
    self.doublesFileNames = doublesFileNames
  }
}
