internal import MIMECharsets
internal import Octets

/// Gathers what attributes and properties say of a message; where both say the same, the property counts.
///
/// Source: MS-OXTNEF §2.1.3.
struct TNEFBuilder {
  /// The identifiers of properties. Source: MS-OXPROPS.
  enum ID {
    static let messageClass = 0x001A
    static let subject = 0x0037
    static let body = 0x1000
    static let compressedRTF = 0x1009
    static let html = 0x1013
    static let messageID = 0x1035
    static let internetCodePage = 0x3FDE
    static let displayName = 0x3001
    static let attachmentData = 0x3701
    static let fileName = 0x3704
    static let longFileName = 0x3707
    static let transportName = 0x370C
    static let mediaType = 0x370E
    static let contentID = 0x3712
  }

  struct Attachment {
    var title: String?
    var transportName: String?
    var fileName: String?
    var longFileName: String?
    var displayName: String?
    var mediaType: String?
    var contentID: String?
    var octets: [UInt8] = []
    var message: TNEFMessage?
  }

  var messageClass: String?
  var subject: String?
  var body: String?
  var rtf: [UInt8]?
  var attachments: [Attachment] = []
  private var messageID: String?
  private var html: [UInt8]?
  /// The code page of 8-bit strings, and that of the HTML.
  private var codePage = 1252
  private var internetCodePage: Int?

  mutating func setCodePage(_ data: Span<UInt8>) {
    var cursor = TNEFCursor(data)
    if let number = cursor.number(octets: 4), number > 0 { codePage = number }
  }

  /// Takes a property of the message.
  mutating func take(_ property: TNEFProperties.Property, _ value: Span<UInt8>) {
    switch property.id {
    case ID.messageClass: messageClass = string(property, value) ?? messageClass
    case ID.subject: subject = string(property, value) ?? subject
    case ID.body: body = string(property, value) ?? body
    case ID.messageID: messageID = string(property, value)
    case ID.html: html = property.type == .binary ? Array(value) : string(property, value).map { Array($0.utf8) }
    case ID.internetCodePage where property.type == .number:
      var cursor = TNEFCursor(value)
      internetCodePage = cursor.number(octets: 4)
    default: break
    }
  }

  /// Takes a property of the last attachment.
  mutating func takeOfAttachment(_ property: TNEFProperties.Property, _ value: Span<UInt8>) {
    let last = attachments.count - 1
    switch property.id {
    case ID.displayName: attachments[last].displayName = string(property, value)
    case ID.fileName: attachments[last].fileName = string(property, value)
    case ID.longFileName: attachments[last].longFileName = string(property, value)
    case ID.transportName: attachments[last].transportName = string(property, value)
    case ID.mediaType: attachments[last].mediaType = string(property, value)
    case ID.contentID: attachments[last].contentID = string(property, value)
    case ID.attachmentData where property.type == .binary: attachments[last].octets = Array(value)
    default: break
    }
  }

  /// What was gathered.
  consuming func message() -> TNEFMessage {
    var message = TNEFMessage()
    message.messageClass = messageClass
    message.subject = subject
    message.messageID = messageID.flatMap(Self.identifier).map(MessageID.init(text:))
    message.text = body
    message.rtf = rtf
    message.html = html.map(htmlText)
    message.attachments = attachments.map { attachment in
      let names = [
        attachment.longFileName, attachment.title, attachment.fileName, attachment.transportName,
        attachment.displayName,
      ]
      return TNEFMessage.Attachment(
        name: names.lazy.compactMap { $0 }.first { !$0.isEmpty }, mediaType: attachment.mediaType,
        contentID: attachment.contentID.flatMap(Self.identifier), octets: attachment.octets,
        message: attachment.message)
    }
    return message
  }
}

// MARK: - Text

extension TNEFBuilder {
  /// A string of an attribute, which is in the code page.
  func text(_ data: Span<UInt8>) -> String {
    Self.decoded(data, Self.charset(codePage))
  }

  private func string(_ property: TNEFProperties.Property, _ value: Span<UInt8>) -> String? {
    switch property.type {
    case .string8: text(value)
    case .unicode: Self.decoded(value, .utf16le)
    case .binary, .object, .number, .other: nil
    }
  }

  /// HTML is in the message's own code page; where that says nothing, as HTML of a part would be.
  private func htmlText(_ octets: [UInt8]) -> String {
    var ignored = DefectLog()
    let declared = internetCodePage.flatMap(Self.known).map { Array($0.name.utf8) }
    let choice = CharsetChoice.choose(
      declaredLabel: declared?.span, octets: octets.span, isHTML: true, defects: &ignored)
    return Self.decoded(octets.span, choice.used)
  }

  /// Decodes text without the NUL that ends it.
  private static func decoded(_ octets: Span<UInt8>, _ charset: Charset) -> String {
    var utf8: [UInt8] = []
    var ignored = DefectLog()
    var decoder = TextDecoder(charset)
    decoder.decode(octets, into: &utf8, defects: &ignored)
    decoder.finish(into: &utf8, defects: &ignored)
    while utf8.last == ASCII.nul { utf8.removeLast() }
    if utf8.starts(with: "\u{FEFF}".utf8) { utf8.removeFirst(3) }
    return String(decodingUTF8: utf8.span)
  }

  private static func charset(_ codePage: Int) -> Charset { known(codePage) ?? .windows1252 }

  /// The charset of a code page of Windows; nil for an unknown one.
  private static func known(_ codePage: Int) -> Charset? {
    switch codePage {
    case 0: nil
    case 1200: .utf16le
    case 20127: .usASCII
    case 20866: .koi8R
    case 28591...28606: Charset(label: "iso-8859-\(codePage - 28590)")
    case 50220...50222: .iso2022JP
    case 51932: .eucJP
    case 51949: .eucKR
    case 52936: Charset(label: "hz-gb-2312")
    case 54936: .gb18030
    case 65000: .utf7
    case 65001: .utf8
    default: Charset(label: "windows-\(codePage)") ?? Charset(label: "cp\(codePage)")
    }
  }

  /// An identifier without angle brackets.
  private static func identifier(_ text: String) -> String? {
    var ignored = DefectLog()
    return MessageIDList(lenient: text.utf8.span, defects: &ignored).ids.first?.text
  }
}
