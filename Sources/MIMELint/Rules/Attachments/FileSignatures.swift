internal import Octets

/// The octets that files of a type begin with.
enum FileSignatures {
  private struct Signature: Sendable {
    let type: String
    /// Where the octets stand.
    let offset: Int
    let octets: [UInt8]

    init(_ type: String, _ octets: [UInt8], at offset: Int = 0) {
      self.type = type
      self.octets = octets
      self.offset = offset
    }

    init(_ type: String, _ text: StaticString, at offset: Int = 0) {
      self.init(type, Array(text.description.utf8), at: offset)
    }

    func matches(_ content: Span<UInt8>) -> Bool {
      guard content.count >= offset + octets.count else { return false }
      return content.extracting(offset..<offset + octets.count).equals(octets.span)
    }
  }

  /// Whether content can be of a type; true for types whose beginning isn't known.
  static func fit(_ content: Span<UInt8>, _ type: String) -> Bool {
    let family = families[type] ?? type
    var isKnown = false
    for signature in signatures where signature.type == family {
      isKnown = true
      if signature.matches(content) { return true }
    }
    if family == "application/pdf" { return holdsPDF(content) }
    if isKnown { return false }
    // A program under another type is never meant.
    return !(type.hasPrefix("image/") || type.hasPrefix("audio/") || type.hasPrefix("video/")) || !isProgram(content)
  }

  /// The type that content begins like.
  static func type(of content: Span<UInt8>) -> String? {
    if isProgram(content) { return "a program" }
    return signatures.first { $0.matches(content) }?.type
  }

  private static func isProgram(_ content: Span<UInt8>) -> Bool {
    content.count > 64 && content[0] == 0x4D && content[1] == 0x5A  // MZ
  }

  /// Readers of PDF look for the mark in the first kilobyte.
  private static func holdsPDF(_ content: Span<UInt8>) -> Bool {
    let head = content.extracting(first: 1024)
    var from = 0
    while let percent = head.firstIndex(of: ASCII.percent, from: from) {
      from = percent + 1
      if head.extracting(droppingFirst: percent).starts(with: "%PDF-") { return true }
    }
    return false
  }

  /// Types whose files begin as those of another type do.
  private static let families: [String: String] = [
    "image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg", "image/x-png": "image/png",
    "application/x-pdf": "application/pdf", "application/x-gzip": "application/gzip",
    "application/x-zip-compressed": "application/zip", "application/epub+zip": "application/zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "application/zip",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "application/zip",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "application/zip",
    "application/vnd.oasis.opendocument.text": "application/zip",
    "application/vnd.oasis.opendocument.spreadsheet": "application/zip",
    "application/vnd.oasis.opendocument.presentation": "application/zip",
  ]

  /// Source: the formats' specifications: PNG §5.2, JPEG (ITU-T T.81 §B.1.1), GIF89a §17, RFC 9649 §2.4, TIFF 6.0 §2, RFC
  /// 1952 §2.3, PKWARE APPNOTE §4.3, ISO 32000-1 §7.5.2, RFC 7845, RFC 9639 §6.
  private static let signatures: [Signature] = [
    Signature("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    Signature("image/jpeg", [0xFF, 0xD8, 0xFF]), Signature("image/gif", "GIF87a"), Signature("image/gif", "GIF89a"),
    Signature("image/webp", "WEBP", at: 8), Signature("image/tiff", [0x49, 0x49, 0x2A, 0x00]),
    Signature("image/tiff", [0x4D, 0x4D, 0x00, 0x2A]), Signature("application/pdf", "%PDF-"),
    Signature("application/gzip", [0x1F, 0x8B]), Signature("application/zip", [0x50, 0x4B, 0x03, 0x04]),
    Signature("application/zip", [0x50, 0x4B, 0x05, 0x06]), Signature("application/zip", [0x50, 0x4B, 0x07, 0x08]),
    Signature("audio/ogg", "OggS"), Signature("audio/flac", "fLaC"), Signature("video/mp4", "ftyp", at: 4),
  ]
}
