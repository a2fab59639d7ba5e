internal import Octets

extension Entity {
  /// Whether its media type or its name says that it is TNEF.
  ///
  /// QUIRK: old mailers send `winmail.dat` as application/octet-stream.
  public var isTNEF: Bool {
    guard kind == .leaf else { return false }
    let type = mediaType
    guard type.type == "application" else { return false }
    if type.subtype == "ms-tnef" || type.subtype == "vnd.ms-tnef" { return true }
    return type.subtype == "octet-stream" && fileName?.utf8.span.equalsIgnoringCase("winmail.dat") ?? false
  }

  /// What the `winmail.dat` that it is holds; nil where it is none.
  ///
  /// Decoded at each call. Source: MS-OXTNEF.
  public func tnef() -> TNEFMessage? {
    var ignored = DefectLog()
    return tnef(defects: &ignored)
  }

  /// What the `winmail.dat` that it is holds, and what is wrong with it.
  public func tnef(defects: inout DefectLog) -> TNEFMessage? {
    guard isTNEF else { return nil }
    return tnef(of: decodedBody(defects: &defects).span, defects: &defects)
  }

  /// Reads its decoded body, which the caller has already, as TNEF.
  public func tnef(of content: Span<UInt8>, defects: inout DefectLog) -> TNEFMessage? {
    var found = DefectLog(perCode: storage.limits.defectsPerCode)
    let message = TNEFMessage(lenient: content, limits: storage.limits, defects: &found)
    if message == nil { found.record(.tnefInvalid, at: 0) }
    record(found, inDecodedBodyTo: &defects)
    return message
  }
}
