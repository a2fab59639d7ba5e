internal import Octets

/// What makes a decoded file name dangerous to use as it stands.
enum FileNameFaults {
  /// Whether a parameter of a name holds a file name.
  static func concern(parameter name: Span<UInt8>) -> Bool {
    name.equalsIgnoringCase("filename") || name.equalsIgnoringCase("name")
  }

  /// Records the faults of a file name.
  /// - Parameters:
  ///   - name: The decoded name as UTF-8.
  ///   - offset: Where the faults are recorded.
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 2183 §2.3, §5.
  static func record(_ name: Span<UInt8>, at offset: Int, defects: inout DefectLog) {
    if namesPath(name) { defects.record(.fileNamePath, at: offset) }
    if holdsControl(name) { defects.record(.fileNameControl, at: offset) }
    if isReserved(name) { defects.record(.fileNameReserved, at: offset) }
    if MisleadingText.isMisleading(name) { defects.record(.misleadingName, at: offset) }
  }

  /// Whether there is a path separator of any common system, or nothing but dots.
  private static func namesPath(_ name: Span<UInt8>) -> Bool {
    var isDotsOnly = !name.isEmpty
    for index in name.indices {
      let octet = name[index]
      if octet == ASCII.slash || octet == ASCII.backslash { return true }
      isDotsOnly = isDotsOnly && octet == ASCII.dot
    }
    return isDotsOnly
  }

  /// Whether there is a control character of Unicode's C0 or C1, DEL, or a line or paragraph separator.
  private static func holdsControl(_ name: Span<UInt8>) -> Bool {
    for index in name.indices {
      let octet = name[index]
      if octet.isControl { return true }
      guard octet >= 0x80, index &+ 1 < name.count else { continue }
      let next = name[index &+ 1]
      if octet == 0xC2, next < 0xA0 { return true }  // U+0080 to U+009F
      guard octet == 0xE2, next == 0x80, index &+ 2 < name.count else { continue }
      if name[index &+ 2] & 0xFE == 0xA8 { return true }  // U+2028, U+2029
    }
    return false
  }

  /// Whether Windows takes the name for a device, whatever its ending and the blanks and dots behind it.
  private static func isReserved(_ name: Span<UInt8>) -> Bool {
    var end = name.firstIndex(of: ASCII.dot) ?? name.count
    if let colon = name.extracting(..<end).firstIndex(of: ASCII.colon) { end = colon }
    let stem = name.extracting(name.extracting(..<end).trimmedRange())
    switch stem.count {
    case 3:
      return stem.equalsIgnoringCase("con") || stem.equalsIgnoringCase("prn") || stem.equalsIgnoringCase("aux")
        || stem.equalsIgnoringCase("nul")
    case 4:
      let port = stem.extracting(..<3)
      return stem[3].isDigit && (port.equalsIgnoringCase("com") || port.equalsIgnoringCase("lpt"))
    default:
      return stem.equalsIgnoringCase("conin$") || stem.equalsIgnoringCase("conout$")
    }
  }
}
