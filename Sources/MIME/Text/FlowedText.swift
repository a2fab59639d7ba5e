internal import Octets

/// Plain text whose lines may be joined into paragraphs: `text/plain; format=flowed`.
///
/// ```swift
/// let text = FlowedText("> one \r\n> line\r\nanswer\r\n".utf8.span, deletesSpaces: false)
/// text.paragraphs.map(\.quoteDepth)  // 1, 0
/// text.string                        // "> one line\nanswer\n"
/// ```
///
/// Source: RFC 3676.
public struct FlowedText: Sendable, Hashable {
  /// A paragraph, or a line that stands for itself.
  public struct Paragraph: Sendable, Hashable {
    /// How often it is quoted; 0 for the writer's own words.
    public let quoteDepth: Int
    /// Its text without quote marks, stuffing and line end.
    public let text: String

    /// Creates a paragraph, or a line that stands for itself.
    ///
    /// - Parameters:
    ///   - quoteDepth: How often it is quoted; 0 for the writer's own words.
    ///   - text: Its text; line ends in it are written as blanks.
    public init(quoteDepth: Int = 0, text: String) {
      precondition(quoteDepth >= 0)
      self.quoteDepth = quoteDepth
      self.text = text
    }
  }

  /// The paragraphs in their order.
  public let paragraphs: [Paragraph]

  /// Joins the lines of a text.
  ///
  /// - Parameters:
  ///   - text: UTF-8; CRLF or LF ends a line.
  ///   - deletesSpaces: What the parameter `DelSp` says: the space that a line breaks at is no part of the text.
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 3676 §4.
  public init(_ text: Span<UInt8>, deletesSpaces: Bool) {
    var joiner = FlowedLineJoiner(deletesSpaces: deletesSpaces)
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: ASCII.lf, from: start) ?? text.count
      let hasCR = end > start && text[end - 1] == ASCII.cr && end < text.count
      joiner.join(text.extracting(start..<(hasCR ? end - 1 : end)))
      start = end + 1
    }
    joiner.endParagraph()
    paragraphs = joiner.paragraphs
  }

  /// A line for each paragraph, ended by LF, with a `>` for each level of quoting and a blank behind these.
  public var string: String {
    var output: [UInt8] = []
    for paragraph in paragraphs {
      output.append(contentsOf: repeatElement(ASCII.greaterThan, count: paragraph.quoteDepth))
      if paragraph.quoteDepth > 0, !paragraph.text.isEmpty { output.append(ASCII.space) }
      output.append(paragraph.text.utf8.span)
      output.append(ASCII.lf)
    }
    return String(decodingUTF8: output.span)
  }
}

/// Joins lines into paragraphs.
private struct FlowedLineJoiner {
  let deletesSpaces: Bool
  var paragraphs: [FlowedText.Paragraph] = []
  /// The depth of the paragraph that goes on in the next line; nil where none does.
  private var openDepth: Int?
  /// The text of that paragraph so far.
  private var openText: [UInt8] = []

  init(deletesSpaces: Bool) {
    self.deletesSpaces = deletesSpaces
  }

  // flowed-line-qt = quote ( ( *(stuffing stuffed-flowed / flowed) ) …
  /// Takes a line without its line end.
  ///
  /// Source: RFC 3676 §4.2 to §4.5.
  mutating func join(_ line: Span<UInt8>) {
    var cursor = OctetCursor(line)
    let depth = cursor.skip(while: Self.quoteMark).count
    _ = cursor.skip(ASCII.space)
    let content = line.extracting(cursor.index...)
    // QUIRK: a paragraph that a line of another depth, or a signature, cuts off ends there (RFC 3676 §4.5 forbids it).
    let isSignature = content.equals(Self.signatureSeparator.span)
    if isSignature || openDepth != depth { endParagraph() }
    let isFlowed = !isSignature && !content.isEmpty && content[content.count - 1] == ASCII.space
    openText.append(isFlowed && deletesSpaces ? content.extracting(droppingLast: 1) : content)
    openDepth = depth
    if !isFlowed { endParagraph() }
  }

  mutating func endParagraph() {
    guard let depth = openDepth else { return }
    paragraphs.append(FlowedText.Paragraph(quoteDepth: depth, text: String(decodingUTF8: openText.span)))
    openText.removeAll(keepingCapacity: true)
    openDepth = nil
  }

  private static let quoteMark: OctetSet = [ASCII.greaterThan]

  /// Source: RFC 3676 §4.3.
  private static let signatureSeparator = Array("-- ".utf8)
}
