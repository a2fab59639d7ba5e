public import Octets

/// A file that stands encoded among the lines of a text.
public struct InlineFile: Sendable, Hashable {
  /// How it is encoded.
  public enum Form: String, Sendable, Hashable {
    case uuencode, yenc, binHex
  }

  /// How it is encoded.
  public let form: Form
  /// Where it stands in the text: from its first line to just past its last.
  public let range: Range<Int>

  /// Finds the files in a text, in their order.
  ///
  /// A line that only looks like a beginning begins nothing: behind the `begin` line of uuencode a line of data must
  /// stand, behind the announcement of BinHex a colon. Uuencode ends where its lines cease to be data.
  ///
  /// - Parameters:
  ///   - text: Lines ended by LF or CRLF.
  ///   - most: How many files are looked for.
  /// - Complexity: O(*n*).
  ///
  /// Source: POSIX.1-2017, uuencode; yEnc draft 1.3; RFC 1741 appendix A.
  public static func find(in text: Span<UInt8>, atMost most: Int = Limits().entities) -> [InlineFile] {
    var files: [InlineFile] = []
    var scanner = InlineFileScanner(text)
    while files.count < most, let file = scanner.next() { files.append(file) }
    return files
  }

  /// Decodes the file.
  ///
  /// - Parameters:
  ///   - text: The text that it was found in.
  ///   - defects: Receives what is wrong; offsets are those in the text.
  /// - Returns: The name as it stands in the text, and the octets; of BinHex those of the data fork.
  public func decode(
    in text: Span<UInt8>, limits: Limits = Limits(), defects: inout DefectLog
  ) -> (name: [UInt8]?, octets: [UInt8]) {
    var octets: [UInt8] = []
    let name = decode(in: text, limits: limits, defects: &defects) { run in octets.append(run) }
    return (name, octets)
  }

  /// Decodes the file and hands over its octets in runs, in memory that does not depend on its size.
  ///
  /// - Parameters:
  ///   - text: The text that it was found in.
  ///   - defects: Receives what is wrong; offsets are those in the text.
  ///   - receive: Is called with each run of octets, borrowed for the call.
  /// - Returns: The name as it stands in the text.
  public func decode<Failure: Error>(
    in text: Span<UInt8>, limits: Limits = Limits(), defects: inout DefectLog,
    _ receive: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) -> [UInt8]? {
    var decoder = InlineFileDecoder(form, limits: limits)
    var found = DefectLog(perCode: limits.defectsPerCode)
    var output: [UInt8] = []
    var rest = text.extracting(range)
    while !rest.isEmpty {
      decoder.decode(rest.extracting(first: Self.stride), into: &output, defects: &found)
      rest = rest.extracting(droppingFirst: Self.stride)
      try receive(output.span)
      output.removeAll(keepingCapacity: true)
    }
    decoder.finish(into: &output, defects: &found)
    try receive(output.span)
    defects.record(found, movedBy: range.lowerBound)
    return decoder.name
  }

  /// The name as it stands in the text; nil where there is none. Looks at the beginning of the file only.
  public func name(in text: Span<UInt8>) -> [UInt8]? {
    var decoder = InlineFileDecoder(form, limits: Limits())
    var octets: [UInt8] = []
    var ignored = DefectLog()
    decoder.decode(text.extracting(range).extracting(first: Self.beginning), into: &octets, defects: &ignored)
    decoder.finish(into: &octets, defects: &ignored)
    return decoder.name
  }

  /// How many encoded octets are decoded at a time; BinHex makes up to 95 of one.
  private static var stride: Int { 32 << 10 }

  /// Octets in which the name stands: lines of 998 octets at most, of which BinHex has some for its 284.
  private static var beginning: Int { 4 << 10 }
}

/// Decodes one file of any form.
private enum InlineFileDecoder {
  case uuencode(UUDecoder)
  case yenc(YEncDecoder)
  case binHex(BinHexDecoder)

  init(_ form: InlineFile.Form, limits: Limits) {
    switch form {
    case .uuencode: self = .uuencode(UUDecoder())
    case .yenc: self = .yenc(YEncDecoder())
    case .binHex: self = .binHex(BinHexDecoder(limits: limits, keepsResourceFork: false))
    }
  }

  /// The name, once it was read.
  var name: [UInt8]? {
    switch self {
    case .uuencode(let decoder): decoder.fileName
    case .yenc(let decoder): decoder.header?.name
    case .binHex(let decoder): decoder.header?.name
    }
  }

  mutating func decode(_ input: Span<UInt8>, into output: inout [UInt8], defects: inout DefectLog) {
    switch self {
    case .uuencode(var decoder):
      decoder.decode(input, into: &output, defects: &defects)
      self = .uuencode(decoder)
    case .yenc(var decoder):
      decoder.decode(input, into: &output, defects: &defects)
      self = .yenc(decoder)
    case .binHex(var decoder):
      decoder.decode(input, into: &output, defects: &defects)
      self = .binHex(decoder)
    }
  }

  mutating func finish(into output: inout [UInt8], defects: inout DefectLog) {
    switch self {
    case .uuencode(var decoder):
      decoder.finish(into: &output, defects: &defects)
      self = .uuencode(decoder)
    case .yenc(var decoder):
      decoder.finish(into: &output, defects: &defects)
      self = .yenc(decoder)
    case .binHex(var decoder):
      decoder.finish(into: &output, defects: &defects)
      self = .binHex(decoder)
    }
  }
}
