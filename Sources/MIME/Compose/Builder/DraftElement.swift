/// What may stand in the braces of ``Draft/init(_:)``: a header field, or a part of the body.
public protocol DraftElement: Sendable {
  /// Adds it to a draft.
  ///
  /// - Throws: ``CompositionError`` where it does not follow its grammar.
  func add(to outline: inout DraftOutline) throws(CompositionError)
}

/// A draft while it is put together from elements.
public struct DraftOutline: Sendable {
  /// The draft; its body counts for nothing.
  public var draft = Draft()
  /// The parts of the body so far.
  public var parts: [Draft.Part] = []
}

extension Draft {
  /// Creates a message from elements in a form that reads like it.
  ///
  /// ```swift
  /// let draft = try Draft {
  ///   From("Ann <ann@example.org>")
  ///   To("bob@example.com, \"Eve, E.\" <eve@example.net>")
  ///   Subject("Lunch")
  ///   Alternative {
  ///     Text("See you at noon.")
  ///     HTML("<p>See you at <b>noon</b>. <img src='cid:map'></p>")
  ///     Inline(file: "map.png", id: "map")
  ///   }
  ///   Attachment(file: "menu.pdf")
  /// }
  /// ```
  ///
  /// Fields may stand in any order. A field of addresses that comes twice is one field with the addresses of both. Texts,
  /// HTML, inline parts and attachments that stand side by side are nested as ``Part/arranged(text:html:inline:attachments:)``
  /// does it; other parts follow each other in a `multipart/mixed`.
  ///
  /// - Throws: ``CompositionError`` where a value does not follow its field's grammar.
  public init(@DraftBuilder _ elements: () -> [any DraftElement]) throws(CompositionError) {
    var outline = DraftOutline()
    for element in elements() { try element.add(to: &outline) }
    self = outline.draft
    body = Part.arranged(outline.parts)
  }
}

/// Collects the elements of a draft.
@resultBuilder
public enum DraftBuilder {
  /// An element.
  public static func buildExpression(_ element: some DraftElement) -> [any DraftElement] { [element] }
  /// Elements one after the other.
  public static func buildBlock(_ elements: [any DraftElement]...) -> [any DraftElement] { elements.flatMap { $0 } }
  /// What an `if` without `else` gives.
  public static func buildOptional(_ elements: [any DraftElement]?) -> [any DraftElement] { elements ?? [] }
  /// What an `if` gives.
  public static func buildEither(first elements: [any DraftElement]) -> [any DraftElement] { elements }
  /// What an `else` gives.
  public static func buildEither(second elements: [any DraftElement]) -> [any DraftElement] { elements }
  /// What a loop gives.
  public static func buildArray(_ elements: [[any DraftElement]]) -> [any DraftElement] { elements.flatMap { $0 } }
}

/// What may stand in the braces of a multipart: a part of the body.
public protocol DraftPartElement: DraftElement {
  /// The part.
  var part: Draft.Part { get }
}

extension DraftPartElement {
  public func add(to outline: inout DraftOutline) { outline.parts.append(part) }
}

/// Collects the parts of a multipart.
@resultBuilder
public enum DraftPartBuilder {
  /// A part.
  public static func buildExpression(_ element: some DraftPartElement) -> [Draft.Part] { [element.part] }
  /// Parts one after the other.
  public static func buildBlock(_ parts: [Draft.Part]...) -> [Draft.Part] { parts.flatMap { $0 } }
  /// What an `if` without `else` gives.
  public static func buildOptional(_ parts: [Draft.Part]?) -> [Draft.Part] { parts ?? [] }
  /// What an `if` gives.
  public static func buildEither(first parts: [Draft.Part]) -> [Draft.Part] { parts }
  /// What an `else` gives.
  public static func buildEither(second parts: [Draft.Part]) -> [Draft.Part] { parts }
  /// What a loop gives.
  public static func buildArray(_ parts: [[Draft.Part]]) -> [Draft.Part] { parts.flatMap { $0 } }
}
