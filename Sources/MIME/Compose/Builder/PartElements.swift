extension Draft.Part: DraftPartElement {
  public var part: Draft.Part { self }
}

/// A plain text in a draft.
public struct Text: DraftPartElement {
  public let part: Draft.Part

  /// Creates a text.
  public init(_ text: String, charset: Draft.TextCharset = .automatic) { part = .text(text, charset: charset) }

  /// Creates a text of paragraphs, whose lines readers break where they like.
  public init(_ text: FlowedText, charset: Draft.TextCharset = .automatic) { part = .flowed(text, charset: charset) }
}

/// An HTML document in a draft.
public struct HTML: DraftPartElement {
  public let part: Draft.Part

  /// Creates a document.
  public init(_ html: String, charset: Draft.TextCharset = .automatic) { part = .html(html, charset: charset) }
}

/// The same in several forms, the best one last. HTML and what it shows inline become one form.
///
/// Source: RFC 2046 §5.1.4.
public struct Alternative: DraftPartElement {
  public let part: Draft.Part

  /// Creates it from its forms.
  public init(@DraftPartBuilder _ forms: () -> [Draft.Part]) {
    let forms = forms()
    let inline = forms.filter { $0.disposition?.kind == "inline" && $0.contentID != nil }
    var others = forms.filter { !($0.disposition?.kind == "inline" && $0.contentID != nil) }
    if let html = others.lastIndex(where: { $0.mediaType?.essence == "text/html" }) {
      others[html] = .grouped("related", [others[html]] + inline) ?? others[html]
    } else {
      others += inline
    }
    part = .multipart("alternative", others)
  }
}

/// A document and what it is made up of, such as HTML and its images.
///
/// Source: RFC 2387.
public struct Related: DraftPartElement {
  public let part: Draft.Part

  /// Creates it from the document and the other parts.
  public init(@DraftPartBuilder _ parts: () -> [Draft.Part]) {
    let parts = parts()
    var related = Draft.Part.multipart("related", parts)
    if let root = parts.first?.mediaType { related.mediaType?.parameters["type"] = root.essence }
    part = related
  }
}

/// Parts one after the other.
///
/// Source: RFC 2046 §5.1.3.
public struct Mixed: DraftPartElement {
  public let part: Draft.Part

  /// Creates it from its parts.
  public init(@DraftPartBuilder _ parts: () -> [Draft.Part]) { part = .multipart("mixed", parts()) }
}

/// A file that goes with a draft, to be kept.
///
/// Source: RFC 2183 §2.2.
public struct Attachment: DraftPartElement {
  public let part: Draft.Part

  /// Attaches a file, which is read while the message is written.
  public init(file path: String, name: String? = nil, mediaType: MediaType? = nil) {
    part = Draft.Part.file(path, mediaType: mediaType).attached(as: name)
  }

  /// Attaches octets.
  public init(_ octets: [UInt8], name: String, mediaType: MediaType? = nil) {
    part = Draft.Part.octets(octets, mediaType: mediaType ?? MediaType(fileName: name) ?? .applicationOctetStream)
      .attached(as: name)
  }

  /// Attaches a message that was read, unchanged.
  public init(_ message: Message) { part = Draft.Part.message(message).attached() }
}

/// A part that is shown where HTML refers to it, as in `<img src="cid:logo">`.
///
/// Source: RFC 2183 §2.1, RFC 2392.
public struct Inline: DraftPartElement {
  public let part: Draft.Part

  /// Takes a file, which is read while the message is written, under the identifier that HTML has for it.
  public init(file path: String, id: String, mediaType: MediaType? = nil) {
    part = Draft.Part.file(path, mediaType: mediaType).inlined(id: id)
  }

  /// Takes octets under the identifier that HTML has for them.
  public init(_ octets: [UInt8], id: String, mediaType: MediaType, name: String? = nil) {
    part = Draft.Part.octets(octets, mediaType: mediaType).inlined(id: id, as: name)
  }
}
