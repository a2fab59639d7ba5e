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
  public private(set) var elements: [Parameter]

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

extension Parameters {
  /// Reads the parameters that follow the first token of a field body, forgivingly.
  ///
  /// Where a parameter is given in several forms, `name*` counts, else the numbered pieces, else the plain form.
  /// - Parameters:
  ///   - body: The field body, the octets after the colon.
  ///   - index: The index just past the token.
  /// - Complexity: O(*n* log *n*), and at most ``Limits/parameters`` comparisons of names for each piece.
  ///
  /// Source: RFC 2045 §5.1, RFC 2231 §3, §4.
  init(lenient body: Span<UInt8>, from index: Int, limits: Limits, defects: inout DefectLog) {
    elements = []
    let collector = ParameterCollector(body, from: index, limits: limits, defects: &defects)
    elements.reserveCapacity(collector.groups.count)
    for group in collector.groups {
      if let element = Parameter(group, of: collector, in: body, defects: &defects) { elements.append(element) }
    }
  }
}

extension Parameter {
  /// Decodes one parameter; nil where only pieces without a beginning are given.
  fileprivate init?(
    _ group: ParameterCollector.Group, of collector: ParameterCollector, in body: Span<UInt8>,
    defects: inout DefectLog
  ) {
    let nameOctets = body.extracting(group.name)
    let isBoundary = nameOctets.equalsIgnoringCase("boundary")
    var values: [ParameterValue] = []
    if let piece = group.extended {
      values.append(ParameterValue(joining: [piece], of: body, isBoundary: isBoundary, defects: &defects))
    }
    let pieces = collector.continuation(of: group, defects: &defects)
    if !pieces.isEmpty {
      values.append(ParameterValue(joining: pieces, of: body, isBoundary: isBoundary, defects: &defects))
    }
    if let piece = group.plain {
      values.append(ParameterValue(plain: piece, of: body, isBoundary: isBoundary, defects: &defects))
    }
    guard let value = values.first else { return nil }
    if values.contains(where: { $0.text != value.text }) {
      defects.record(.parameterConflict, at: group.name.lowerBound)
    }
    if nameOctets.equalsIgnoringCase("filename") || nameOctets.equalsIgnoringCase("name") {
      FileNameFaults.record(value.text.span, at: group.name.lowerBound, defects: &defects)
    }
    var rawName: [UInt8] = []
    RawText.append(nameOctets, to: &rawName)
    name = String(lowercasingASCII: rawName.span)
    self.value = String(decodingUTF8: value.text.span)
    language = value.language.isEmpty ? nil : String(decodingUTF8: value.language.span)
    charset = value.charset.isEmpty ? nil : String(decodingUTF8: value.charset.span)
  }
}
