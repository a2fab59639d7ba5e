internal import MIMECodecs
internal import Octets

/// A part of which all is decided but the boundaries.
struct PlannedPart: Sendable {
  enum Body: Sendable {
    /// Content, or nothing.
    case content(ContentSource, ContentCoding)
    /// Parts of a multipart.
    case parts([PlannedPart])
    /// A message of its own.
    indirect case message(PlannedMessage)
  }

  /// Its type; nil where its header fields are copied.
  var mediaType: MediaType?
  /// Its header fields, but for the type and the transfer encoding where there is a type.
  var fields: [UInt8] = []
  /// Whether the empty line behind the header fields is part of the body's octets.
  var holdsHeaderEnd = false
  /// Its transfer encoding. For what is composed of others, what those need.
  var encoding = TransferEncoding.sevenBit
  /// What its octets are, those of its header fields included.
  var domain = DataDomain.sevenBit
  /// Whether a header field in it has octets above 127.
  var hasUTF8Fields = false
  var body: Body

  init(_ body: Body) {
    self.body = body
  }
}

/// A message of which all is decided but the boundaries.
struct PlannedMessage: Sendable {
  /// The header fields, but for those that tell of the body.
  var fields: [UInt8]
  var root: PlannedPart

  /// What its octets are.
  var domain: DataDomain { hasUTF8Fields ? max(.eightBit, root.domain) : root.domain }
  /// Whether a header field has octets above 127.
  var hasUTF8Fields: Bool { root.hasUTF8Fields || fields.span.asciiPrefixCount() < fields.count }
}
