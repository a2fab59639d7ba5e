internal import MIMECharsets
internal import MIMECodecs
internal import Octets

/// Content that is made: texts, octets, files.
extension PartPlanner {
  /// Plans a text.
  mutating func planText(
    _ text: String, _ charset: Draft.TextCharset, of part: Draft.Part, at place: PartPlace
  ) throws(CompositionError) -> PlannedPart {
    var type = part.mediaType ?? .textPlain
    guard type.type == "text" else { throw CompositionError(.valueInvalid, field: "Content-Type") }
    var utf8: [UInt8] = []
    var lineEnds = LineEndConverter(to: .crlf)
    lineEnds.convert(text.utf8.span, into: &utf8)
    if type.subtype == "html", !place.contentIDs.isEmpty {
      utf8 = ContentIDReferences.completing(utf8.span, place.contentIDs)
    }
    let encoded = try EncodedText(utf8, charset)
    type.parameters["charset"] = encoded.charset.name
    let content = MeasuredContent(source: ContentSource(encoded.octets), isLines: true)
    return try planLeaf(content, type, of: part, at: place)
  }

  /// Plans octets from memory or a file.
  ///
  /// - Parameter name: The file name that tells the type where the part does not.
  mutating func planOctets(
    _ source: ContentSource, name: String?, of part: Draft.Part, at place: PartPlace
  ) throws(CompositionError) -> PlannedPart {
    if let type = part.mediaType { return try planOctets(source, type, of: part, at: place) }
    if let name, let guess = MediaType(fileName: name) {
      do {
        return try planOctets(source, guess, of: part, at: place)
      } catch {
        guard error.code == .charsetUnknown || error.code == .routeTooNarrow else { throw error }
      }
    }
    return try planOctets(source, .applicationOctetStream, of: part, at: place)
  }

  private mutating func planOctets(
    _ source: ContentSource, _ type: MediaType, of part: Draft.Part, at place: PartPlace
  ) throws(CompositionError) -> PlannedPart {
    guard type.type != "multipart" else { throw CompositionError(.valueInvalid, field: "Content-Type") }
    let label = type.type == "text" ? type.parameters["charset"] : nil
    let charset = label.flatMap { Charset(label: $0.utf8.span) }
    var content = MeasuredContent(source: source, isLines: type.type == "message")
    if type.type == "text" { content.isLines = charset?.isFitForText ?? true }
    content.needsCharset = type.type == "text" && label == nil
    return try planLeaf(content, type, of: part, at: place)
  }

  /// Measures content, and chooses its transfer encoding.
  private mutating func planLeaf(
    _ content: MeasuredContent, _ type: MediaType, of part: Draft.Part, at place: PartPlace
  ) throws(CompositionError) -> PlannedPart {
    var type = type
    let isMessage = type.type == "message" && !type.subtype.utf8.starts(with: "global-".utf8)
    let isFlowed = type.parameters["format"]?.utf8.span.equalsIgnoringCase("flowed") ?? false
    let survey = try ContentSurvey(
      content.source,
      ContentSurvey.Terms(
        isLines: content.isLines, most: place.most, mayEndInBlanks: isFlowed || isMessage,
        needsCharset: content.needsCharset), boundaries)
    if content.needsCharset {
      guard survey.isUTF8 else { throw CompositionError(.charsetUnknown) }
      type.parameters["charset"] = (survey.isASCII ? Charset.usASCII : .utf8).name
    }
    let choice = TransferChoice(
      content: content, survey: survey, most: place.most, isRoot: place.isRoot, mayBeEncoded: !isMessage)
    let coding = try choice.coding(asked: part.transferEncoding)
    var planned = PlannedPart(.content(content.source, coding))
    planned.encoding = coding.encoding
    if coding.encoding.isIdentity {
      planned.domain = survey.domain
      boundaries = survey.boundaries
    }
    try setFields(of: part, type: type, in: &planned, at: place)
    return planned
  }
}

/// Content with what has to be known to measure it.
struct MeasuredContent: Sendable {
  let source: ContentSource
  /// Whether it is lines, so that LF and CRLF are the same.
  var isLines: Bool
  /// Whether its charset is to be found out.
  var needsCharset = false
}
