internal import MIME
internal import MIMECodecs
internal import Octets

/// The encoded-words in the fields that the sender answers for, and where they stand.
struct EncodedWordFacts {
  /// What an encoded-word is part of.
  enum Context {
    /// Text of no further form.
    case text
    /// A display name or other phrase.
    case phrase
    /// A comment of a structured field.
    case comment
    /// A quoted-string, where none belongs.
    case quotedString
    /// A structured field or a place in it where none belongs.
    case forbidden
  }

  /// An encoded-word. Ranges are in octets of the input.
  struct Word {
    let field: Field
    let range: Range<Int>
    let charset: Range<Int>
    let payload: Range<Int>
    let coding: EncodedWordCoding
    let context: Context
  }

  /// The words, in order.
  private(set) var words: [Word] = []

  /// Finds the words.
  init(_ subject: Subject) {
    for field in subject.ownFields where field.body.firstIndex(of: ASCII.questionMark) != nil { add(field) }
  }

  private mutating func add(_ field: Field) {
    let body = field.body
    let base = field.bodyRange.lowerBound
    let form = Self.form(of: field)
    var nesting = Nesting()
    var scanner = EncodedWordScanner(body)
    var index = 0
    while let word = scanner.next(from: index) {
      nesting.advance(over: body, to: word.range.lowerBound)
      func at(_ range: Range<Int>) -> Range<Int> { base + range.lowerBound..<base + range.upperBound }
      words.append(
        Word(
          field: field, range: at(word.range), charset: at(word.charset), payload: at(word.payload),
          coding: word.coding, context: form == .text ? .text : nesting.context ?? form))
      index = word.range.upperBound
      nesting.pass(to: index)
    }
  }

  /// What words outside quotes and comments of a field are part of.
  private static func form(of field: Field) -> Context {
    guard let name = field.knownName else { return isStructured(field) ? .forbidden : .text }
    switch name {
    case .subject, .comments, .contentDescription: return .text
    case .from, .sender, .replyTo, .to, .cc, .bcc, .resentFrom, .resentSender, .resentTo, .resentCc, .resentBcc,
      .keywords,
      .listID:
      return .phrase
    default: return .forbidden
    }
  }

  private static func isStructured(_ field: Field) -> Bool {
    let name = Array(field.name.utf8)
    let span = name.span
    return structured.contains { span.equalsIgnoringCase($0) }
  }

  private static let structured: [StaticString] = [
    "dkim-signature", "arc-seal", "arc-message-signature", "arc-authentication-results", "authentication-results",
    "auto-submitted", "precedence", "received-spf", "feedback-id",
  ]
}

extension EncodedWordFacts {
  /// Which quotes and comments are open at a place of a structured field.
  private struct Nesting {
    private var index = 0
    private var isQuoted = false
    private var depth = 0

    /// The context that they make; nil outside all of them.
    var context: Context? { isQuoted ? .quotedString : depth > 0 ? .comment : nil }

    mutating func advance(over body: Span<UInt8>, to end: Int) {
      while index < end {
        switch body[index] {
        case ASCII.backslash where isQuoted || depth > 0: index += 1
        case ASCII.quote where depth == 0: isQuoted.toggle()
        case ASCII.leftParenthesis where !isQuoted: depth += 1
        case ASCII.rightParenthesis where !isQuoted && depth > 0: depth -= 1
        default: break
        }
        index += 1
      }
    }

    mutating func pass(to end: Int) { index = max(index, end) }
  }
}
