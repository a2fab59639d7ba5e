public import Octets

/// A media type with its parameters: the value of a Content-Type field.
///
/// ```swift
/// let type = try MediaType(validating: "text/html; charset=utf-8")
/// type.essence                // "text/html"
/// type.parameters["charset"]  // "utf-8"
/// ```
///
/// Source: RFC 2045 §5.
public struct MediaType: Sendable, Hashable {
  /// The type in lower case, as in `text`.
  public let type: String
  /// The subtype in lower case, as in `html`.
  public let subtype: String
  /// The parameters.
  public var parameters: Parameters

  /// Reads the body of a Content-Type field, forgivingly.
  ///
  /// A field that names no type, or half of one, is read as `text/plain`; its parameters are read all the same.
  /// - Parameters:
  ///   - body: The field body, the octets after the colon.
  ///   - limits: How many parameters and pieces are read.
  ///   - defects: Receives ``Defect/Code/contentTypeInvalid`` and those of parameters; offsets are those in the body.
  /// - Complexity: O(*n* log *n*).
  ///
  /// Source: RFC 2045 §5.1, §5.2.
  public init(lenient body: Span<UInt8>, limits: Limits = Limits(), defects: inout DefectLog) {
    let split = MediaTypeSplit(body, limits: limits, defects: &defects)
    type = split.isUsable ? String(lowercasingToken: body.extracting(split.type)) : "text"
    subtype = split.isUsable ? String(lowercasingToken: body.extracting(split.subtype)) : "plain"
    parameters = Parameters(lenient: body, from: split.parametersStart, limits: limits, defects: &defects)
  }

  /// Creates a media type from its parts, which it takes as they are.
  init(type: String, subtype: String, parameters: Parameters = Parameters()) {
    self.type = type
    self.subtype = subtype
    self.parameters = parameters
  }

  /// Type and subtype, as in `text/html`.
  public var essence: String { "\(type)/\(subtype)" }

  /// `text/plain` without parameters.
  public static let textPlain = MediaType(type: "text", subtype: "plain")
  /// `text/html` without parameters.
  public static let textHTML = MediaType(type: "text", subtype: "html")
  /// `application/octet-stream` without parameters.
  public static let applicationOctetStream = MediaType(type: "application", subtype: "octet-stream")
  /// `message/rfc822` without parameters.
  public static let messageRFC822 = MediaType(type: "message", subtype: "rfc822")
}
