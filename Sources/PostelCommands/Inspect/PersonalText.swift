internal import MIME
internal import Octets

/// A part's text as a person wants to read it: HTML without its tags, text/enriched without its commands, flowed lines
/// joined to paragraphs.
enum PersonalText {
  /// Makes a text, or the beginning of one, readable; says what was done, where something was.
  static func string(_ utf8: Span<UInt8>, of part: PartInspection) -> (text: String, note: String?) {
    string(utf8, of: part.entity, part.type)
  }

  static func string(_ utf8: Span<UInt8>, of entity: Entity, _ type: MediaType) -> (text: String, note: String?) {
    if type.subtype == "html" { return (HTMLText.text(of: utf8), "without its tags") }
    if type.essence == "text/enriched" { return (entity.plainText(of: utf8), "without its commands") }
    if entity.isFlowed { return (entity.plainText(of: utf8), "flowed lines joined") }
    return (String(decodingUTF8: utf8), nil)
  }
}
