internal import MIME
internal import MIMECodecs
internal import Octets

/// Where the octets of a part's decoded content stand in the input.
///
/// For bodies under a transfer encoding the decoder's states are kept at every few kilobytes, so that finding a place costs
/// the same wherever it is.
struct ContentMap {
  private struct Mark {
    let encodedOffset: Int
    let decodedCount: Int
    let decoder: TransferDecoder
  }

  private let entity: Entity
  private let encoding: TransferEncoding
  private let text: [UInt8]
  private var marks: [Mark] = []
  /// How text offsets become content offsets.
  private let textForm: TextForm

  private enum TextForm {
    /// They are the same, but for what was dropped at the beginning.
    case octets(dropped: Int)
    /// Each character is one octet.
    case characters
    /// It isn't known.
    case other
  }

  /// Makes the map of a part.
  init(_ part: Part) {
    entity = part.entity
    encoding = part.transferEncoding
    text = part.text?.decoded.utf8 ?? []
    textForm = Self.form(of: part)
    guard !encoding.isIdentity else { return }
    var decoder = TransferDecoder(encoding)
    var output: [UInt8] = []
    var ignored = DefectLog(perCode: 0)
    var marks: [Mark] = []
    var count = 0
    let source = part.entity
    let body = source.rawBody
    var start = 0
    while start < body.count {
      let end = min(start + Self.stride, body.count)
      marks.append(Mark(encodedOffset: start, decodedCount: count, decoder: decoder))
      decoder.decode(body.extracting(start..<end), into: &output, defects: &ignored)
      start = end
      count += output.count
      output.removeAll(keepingCapacity: true)
    }
    self.marks = marks
  }

  private static let stride = 4096
  private static let piece = 64

  private static func form(of part: Part) -> TextForm {
    guard let text = part.text?.decoded else { return .octets(dropped: 0) }
    let content = part.content.octets
    switch text.charset.used.name {
    case "utf-8", "us-ascii":
      if part.content.octets.span.utf8PrefixCount() < content.count { return .other }
      return .octets(dropped: content.count - text.utf8.count)
    default:
      return String(decodingUTF8: text.utf8.span).unicodeScalars.count == content.count ? .characters : .other
    }
  }

  /// Where a range of the decoded content stands in the input.
  func place(ofContent range: Range<Int>) -> Range<Int> {
    guard !marks.isEmpty else {
      let start = entity.bodyRange.lowerBound
      return start + range.lowerBound..<start + range.upperBound
    }
    let start = inputOffset(of: range.lowerBound)
    return range.isEmpty ? start..<start : start..<max(start, inputEnd(of: range.upperBound))
  }

  /// Where a range of the part's text in UTF-8 stands in the input; the place before the body where that isn't known.
  func place(ofText range: Range<Int>) -> Range<Int> {
    switch textForm {
    case .octets(let dropped):
      return place(ofContent: range.lowerBound + dropped..<range.upperBound + dropped)
    case .characters:
      let lower = Self.countCharacters(text.span.extracting(..<range.lowerBound))
      let count = Self.countCharacters(text.span.extracting(range))
      return place(ofContent: lower..<lower + count)
    case .other: break
    }
    let start = entity.bodyRange.lowerBound
    return start..<start
  }

  private static func countCharacters(_ text: Span<UInt8>) -> Int {
    var count = 0
    for index in text.indices where text[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Where the encoded form of a decoded octet starts.
  private func inputOffset(of offset: Int) -> Int {
    let body = entity.rawBody
    let start = entity.bodyRange.lowerBound
    var index = encodedEnd(of: offset, roundsDown: true)
    // Behind the octet before it soft line breaks may follow, which belong to neither.
    while let skipped = Self.softBreak(in: body, at: index, of: encoding) { index = skipped }
    return start + index
  }

  /// Where the encoded form of as many decoded octets ends.
  private func inputEnd(of count: Int) -> Int {
    entity.bodyRange.lowerBound + encodedEnd(of: count, roundsDown: false)
  }

  private static func softBreak(in body: Span<UInt8>, at index: Int, of encoding: TransferEncoding) -> Int? {
    guard index < body.count else { return nil }
    switch encoding {
    case .quotedPrintable:
      guard body[index] == ASCII.equals, index + 1 < body.count else { return nil }
      if body[index + 1] == ASCII.lf { return index + 2 }
      return body[index + 1] == ASCII.cr && index + 2 < body.count && body[index + 2] == ASCII.lf ? index + 3 : nil
    case .base64: return body[index] == ASCII.cr || body[index] == ASCII.lf ? index + 1 : nil
    default: return nil
    }
  }

  /// Where the encoded form of as many decoded octets ends in the body; in base64, that of a whole group.
  private func encodedEnd(of count: Int, roundsDown: Bool) -> Int {
    guard count > 0 else { return 0 }
    let mark = lastPiece(before: count, from: marks[lastMark(before: count)])
    var decoder = mark.decoder
    var output: [UInt8] = []
    var ignored = DefectLog(perCode: 0)
    let body = entity.rawBody
    var index = mark.encodedOffset
    while index < body.count {
      decoder.decode(body.extracting(index..<index + 1), into: &output, defects: &ignored)
      index += 1
      let surplus = mark.decodedCount + output.count - count
      guard surplus >= 0 else { continue }
      if encoding == .quotedPrintable {
        // What the decoder holds back stands for itself: blanks, until it is known what follows them.
        return body[index - 1] == ASCII.equals ? index - 1 - surplus : index - surplus
      }
      return surplus > 0 && roundsDown ? max(index - 4, 0) : index
    }
    return index
  }

  /// The state before the piece of some octets in which a decoded octet ends.
  private func lastPiece(before count: Int, from mark: Mark) -> Mark {
    var found = mark
    let body = entity.rawBody
    var output: [UInt8] = []
    var ignored = DefectLog(perCode: 0)
    while found.encodedOffset < body.count {
      let end = min(found.encodedOffset + Self.piece, body.count)
      var decoder = found.decoder
      decoder.decode(body.extracting(found.encodedOffset..<end), into: &output, defects: &ignored)
      guard mark.decodedCount + output.count < count else { break }
      found = Mark(encodedOffset: end, decodedCount: mark.decodedCount + output.count, decoder: decoder)
    }
    return found
  }

  private func lastMark(before count: Int) -> Int {
    max(marks.partitionPoint { $0.decodedCount < count } - 1, 0)
  }
}
