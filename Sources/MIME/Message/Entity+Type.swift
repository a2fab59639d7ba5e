internal import MIMECodecs
internal import Octets

extension Entity {
  /// What its body is. Where nothing usable is said, text/plain; in a digest, message/rfc822.
  ///
  /// Parsed at each call. Source: RFC 2045 §5, §5.2; RFC 2046 §5.1.5.
  public var mediaType: MediaType {
    var ignored = DefectLog()
    return mediaType(defects: &ignored)
  }

  func mediaType(defects: inout DefectLog) -> MediaType {
    guard let field = fields.first(named: .contentType) else {
      // Only in a digest is a part without a type read as a message.
      return kind == .message || kind == .encodedMessage ? .messageRFC822 : .textPlain
    }
    return MediaType(lenient: field.body, limits: storage.limits, defects: &defects)
  }

  /// How it is to be shown, and its file name; nil where it does not say.
  ///
  /// Parsed at each call. Source: RFC 2183.
  public var disposition: ContentDisposition? {
    guard let field = fields.first(named: .contentDisposition) else { return nil }
    var ignored = DefectLog()
    return ContentDisposition(lenient: field.body, limits: storage.limits, defects: &ignored)
  }

  /// How its body is encoded for transfer. Source: RFC 2045 §6.1.
  public var transferEncoding: TransferEncoding {
    guard let field = fields.first(named: .contentTransferEncoding) else { return .sevenBit }
    return TransferEncoding(fieldBody: field.body, limits: storage.limits)
  }

  /// The name of its transfer encoding in lower case: the standard one, or, where the encoding is unknown, as written.
  public var transferEncodingLabel: String {
    let encoding = transferEncoding
    guard encoding == .unknown, let field = fields.first(named: .contentTransferEncoding),
      let label = TransferEncodingField.label(in: field.body, limits: storage.limits)
    else { return encoding.name }
    return String(lowercasingASCII: field.body.extracting(label))
  }

  /// The file name that the message gives it: the disposition's, else the media type's. Not a safe name to write to.
  public var fileName: String? {
    ContentDisposition.fileName(of: disposition, else: mediaType)
  }

  /// Its Content-ID without angle brackets. Source: RFC 2045 §7.
  public var contentID: String? {
    messageIDs(.contentID)?.first?.text
  }

  /// Its languages. Source: RFC 3282 §2.
  public var languages: [String]? {
    guard let text = fields.first(named: .contentLanguage)?.text else { return nil }
    return text.utf8.split(separator: ASCII.comma).map { language in
      let octets = Array(language)
      return String(decodingUTF8: octets.span.extracting(octets.span.trimmedRange()))
    }
  }

  /// Its Content-Location. Source: RFC 2557 §4.
  public var location: String? { fields.first(named: .contentLocation)?.text }
}
