internal import Octets

/// One parameter of a Content-Type or Content-Disposition field, decoded.
public struct Parameter: Sendable, Hashable {
  /// The name in lower case, without the marks of RFC 2231.
  public let name: String
  /// The value: unquoted, joined and decoded.
  public var value: String
  /// The language tag that came with the value, as in `en-us`.
  public var language: String?
  /// The charset that the value was declared to be in, as written.
  public var charset: String?

  /// Creates a parameter; ASCII letters of its name are made lower case.
  public init(name: String, value: String, language: String? = nil, charset: String? = nil) {
    self.name = String(lowercasingASCII: name.utf8.span)
    self.value = value
    self.language = language
    self.charset = charset
  }
}

/// The parameters of a Content-Type or Content-Disposition field, in the field's order.
///
/// ```swift
/// disposition.parameters["filename"]  // of `attachment; filename*=utf-8''%E2%82%AC.txt` it is "€.txt"
/// ```
public struct Parameters: Sendable, Hashable {
  /// The parameters; no two have the same name.
  public internal(set) var elements: [Parameter]

  /// Creates parameters; of those with the same name the first counts.
  public init(_ elements: [Parameter] = []) {
    self.elements = []
    for element in elements where index(of: element.name) == nil { self.elements.append(element) }
  }

  /// The value of a parameter, or nil where it isn't given; ASCII letters of either case are the same in its name.
  ///
  /// A value set for a new name is put last; nil removes the parameter.
  public subscript(name: String) -> String? {
    get { index(of: name).map { elements[$0].value } }
    set {
      switch (index(of: name), newValue) {
      case (let index?, let value?): elements[index] = Parameter(name: name, value: value)
      case (let index?, nil): elements.remove(at: index)
      case (nil, let value?): elements.append(Parameter(name: name, value: value))
      case (nil, nil): return
      }
    }
  }

  private func index(of name: String) -> Int? {
    let wanted = name.utf8.span
    for index in elements.indices where elements[index].name.utf8.span.equalsIgnoringCase(wanted) { return index }
    return nil
  }
}
