internal import Octets

/// Completes the references of HTML to parts beside it.
///
/// Source: RFC 2392 §2.
enum ContentIDReferences {
  /// The document with `cid:` and an identifier that has a complete form replaced by `cid:` and that form.
  ///
  /// - Parameter forms: The complete forms by the identifiers that the document has.
  /// - Complexity: O(*n*).
  static func completing(_ html: Span<UInt8>, _ forms: [String: String]) -> [UInt8] {
    var output: [UInt8] = []
    var copied = 0
    var searched = 0
    while let colon = html.firstIndex(of: ASCII.colon, from: searched) {
      searched = colon + 1
      guard colon >= 3, html.extracting((colon - 3)..<colon).equalsIgnoringCase("cid") else { continue }
      let end = identifierEnd(html, from: searched)
      guard let form = forms[String(decodingUTF8: html.extracting(searched..<end))] else { continue }
      output.append(html.extracting(copied..<searched))
      output.append(form.utf8.span)
      copied = end
      searched = end
    }
    output.append(html.extracting(copied...))
    return output
  }

  private static func identifierEnd(_ html: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < html.count, end - start < 256, !delimiters.contains(html[end]) { end += 1 }
    return end
  }

  private static let delimiters = OctetSet { $0 <= ASCII.space || "\"'<>()&;,:".utf8.contains($0) }
}
