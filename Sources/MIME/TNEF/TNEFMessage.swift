public import Octets

/// What Outlook puts into `winmail.dat`: attachments, and the body in up to three forms.
///
/// ```swift
/// for part in message.bodies.attachments {
///   guard let inner = part.tnef() else { continue }
///   for attachment in inner.attachments { print(attachment.name ?? "", attachment.octets.count) }
/// }
/// ```
///
/// Source: MS-OXTNEF.
public struct TNEFMessage: Sendable, Hashable {
  /// A file, or a message, that was attached.
  public struct Attachment: Sendable, Hashable {
    /// The longest form of its file name that there is. Not a safe name to write to.
    public internal(set) var name: String?
    /// Its media type as the sender gives it, as in `image/png`.
    public internal(set) var mediaType: String?
    /// Its Content-ID without angle brackets, where the HTML refers to it.
    public internal(set) var contentID: String?
    /// Its octets; empty where it is a message.
    public internal(set) var octets: [UInt8] = []
    /// The message that it is.
    public internal(set) var message: TNEFMessage?
  }

  /// What kind of item it is, as in `IPM.Note`.
  public internal(set) var messageClass: String?
  /// The subject.
  public internal(set) var subject: String?
  /// The Message-ID without angle brackets.
  public internal(set) var messageID: MessageID?
  /// The body as plain text.
  public internal(set) var text: String?
  /// The body as HTML.
  public internal(set) var html: String?
  /// The body as RTF, decompressed.
  public internal(set) var rtf: [UInt8]?
  /// What is attached.
  public internal(set) var attachments: [Attachment] = []

  init() {}

  /// Reads TNEF; nil where the octets don't begin with its signature.
  ///
  /// - Parameters:
  ///   - octets: The decoded body of an `application/ms-tnef`.
  ///   - limits: ``Limits/tnefDepth`` and ``Limits/entities`` count.
  ///   - defects: Receives ``Defect/Code/tnefInvalid``, ``Defect/Code/tnefChecksum`` and
  ///     ``Defect/Code/compressedRTFInvalid``, each at the attribute that shows it, and the limits'.
  /// - Complexity: O(*n* · *depth*).
  ///
  /// Source: MS-OXTNEF §2.1.3.
  public init?(lenient octets: Span<UInt8>, limits: Limits = Limits(), defects: inout DefectLog) {
    var parser = TNEFParser(limits: limits)
    guard let message = parser.message(octets, at: 0, depth: 1) else { return nil }
    defects.record(parser.defects, movedBy: 0)
    self = message
  }
}
