public import Octets

/// How a part asks to be presented, and under which name: the value of a Content-Disposition field.
///
/// Source: RFC 2183.
public struct ContentDisposition: Sendable, Hashable {
  /// The disposition in lower case, as in `attachment`; nil where the field names none.
  public let kind: String?
  /// The parameters.
  public var parameters: Parameters

  /// Creates a disposition; ASCII letters of its kind are made lower case.
  public init(kind: String?, parameters: Parameters = Parameters()) {
    self.kind = kind.map { String(lowercasingASCII: $0.utf8.span) }
    self.parameters = parameters
  }

  // disposition := "Content-Disposition" ":" disposition-type *(";" disposition-parm)
  /// Reads the body of a Content-Disposition field, forgivingly.
  /// - Parameters:
  ///   - body: The field body, the octets after the colon.
  ///   - limits: How many parameters and pieces are read.
  ///   - defects: Receives ``Defect/Code/dispositionInvalid``, those of parameters and of file names; offsets are those in the body.
  /// - Complexity: O(*n* log *n*).
  ///
  /// Source: RFC 2183 §2.
  public init(lenient body: Span<UInt8>, limits: Limits = Limits(), defects: inout DefectLog) {
    var lexer = FieldLexer(body, limits: limits, taking: &defects)
    lexer.skipCFWS()
    var end = lexer.index
    var token = lexer.token()
    let tokenEnd = lexer.index
    lexer.skipCFWS()
    // QUIRK: a field may begin with a parameter; what an equals sign follows is one.
    if lexer.current == ASCII.equals { token = nil } else { end = tokenEnd }
    if token == nil { lexer.record(.dispositionInvalid, at: 0) }
    lexer.finish(&defects)
    kind = token.map { String(lowercasingToken: body.extracting($0)) }
    parameters = Parameters(lenient: body, from: end, limits: limits, defects: &defects)
  }

  /// The name that the part is to be stored under, as the sender wrote it; make it safe before it names a file.
  public var fileName: String? { parameters["filename"] }
}

extension ContentDisposition {
  /// The name of a part: the file name of its disposition, else the name of its type; an empty one only where there is
  /// no other.
  ///
  /// QUIRK: the parameter `name` of Content-Type was never standard for all types; old mailers know only it.
  ///
  /// Source: RFC 2183 §2.3, RFC 2046 §4.5.1.
  public static func fileName(of disposition: ContentDisposition?, else type: MediaType?) -> String? {
    let fileName = disposition?.fileName
    if let fileName, !fileName.utf8.isEmpty { return fileName }
    return type?.parameters["name"] ?? fileName
  }
}
