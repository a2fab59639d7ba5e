internal import MIME
internal import Octets

/// What is shown of a part's text.
struct TextInspection {
  /// The charset as the part declares it.
  let declaredCharset: String?
  /// The charset that it was read in, why, and how sure that is.
  let charset: CharsetChoice
  /// The SHA-256 of the text as UTF-8 with LF line ends, where it was asked for.
  let digest: String?
  /// The text as UTF-8, its line ends as they were: all of it, or a beginning, or nil where none of it is kept.
  let utf8: [UInt8]?
  /// Whether the text goes on behind what is kept of it.
  let isCut: Bool

  /// Decodes a text in runs.
  ///
  /// - Parameter kept: How many octets are kept at least, where there are as many.
  init(
    of entity: Entity, content: Span<UInt8>, declared: String?, digests: Bool, kept: Int, defects: inout DefectLog
  ) {
    var hash = digests ? TextDigest() : nil
    var utf8: [UInt8] = []
    var isCut = false
    charset = entity.decodeText(of: content, defects: &defects) { run in
      hash?.update(run)
      if utf8.count < kept { utf8.append(run) } else { isCut = true }
    }
    declaredCharset = declared
    digest = hash?.text()
    self.utf8 = kept > 0 ? utf8 : nil
    self.isCut = isCut
  }
}

/// The SHA-256 of text whose line ends are LF. Any split of the input gives the same digest.
struct TextDigest {
  private var hash = SHA256Digest()
  /// Whether the last run ended with a CR, which is held back.
  private var holdsCR = false

  mutating func update(_ text: Span<UInt8>) {
    guard !text.isEmpty else { return }
    if holdsCR, text[0] != ASCII.lf { updateWithCR() }
    holdsCR = text[text.count - 1] == ASCII.cr
    let whole = text.extracting(droppingLast: holdsCR ? 1 : 0)
    var start = 0
    var searched = 0
    while let cr = whole.firstIndex(of: ASCII.cr, from: searched) {
      searched = cr + 1
      guard searched < whole.count, whole[searched] == ASCII.lf else { continue }
      hash.update(whole.extracting(start..<cr))
      start = searched
    }
    hash.update(whole.extracting(start...))
  }

  /// The digest of what was given so far, as 64 hexadecimal digits.
  func text() -> String {
    var ended = self
    if holdsCR { ended.updateWithCR() }
    return ended.hash.text()
  }

  private mutating func updateWithCR() {
    let cr: [UInt8] = [ASCII.cr]
    hash.update(cr.span)
  }
}
