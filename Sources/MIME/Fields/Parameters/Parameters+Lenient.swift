internal import Octets

extension Parameters {
  /// Reads the parameters that follow the first token of a field body, forgivingly.
  ///
  /// Where a parameter is given in several forms, `name*` counts, else the numbered pieces, else the plain form.
  /// - Parameters:
  ///   - body: The field body, the octets after the colon.
  ///   - index: The index just past the token.
  /// - Complexity: O(*n* log *n*).
  ///
  /// Source: RFC 2045 §5.1, RFC 2231 §3, §4.
  init(lenient body: Span<UInt8>, from index: Int, limits: Limits, defects: inout DefectLog) {
    if let simple = Self.readSimple(body, from: index, limits: limits) {
      elements = simple
      return
    }
    elements = []
    let collector = ParameterCollector(body, from: index, limits: limits, defects: &defects)
    elements.reserveCapacity(collector.groups.count)
    for group in collector.groups {
      if let element = Parameter(group, of: collector, in: body, defects: &defects) { elements.append(element) }
    }
  }

  /// How many parameters are compared with each other one by one.
  private static let mostSimple = 16

  /// Reads a few parameters that need no decoding; nil where any does, where there are more, or anything is wrong.
  ///
  /// PERF: nearly all fields are of this kind; it takes a third of the time of the general path.
  private static func readSimple(_ body: Span<UInt8>, from index: Int, limits: Limits) -> [Parameter]? {
    var elements: [Parameter] = []
    var defects = DefectLog()
    var scanner = PlainParameters(body, from: index)
    while let piece = scanner.next() {
      let name = body.extracting(piece.name)
      let value = body.extracting(piece.value)
      guard elements.count < min(mostSimple, limits.parameters) else { return nil }
      for element in elements where element.name.utf8.span.equalsIgnoringCase(name) { return nil }
      if FileNameFaults.concern(parameter: name) { FileNameFaults.record(value, at: 0, defects: &defects) }
      guard defects.isEmpty else { return nil }
      elements.append(Parameter(name: String(lowercasingASCII: name), value: String(decodingUTF8: value)))
    }
    return scanner.isPlain ? elements : nil
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
    if FileNameFaults.concern(parameter: nameOctets) {
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
