public import Octets

/// Decodes BinHex 4.0 incrementally. Any split of the input gives the same result and the same defects.
///
/// The data begins at a colon on the line behind the one that says `(This file must be converted with BinHex`, and ends
/// at the next colon; text around it is skipped. The output is the data fork. What doesn't follow the form is recorded
/// as ``Defect/Code/binHexInvalid``.
///
/// Source: RFC 1741 appendix A.
public struct BinHexDecoder: Sendable {
  /// What the data says about the file; nil before that is known.
  public private(set) var header: BinHexHeader?
  /// The resource fork; empty where it is not kept.
  public private(set) var resourceFork: [UInt8] = []

  private var phase = Phase.text
  /// The unfinished line before the data, up to ``lineLimit`` octets of it.
  private var line: [UInt8] = []
  /// The octets given in earlier calls.
  private var offset = 0
  /// Bits that don't make an octet yet.
  private var bits: UInt32 = 0
  private var bitCount = 0
  /// The octet that a run repeats, and whether its count comes next.
  private var previous: UInt8?
  private var isRun = false
  private var section = Section.header
  /// The header's octets, or the first octet of a checksum.
  private var held: [UInt8] = []
  /// How many octets the section still has.
  private var left = 1
  private var checksum = CRC16()
  private let limit: Int
  private let keepsResourceFork: Bool

  private enum Phase {
    /// Before the line that announces data; before the colon; in the data; behind it.
    case text, colon, data, ended
  }

  private enum Section {
    case header, headerChecksum, data, dataChecksum, resource, resourceChecksum, end
  }

  /// Octets of a line that are looked at.
  private static var lineLimit: Int { 998 }

  /// Creates a decoder at the start of its input.
  /// - Parameters:
  ///   - limits: ``Limits/binHexForkOctets`` counts.
  ///   - keepsResourceFork: Whether ``resourceFork`` is wanted; it is checked in any case.
  public init(limits: Limits = Limits(), keepsResourceFork: Bool = true) {
    limit = limits.binHexForkOctets
    self.keepsResourceFork = keepsResourceFork
  }

  /// Decodes the next octets.
  ///
  /// - Parameters:
  ///   - input: Encoded octets, line ends included.
  ///   - output: Receives the data fork: a character may stand for up to 191 octets.
  ///   - defects: Receives what is wrong.
  public mutating func decode(_ input: Span<UInt8>, into output: inout [UInt8], defects: inout DefectLog) {
    for index in input.indices where phase != .ended {
      let octet = input[index]
      switch phase {
      case .text: takeText(octet)
      case .colon: takeBeforeColon(octet)
      case .data: take(octet, at: offset + index, into: &output, defects: &defects)
      case .ended: break
      }
    }
    offset += input.count
  }

  /// Ends the input. The header and the resource fork stay.
  public mutating func finish(into output: inout [UInt8], defects: inout DefectLog) {
    if phase != .ended, offset > 0 { defects.record(.binHexInvalid, at: phase == .data ? offset : 0) }
    let (header, resourceFork) = (header, resourceFork)
    var limits = Limits()
    limits.binHexForkOctets = limit
    self = BinHexDecoder(limits: limits, keepsResourceFork: keepsResourceFork)
    self.header = header
    self.resourceFork = resourceFork
  }
}

// MARK: - Characters

extension BinHexDecoder {
  private mutating func takeText(_ octet: UInt8) {
    guard octet == ASCII.lf else {
      if line.count < Self.lineLimit { line.append(octet) }
      return
    }
    if Self.isAnnouncement(line.span) { phase = .colon }
    line.removeAll(keepingCapacity: true)
  }

  /// Whether a line says that BinHex follows.
  static func isAnnouncement(_ line: Span<UInt8>) -> Bool {
    line.extracting(line.trimmedRange()).starts(with: "(This file must be converted with BinHex")
  }

  private mutating func takeBeforeColon(_ octet: UInt8) {
    switch octet {
    case ASCII.colon: phase = .data
    case ASCII.cr, ASCII.lf, ASCII.space, ASCII.tab: break
    default:
      phase = .text
      takeText(octet)
    }
  }

