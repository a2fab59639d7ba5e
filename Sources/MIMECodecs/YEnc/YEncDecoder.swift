public import Octets

/// Decodes yEnc incrementally. Any split of the input gives the same result and the same defects.
///
/// Text before the `=ybegin` line and after the `=yend` line is skipped, so one file, or one part of a file, is read; see
/// ``YEncFile`` for joining parts. Data that doesn't follow the form is recorded as ``Defect/Code/yencInvalid``, and what
/// sizes and checksums contradict as ``Defect/Code/yencMismatch``.
///
/// Source: yEnc draft 1.3.
public struct YEncDecoder: Sendable {
  /// What the lines around the data say; nil before the `=ybegin` line.
  public private(set) var header: YEncHeader?

  private var phase = Phase.text
  /// The unfinished line that is no data, up to ``lineLimit`` octets of it.
  private var line: [UInt8] = []
  /// Where that line starts.
  private var lineOffset = 0
  /// The octets given in earlier calls.
  private var offset = 0
  /// The octets decoded.
  private var count = 0
  private var checksum = CRC32()

  private enum Phase {
    /// Before the `=ybegin` line, inside a line.
    case text
    /// In the data, at a line's start; behind an equals sign there; further on; behind an equals sign there.
    case lineStart, lineStartEscape, data, escape
    /// In a line that begins with `=y`.
    case control
    case ended
  }

  /// Octets of a line that are looked at.
  private static var lineLimit: Int { 998 }

  /// Creates a decoder at the start of its input.
  public init() {}

  /// Decodes the next octets.
  ///
  /// - Parameters:
  ///   - input: Encoded octets, line ends included.
  ///   - output: Receives at most as many octets as the input has.
  ///   - defects: Receives what is wrong.
  public mutating func decode(_ input: Span<UInt8>, into output: inout [UInt8], defects: inout DefectLog) {
    var index = 0
    while index < input.count, phase != .ended {
      if phase == .text || phase == .control {
        index = takeLine(input, from: index, defects: &defects)
      } else {
        index = takeData(input, from: index, into: &output, defects: &defects)
      }
    }
    offset += input.count
  }

  /// Ends the input: takes a last line without a line end. The header stays.
  public mutating func finish(into output: inout [UInt8], defects: inout DefectLog) {
    if phase == .text || phase == .control { endLine(defects: &defects) }
    if phase != .ended, offset > 0 { defects.record(.yencInvalid, at: header == nil ? 0 : offset) }
    let header = header
    self = YEncDecoder()
    self.header = header
  }
}

// MARK: - Lines that are no data

extension YEncDecoder {
  /// Takes octets up to the line's end; returns the index behind them.
  private mutating func takeLine(_ input: Span<UInt8>, from start: Int, defects: inout DefectLog) -> Int {
    let end = input.firstIndex(of: ASCII.lf, from: start)
    line.append(input.extracting(start..<(end ?? input.count)).extracting(first: max(0, Self.lineLimit - line.count)))
    guard let end else { return input.count }
    endLine(defects: &defects)
    lineOffset = offset + end + 1
    return end + 1
  }

  private mutating func endLine(defects: inout DefectLog) {
    let held = line
    line.removeAll(keepingCapacity: true)
    let line = YEncLine(held.span)
    if phase == .text {
      if line.has("=ybegin") { begin(line, defects: &defects) }
      return
    }
    phase = .lineStart
    if line.has("=yend") {
      end(line, defects: &defects)
      phase = .ended
    } else if line.has("=ypart"), count == 0 {
      beginPart(line, defects: &defects)
    } else {
      defects.record(.yencInvalid, at: lineOffset)
    }
  }

  /// `=ybegin [part=1 [total=2]] line=128 size=123456 name=file`
  private mutating func begin(_ line: borrowing YEncLine, defects: inout DefectLog) {
    var header = YEncHeader()
    header.name = line.value("name") ?? []
    header.size = line.number("size")
    header.part = line.number("part")
    header.total = line.number("total")
    if header.size == nil || header.name.isEmpty { defects.record(.yencInvalid, at: lineOffset) }
    self.header = header
    phase = .lineStart
  }

  /// `=ypart begin=1 end=100000`, both counted from 1.
  private mutating func beginPart(_ line: borrowing YEncLine, defects: inout DefectLog) {
    guard let begin = line.number("begin"), let end = line.number("end"), 1...max(1, end) ~= begin else {
      return defects.record(.yencInvalid, at: lineOffset)
    }
    header?.range = begin - 1..<end
  }

  /// `=yend size=123456 [part=1] [pcrc32=abcdef12] [crc32=abcdef12]`
  private mutating func end(_ line: borrowing YEncLine, defects: inout DefectLog) {
    let size = line.number("size")
    header?.fileChecksum = line.checksum("crc32")
    let isPart = header?.part != nil
    let expected = isPart ? header?.range?.count : header?.size
    if size == nil { defects.record(.yencInvalid, at: lineOffset) }
    let isSizeRight = (size ?? count) == count && (expected ?? count) == count
    let wanted = line.checksum("pcrc32") ?? (isPart ? nil : header?.fileChecksum)
    if !isSizeRight || (wanted ?? checksum.value) != checksum.value { defects.record(.yencMismatch, at: lineOffset) }
  }
}

// MARK: - Data

extension YEncDecoder {
  /// Takes octets up to a line that is no data; returns the index behind them.
  private mutating func takeData(
    _ input: Span<UInt8>, from start: Int, into output: inout [UInt8], defects: inout DefectLog
  ) -> Int {
    let before = output.count
    var index = start
    var phase = phase
    output.append(addingCapacity: input.count - start) { free in
      while index < input.count, phase != .control {
        let octet = input[index]
        index &+= 1
        if octet == ASCII.lf, phase == .escape || phase == .lineStartEscape {
          defects.record(.yencInvalid, at: offset + index - 1)
        }
        Self.step(&phase, octet, into: &free)
        if phase == .lineStart, octet != ASCII.lf { phase = .data }
      }
    }
    if phase == .control {
      line = Array("=y".utf8)
      lineOffset = offset + index - 2
    }
    self.phase = phase
    count += output.count - before
    checksum.update(output.span.extracting(before...))
    return index
  }

  /// Takes one octet. CR and LF are never data; an equals sign before them stands for nothing.
  private static func step(_ phase: inout Phase, _ octet: UInt8, into output: inout OutputSpan<UInt8>) {
    switch (octet, phase) {
    case (ASCII.lf, _): phase = .lineStart
    case (ASCII.cr, .lineStartEscape): phase = .escape
    case (ASCII.cr, _): break
    case (0x79, .lineStartEscape): phase = .control
    case (_, .lineStartEscape), (_, .escape):
      output.append(octet &- 64 &- 42)
      phase = .data
    case (ASCII.equals, .lineStart): phase = .lineStartEscape
    case (ASCII.equals, _): phase = .escape
    default:
      output.append(octet &- 42)
      phase = .data
    }
  }
}
