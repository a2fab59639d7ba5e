internal import Octets

/// Makes file names from messages safe to write to: on any common system the result is the name of a file in the folder
/// that it is put in, and shows what it is.
///
/// - Only what follows the last path separator counts, of either kind (RFC 2183 §2.3).
/// - Controls, hidden characters, direction overrides, and what Windows refuses (`<>:"|?*`) become `_`.
/// - Leading dots, hyphens and blanks go, and dots and blanks at the end.
/// - Names of Windows devices get a `_` before them.
/// - At most 255 octets of UTF-8; what is cut is cut between characters and before the extension.
enum SafeName {
  /// The most octets that common file systems allow in a name.
  static let mostOctets = 255
  /// What may be kept of an extension, its dot included.
  private static let mostExtensionOctets = 32

  private static let refused = OctetSet("<>:\"|?*/\\")
  private static let devices: Set<String> = ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]

  /// The safe form of a name, or of the name to fall back on where nothing is left of it.
  static func make(from name: String?, else fallback: String) -> String {
    for candidate in [name, fallback] {
      if let candidate, let safe = safe(candidate) { return safe }
    }
    return "part"
  }

  /// A name's stem and its extension with the dot; the extension is empty where there is none worth keeping.
  static func split(_ name: String) -> (stem: String, suffix: String) {
    let octets = name.utf8
    guard let dot = octets.lastIndex(of: ASCII.dot), dot != octets.startIndex else { return (name, "") }
    let count = octets.distance(from: dot, to: octets.endIndex)
    guard count > 1, count <= mostExtensionOctets else { return (name, "") }
    return (String(name[..<dot]), String(name[dot...]))
  }

  /// As much of a stem as leaves room for a number of octets behind it.
  static func cut(_ stem: String, leaving room: Int) -> String {
    let octets = stem.utf8Span.span
    return String(decodingUTF8: octets.extracting(..<UTF8Form.boundary(octets, atMost: mostOctets - room)))
  }

  private static func safe(_ name: String) -> String? {
    guard let component = name.unicodeScalars.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last else {
      return nil
    }
    var scalars = String.UnicodeScalarView()
    for scalar in component { scalars.append(isRefused(scalar) ? "_" : scalar) }
    let trimmed = trim(scalars)
    guard !trimmed.isEmpty, trimmed.contains(where: { $0 != "_" }) else { return nil }
    let name = isDevice(trimmed) ? "_" + String(trimmed) : String(trimmed)
    let (stem, suffix) = split(name)
    guard name.utf8.count > mostOctets else { return name }
    return String(trim(cut(stem, leaving: suffix.utf8.count).unicodeScalars)) + suffix
  }

  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    if HiddenScalars.contains(scalar) || scalar.value & 0xFFFE == 0xFFFE { return true }
    return UInt8(exactly: scalar.value).map { $0 < 0x80 && refused.contains($0) } ?? false
  }

  private static func trim(_ scalars: String.UnicodeScalarView) -> String.UnicodeScalarView {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    var kept = scalars[...]
    kept = kept.drop { isBlank($0) || $0 == "." || $0 == "-" }
    while let last = kept.last, isBlank(last) || last == "." { kept.removeLast() }
    return String.UnicodeScalarView(kept)
  }

  /// Whether Windows takes the name for a device, whatever its extension.
  private static func isDevice(_ name: String.UnicodeScalarView) -> Bool {
    let stem = String(String.UnicodeScalarView(name.prefix { $0 != "." })).lowercased()
    let scalars = stem.unicodeScalars.reversed().drop { $0 == " " }
    let bare = String(String.UnicodeScalarView(scalars.reversed()))
    if devices.contains(bare) { return true }
    guard bare.unicodeScalars.count == 4, bare.hasPrefix("com") || bare.hasPrefix("lpt") else { return false }
    return bare.unicodeScalars.last.map { "0123456789¹²³".unicodeScalars.contains($0) } ?? false
  }
}
