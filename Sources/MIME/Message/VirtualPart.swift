package import MIMECodecs
public import Octets

/// Something that a part holds in a way that MIME doesn't know: a file among the lines of its text, or a file or a body
/// in a `winmail.dat`.
///
/// ```swift
/// for file in message.root.virtualParts() { print(file.number, file.name ?? "unnamed", file.content().count) }
/// ```
public struct VirtualPart: Sendable {
  /// How a part holds it.
  public enum Form: String, Sendable, Hashable {
    case uuencode, yenc, binHex, tnef
  }

  enum Content: Sendable {
    case octets([UInt8])
    case inline(InlineFile, DecodedBody)
  }

  /// The part that holds it.
  public let holder: Entity
  /// Its number, such as `1.2+1`.
  public let number: PartNumber
  /// How the part holds it.
  public let form: Form
  /// The file name that it is given; nil where there is none. Not a safe name to write to.
  public let name: String?
  /// Its media type, where TNEF says so.
  public let mediaType: String?
  /// Its Content-ID without angle brackets, where TNEF says so.
  public let contentID: String?
  /// Whether it is the body of the message that TNEF holds, in one of its forms; text and HTML are UTF-8.
  public let isBody: Bool
  private let storedContent: Content

  init(
    holder: Entity, place: Int, form: Form, name: String? = nil, mediaType: String? = nil, contentID: String? = nil,
    isBody: Bool = false, content: Content
  ) {
    self.holder = holder
    number = (holder.number ?? PartNumber()).withFile(place)
    self.form = form
    self.name = name
    self.mediaType = mediaType
    self.contentID = contentID
    self.isBody = isBody
    storedContent = content
  }

  /// Where it stands in the part's decoded content, in octets; nil in TNEF.
  public var contentRange: Range<Int>? {
    if case .inline(let file, _) = storedContent { file.range } else { nil }
  }

  /// Hands over its octets in runs: of BinHex those of the data fork, of a yEnc part those of that part.
  ///
  /// - Parameters:
  ///   - defects: Receives what is wrong with it, at offsets of the whole input.
  ///   - receive: Is called with each run of octets, borrowed for the call.
  public func decodeContent<Failure: Error>(
    defects: inout DefectLog, _ receive: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    switch storedContent {
    case .octets(let octets):
      try receive(octets.span)
    case .inline(let file, let body):
      let limits = holder.storage.limits
      var found = DefectLog(perCode: limits.defectsPerCode)
      _ = try file.decode(in: body.span, limits: limits, defects: &found, receive)
      holder.record(found, inDecodedBodyTo: &defects)
    }
  }

  /// The part of a file in yEnc that it is; nil where it is a whole file, or in another form. Decoded at each call.
  package func yEncPart() -> YEncFile? {
    guard form == .yenc, case .inline(let file, let body) = storedContent else { return nil }
    var ignored = DefectLog()
    let octets = body.span
    guard let part = YEncFile(octets.extracting(file.range), defects: &ignored) else { return nil }
    return part.header.part == nil ? nil : part
  }

  /// Its octets. Decoded at each call.
  public func content() -> [UInt8] {
    var ignored = DefectLog()
    var octets: [UInt8] = []
    decodeContent(defects: &ignored) { run in octets.append(run) }
    return octets
  }
}
