package import Octets

/// The boundary of a multipart, as octets to compare delimiter lines with.
package enum BoundaryParameter {
  /// Appends the boundary that a Content-Type field gives; false where it gives none that can be looked for.
  ///
  /// The octets are taken as they stand: not decoded as encoded-word nor from any charset. Where there are several, the
  /// rules for parameters choose: `boundary*`, else the numbered pieces, else the first plain one. Only defects of the
  /// boundary itself are recorded; those of the field's other parameters are left to ``MediaType``.
  /// - Parameters:
  ///   - body: The field body, the octets after the colon.
  ///   - index: Where its parameters begin; see ``MediaTypeSplit``.
  ///   - output: Receives the boundary without the two hyphens; unchanged where there is none.
  ///   - defects: Receives `missingBoundary`, `boundaryTooLong`, `boundaryInvalid`, `ambiguousBoundary`,
  ///     `extendedBoundary` and `limitBoundary`.
  ///
  /// Source: RFC 2046 §5.1.1.
  package static func append(
    from body: Span<UInt8>, at index: Int, limits: Limits, to output: inout [UInt8], defects: inout DefectLog
  ) -> Bool {
    if let plain = plainBoundary(in: body, from: index) {
      output.append(body.extracting(plain))
      return true
    }
    let start = output.count
    var ignored = DefectLog(perCode: 0)
    var scanner = ParameterScanner(body, from: index, limits: limits, taking: &ignored)
    var first: ParameterPiece?
    var isOnly = true
    while let piece = scanner.next() {
      guard body.extracting(piece.name).equalsIgnoringCase("boundary") else { continue }
      isOnly = isOnly && first == nil && piece.form == .plain
      first = first ?? piece
    }
    let offset = first?.value.lowerBound ?? 0
    if isOnly {
      first?.appendLiteral(of: body, to: &output)
    } else {
      appendChosen(from: body, at: index, recordingAt: offset, limits: limits, to: &output, defects: &defects)
    }
    guard output.count > start else {
      defects.record(.missingBoundary, at: offset)
      return false
    }
    recordFaults(of: output.span.extracting(start...), at: offset, defects: &defects)
    guard output.count - start <= limits.boundaryOctets else {
      defects.record(.limitBoundary, at: offset)
      output.removeLast(output.count - start)
      return false
    }
    return true
  }

  /// The one boundary among parameters that are all plain, if nothing is wrong with it.
  private static func plainBoundary(in body: Span<UInt8>, from index: Int) -> Range<Int>? {
    var boundary: Range<Int>?
    var scanner = PlainParameters(body, from: index)
    while let piece = scanner.next() {
      guard body.extracting(piece.name).equalsIgnoringCase("boundary") else { continue }
      guard boundary == nil else { return nil }
      boundary = piece.value
    }
    guard scanner.isPlain, let boundary, 1...70 ~= boundary.count, isValid(body.extracting(boundary)) else {
      return nil
    }
    return boundary
  }

  /// Appends the boundary that counts where it is given more than once, or in a form of RFC 2231.
  private static func appendChosen(
    from body: Span<UInt8>, at index: Int, recordingAt offset: Int, limits: Limits, to output: inout [UInt8],
    defects: inout DefectLog
  ) {
    var found = DefectLog(perCode: 0)
    let collector = ParameterCollector(body, from: index, named: "boundary", limits: limits, defects: &found)
    guard let group = collector.groups.first else { return }
    let forms = [
      group.extended.map { [$0] } ?? [], collector.continuation(of: group, defects: &found),
      group.plain.map { [$0] } ?? [],
    ]
    var boundaries: [[UInt8]] = []
    for pieces in forms where !pieces.isEmpty {
      var value = ParameterValue()
      var octets: [UInt8] = []
      value.append(pieces, of: body, to: &octets, defects: &found)
      boundaries.append(octets)
    }
    guard let chosen = boundaries.first else { return }
    output.append(contentsOf: chosen)
    if forms[0].count + forms[1].count > 0 { defects.record(.extendedBoundary, at: offset) }
    let isRepeated = found.count(of: .parameterDuplicate) + found.count(of: .parameterPieceDuplicate) > 0
    if isRepeated || boundaries.contains(where: { $0 != chosen }) { defects.record(.ambiguousBoundary, at: offset) }
  }

  /// Records what is wrong with a boundary.
  ///
  /// Source: RFC 2046 §5.1.1.
  private static func recordFaults(of boundary: Span<UInt8>, at offset: Int, defects: inout DefectLog) {
    if boundary.count > mostOctets { defects.record(.boundaryTooLong, at: offset) }
    if !isValid(boundary) { defects.record(.boundaryInvalid, at: offset) }
  }

  /// The octets of the longest boundary. Source: RFC 2046 §5.1.1.
  private static var mostOctets: Int { 70 }

  // boundary := 0*69<bchars> bcharsnospace
  /// Whether the standard allows a boundary.
  ///
  /// Source: RFC 2046 §5.1.1.
  package static func isAllowed(_ boundary: Span<UInt8>) -> Bool {
    1...mostOctets ~= boundary.count && isValid(boundary)
  }

  /// Whether a boundary, not empty, consists of what may stand in one.
  private static func isValid(_ boundary: Span<UInt8>) -> Bool {
    boundary[boundary.count &- 1] != ASCII.space && boundary.contains(only: .boundaryText)
  }
}

extension OctetSet {
  // bchars := DIGIT / ALPHA / "'" / "(" / ")" / "+" / "_" / "," / "-" / "." / "/" / ":" / "=" / "?" / " "
  /// The octets of boundaries.
  ///
  /// Source: RFC 2046 §5.1.1.
  static var boundaryText: OctetSet { OctetSet(low: 0xA7FF_FB81_0000_0000, high: 0x07FF_FFFE_87FF_FFFE) }
}
