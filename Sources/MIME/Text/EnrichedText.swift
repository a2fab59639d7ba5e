internal import Octets

/// Text with simple commands: `text/enriched`.
///
/// Source: RFC 1896.
public enum EnrichedText {
  /// The text without its commands, lines ended by LF.
  ///
  /// A single line end is a blank, of several the first vanishes; inside `<nofill>` they stay. What `<param>` holds is
  /// left out. An angle bracket that begins no command is text.
  /// - Parameter text: UTF-8; CRLF or LF ends a line.
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 1896.
  public static func string(_ text: Span<UInt8>) -> String {
    var reader = EnrichedReader()
    reader.read(text)
    return String(decodingUTF8: reader.output.span)
  }
}

/// Removes commands in one forward pass.
private struct EnrichedReader {
  var output: [UInt8] = []
  /// How many commands of the name are open.
  private var noFill = 0
  private var param = 0

  mutating func read(_ text: Span<UInt8>) {
    var cursor = OctetCursor(text)
    while let octet = cursor.current {
      switch octet {
      case ASCII.lessThan where cursor.peek(1) == ASCII.lessThan:
        append(text.extracting(cursor.index..<(cursor.index + 1)))
        cursor.advance(by: 2)
      case ASCII.lessThan:
        let rest = text.extracting(cursor.index...)
        let length = commandLength(rest)
        if length == 0 { append(rest.extracting(..<1)) }
        cursor.advance(by: max(length, 1))
      case ASCII.lf: lineEnds(&cursor)
      case ASCII.cr where cursor.peek(1) == ASCII.lf: lineEnds(&cursor)
      default:
        let start = cursor.index
        cursor.advance()
        cursor.skip(while: Self.plain)
        append(text.extracting(start..<cursor.index))
      }
    }
  }

  // formatting-command = "<" ["/"] 1*60(ALPHA / DIGIT / "-") ">"
  /// Takes a command; returns its length with the brackets, 0 where it is none.
  private mutating func commandLength(_ rest: Span<UInt8>) -> Int {
    var cursor = OctetCursor(rest)
    cursor.advance()
    let isEnd = cursor.skip(ASCII.slash)
    let name = cursor.skip(while: Self.nameText)
    guard 1...60 ~= name.count, cursor.skip(ASCII.greaterThan) else { return 0 }
    let change = isEnd ? -1 : 1
    if rest.extracting(name).equalsIgnoringCase("nofill") { noFill = max(0, noFill + change) }
    if rest.extracting(name).equalsIgnoringCase("param") { param = max(0, param + change) }
    return cursor.index
  }

  private mutating func lineEnds(_ cursor: inout OctetCursor) {
    var count = 0
    while true {
      let start = cursor.index
      _ = cursor.skip(ASCII.cr)
      guard cursor.skip(ASCII.lf) else {
        cursor.index = start
        break
      }
      count += 1
    }
    guard param == 0 else { return }
    if noFill > 0 {
      output.append(contentsOf: repeatElement(ASCII.lf, count: count))
    } else if count == 1 {
      output.append(ASCII.space)
    } else {
      output.append(contentsOf: repeatElement(ASCII.lf, count: count - 1))
    }
  }

  private mutating func append(_ run: Span<UInt8>) {
    if param == 0 { output.append(run) }
  }

  private static let plain = OctetSet("<\r\n").inverted
  private static let nameText = OctetSet { $0.isLetter || $0.isDigit || $0 == ASCII.hyphen }
}
