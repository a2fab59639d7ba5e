public import Octets

extension Draft {
  /// A body part to be: content, and what its header fields say about it.
  ///
  /// Made by ``text(_:charset:)``, ``html(_:charset:)``, ``octets(_:mediaType:)``, ``file(_:mediaType:)``,
  /// ``multipart(_:_:)``, ``message(_:)-(Draft)``, ``message(_:)-(Message)`` or ``entity(_:)``.
  ///
  /// Source: RFC 2045 §2.5.
  public struct Part: Sendable {
    /// Its content.
    public var content: Content
    /// What it is; nil where the content says so, or the name of the file that it comes from.
    ///
    /// Its `charset` and `boundary` are set by the writer, unless octets from memory or a file are text in a charset that
    /// is given here.
    public var mediaType: MediaType?
    /// How it is to be shown, and its file name. Source: RFC 2183.
    public var disposition: ContentDisposition?
    /// Its Content-ID without angle brackets.
    ///
    /// One without an `@` is made unique in the world by the writer; then `cid:` references to it from HTML in the same
    /// `multipart/related` are completed likewise. Source: RFC 2045 §7, RFC 2392.
    public var contentID: String?
    /// What it is, for people. Source: RFC 2045 §8.
    public var description: String?
    /// Its languages. Source: RFC 3282.
    public var languages: [String] = []
    /// Where it is from: a URI. Source: RFC 2557 §4.
    public var location: String?
    /// Fields without a place of their own, which begin with `Content-`.
    public var otherFields: [HeaderField] = []
    /// How it is to be encoded for transfer; nil for what costs least.
    public var transferEncoding: TransferEncoding?

    /// Creates a part that says nothing about its content.
    public init(_ content: Content) {
      self.content = content
    }
  }

  /// What a part holds.
  public enum Content: Sendable {
    /// A text. Its line ends become CRLF.
    case text(String, charset: TextCharset)
    /// Octets in memory, which are shared and not copied. Of media type text, their line ends become CRLF.
    case octets(OctetStorage)
    /// The octets of the file at a path, read in pieces while the message is written. Of media type text, their line ends
    /// become CRLF.
    case file(path: String)
    /// Parts between delimiters.
    case multipart([Part])
    /// A message to be.
    indirect case draft(Draft)
    /// A message that was read, octet for octet but for line ends, which become CRLF.
    case message(Message)
    /// A body part that was read, its header fields included, octet for octet but for line ends, which become CRLF.
    ///
    /// Where it is a message's own entity, or becomes one, only its fields that begin with `Content-` are taken. What else
    /// the part says, its media type among it, is not used.
    case entity(Entity)
  }

  /// The charset that a text is written in.
  public enum TextCharset: Sendable, Hashable {
    /// US-ASCII where that is enough, else UTF-8.
    case automatic
    /// This one; a character that it lacks is an error.
    case only(Charset)
    /// This one, with a question mark for each character that it lacks.
    case substituting(Charset)
  }
}
