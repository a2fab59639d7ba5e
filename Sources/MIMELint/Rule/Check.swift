internal import MIME
internal import Octets

/// How a rule finds what it is about.
enum Check: Sendable {
  /// Whatever the readers of messages and of values record under these codes; where fields are named, only in these.
  case defects([Defect.Code], in: [FieldName]? = nil, place: DefectPlace = .octet, fix: DefectFix? = nil)
  /// A look at the message.
  case look(@Sendable (_ subject: Subject, _ findings: inout Findings) -> Void)
}

/// Which octets a defect's offset stands for.
enum DefectPlace: UInt8, Sendable {
  /// The octet at the offset.
  case octet
  /// From the offset to the next blank, or to the end of the line.
  case word
  /// From the offset to the end of the line.
  case line
  /// The parameter of a MIME field that the offset is in.
  case parameter
  /// The whole body of the header field that the offset is in, without blanks around it.
  case field
  /// Nothing: the place before the octet at the offset.
  case gap
}

/// What repairs a defect, by where it is.
enum DefectFix: UInt8, Sendable {
  case normalizeLineEnds, rewriteField, removeField, closeUpFieldName, removeLine, separateHeader, recodeBody
  case rewriteDelimiters, dropTransferEncoding, recodeOrRefold

  /// The repair of a defect at an offset; nil where there is nothing there to repair.
  func repair(in subject: Subject, at offset: Int) -> Repair? {
    switch self {
    case .normalizeLineEnds: .normalizeLineEnds
    case .rewriteField: subject.field(at: offset).map { .rewriteField($0.range) }
    case .removeField: subject.field(at: offset).map { .removeField($0.range) }
    case .closeUpFieldName: subject.field(at: offset).map { .closeUpFieldName($0.range) }
    case .removeLine: .removeLine(offset..<subject.nextLine(from: offset))
    case .separateHeader: subject.part(at: offset).map { .separateHeader(entity: $0.index) }
    case .recodeBody: subject.part(at: offset).map { .recodeBody(entity: $0.index) }
    case .recodeOrRefold: subject.recodingOrRefolding(at: offset)
    case .rewriteDelimiters: subject.part(at: offset).map { .rewriteDelimiters(entity: $0.index) }
    case .dropTransferEncoding: subject.part(at: offset).map { .dropTransferEncoding(entity: $0.index) }
    }
  }
}

/// What one rule finds in one message.
struct Findings {
  /// One thing found.
  struct Finding {
    let range: Range<Int>
    let message: String
    let severity: Severity?
    let fix: Repair?
  }

  /// The things found, in no order; at most ``limit``.
  private(set) var findings: [Finding] = []
  /// How many were found, those not kept included.
  private(set) var count = 0
  private let limit: Int

  /// Creates an empty list.
  init(limit: Int) {
    self.limit = limit
  }

  /// Reports a breach of the rule.
  ///
  /// - Parameters:
  ///   - range: Where it is, in octets of the input; empty where something is missing.
  ///   - message: What is wrong, in plain words: begins in lower case, has no full stop, quotes the message only through
  ///     ``Subject/quoted(_:)``.
  ///   - severity: The weight, where it isn't the rule's.
  ///   - fix: What would repair it.
  mutating func report(
    _ range: Range<Int>, _ message: @autoclosure () -> String, severity: Severity? = nil, fix: Repair? = nil
  ) {
    count += 1
    guard count <= limit else { return }
    findings.append(Finding(range: range, message: message(), severity: severity, fix: fix))
  }
}