  /// Takes a character of the data.
  private mutating func take(_ octet: UInt8, at place: Int, into output: inout [UInt8], defects: inout DefectLog) {
    switch octet {
    case ASCII.cr, ASCII.lf, ASCII.space, ASCII.tab: return
    case ASCII.colon:
      if section != .end { defects.record(.binHexInvalid, at: place) }
      phase = .ended
      return
    default: break
    }
    let value = Self.values[Int(octet)]
    guard value < 64 else { return defects.record(.binHexInvalid, at: place) }
    bits = bits << 6 | UInt32(value)
    bitCount += 6
    guard bitCount >= 8 else { return }
    bitCount -= 8
    expand(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)), at: place, into: &output, defects: &defects)
    bits &= 1 << UInt32(bitCount) - 1
  }

  /// The bits of each character; 64 for what is none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 64, count: 256)
    let alphabet = "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr"
    for (value, octet) in alphabet.utf8.enumerated() { values[Int(octet)] = UInt8(value) }
    return values
  }()
}

// MARK: - Runs and sections

extension BinHexDecoder {
  /// Takes an octet of the stream in which octet 144 and a count stand for a run.
  private mutating func expand(_ octet: UInt8, at place: Int, into output: inout [UInt8], defects: inout DefectLog) {
    guard isRun else {
      if octet == Self.runMark {
        isRun = true
      } else {
        previous = octet
        take(fileOctet: octet, at: place, into: &output, defects: &defects)
      }
      return
    }
    isRun = false
    if octet == 0 {
      previous = Self.runMark
      take(fileOctet: Self.runMark, at: place, into: &output, defects: &defects)
    } else if let previous {
      for _ in 1..<octet { take(fileOctet: previous, at: place, into: &output, defects: &defects) }
    } else {
      defects.record(.binHexInvalid, at: place)
    }
  }

  private static var runMark: UInt8 { 0x90 }

  /// Takes an octet of the file: of its header, of a fork, or of a checksum.
  private mutating func take(
    fileOctet octet: UInt8, at place: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    switch section {
    case .header:
      checksum.update(octet)
      if held.isEmpty { left = BinHexHeader.count(nameCount: octet) }
      held.append(octet)
    case .data:
      checksum.update(octet)
      if (header?.dataCount ?? 0) - left < limit { output.append(octet) }
    case .resource:
      checksum.update(octet)
      if keepsResourceFork, resourceFork.count < limit { resourceFork.append(octet) }
    case .headerChecksum, .dataChecksum, .resourceChecksum: held.append(octet)
    case .end: return  // filling up to a whole character
    }
    left -= 1
    // A fork may be empty, so that more than one section can end here.
    while left == 0, section != .end { endSection(at: place, defects: &defects) }
  }

  private mutating func endSection(at place: Int, defects: inout DefectLog) {
    switch section {
    case .header:
      header = BinHexHeader(held)
      beginChecksum(.headerChecksum)
    case .data: beginChecksum(.dataChecksum)
    case .resource: beginChecksum(.resourceChecksum)
    case .headerChecksum, .dataChecksum, .resourceChecksum:
      if UInt16(held[0]) << 8 | UInt16(held[1]) != checksum.value { defects.record(.binHexInvalid, at: place) }
      checksum = CRC16()
      beginFork(at: place, defects: &defects)
    case .end: break
    }
  }

  private mutating func beginChecksum(_ next: Section) {
    section = next
    held.removeAll(keepingCapacity: true)
    left = 2
  }

  private mutating func beginFork(at place: Int, defects: inout DefectLog) {
    let count: Int
    switch section {
    case .headerChecksum:
      section = .data
      count = header?.dataCount ?? 0
    case .dataChecksum:
      section = .resource
      count = header?.resourceCount ?? 0
    default:
      section = .end
      count = 0
    }
    if count > limit { defects.record(.limitBinHexFork, at: place) }
    left = count
  }
}
