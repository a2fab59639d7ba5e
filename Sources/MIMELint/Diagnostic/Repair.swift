public import MIME
internal import Octets

/// What would repair a fault. It names the repair; carrying it out takes the message again.
///
/// An `entity` is an index into `MessageIndex.entities`; 0 is the message itself. A `field` is where a header
/// field lies in the input, from its name to its last line end.
public enum Repair: Sendable, Hashable {
  /// End every line with CRLF.
  case normalizeLineEnds
  /// End the last line with CRLF.
  case endLastLine
  /// Put an empty line between header section and body.
  case separateHeader(entity: Int)
  /// Add a Date field with the time of the repair.
  case addDate
  /// Add a Message-ID field with a new identifier.
  case addMessageID
  /// Give a field this text, or add it where the entity has none of the name.
  case setField(entity: Int, name: String, text: String)
  /// Write a field anew from what it says: folded, encoded, quoted and punctuated as the standards have it.
  case rewriteField(Range<Int>)
  /// Write a field under its name without blanks before the colon.
  case closeUpFieldName(Range<Int>)
  /// Remove a field.
  case removeField(Range<Int>)
  /// Remove a line of a header section that is no field.
  case removeLine(Range<Int>)
  /// Encode a body anew in a transfer encoding that holds it.
  case recodeBody(entity: Int)
  /// Name another charset for a text whose octets are right.
  case setCharset(entity: Int, label: String)
  /// Recode a text to UTF-8 and say so.
  case recodeText(entity: Int)
  /// Write a parameter of Content-Type or Content-Disposition anew: quoted or encoded as it needs to be.
  case rewriteParameter(entity: Int, field: FieldName, name: String)
  /// Remove a parameter.
  case removeParameter(entity: Int, field: FieldName, name: String)
  /// Give a part another file name.
  case renameFile(entity: Int, name: String)
  /// Write the delimiters of a multipart anew, the close delimiter included.
  case rewriteDelimiters(entity: Int)
  /// Remove the transfer encoding of a multipart or message part.
  case dropTransferEncoding(entity: Int)
}

extension Repair {
  /// What it does, as an advice of a few words.
  public var advice: String {
    switch self {
    case .normalizeLineEnds: "end every line with CRLF"
    case .endLastLine: "end the last line with CRLF"
    case .separateHeader: "put an empty line before the body"
    case .addDate: "add a Date field"
    case .addMessageID: "add a Message-ID field"
    case .setField(_, let name, let text): "write \(name): \(text)"
    case .rewriteField: "write the field anew"
    case .closeUpFieldName: "remove the blanks before the colon"
    case .removeField: "remove the field"
    case .removeLine: "remove the line"
    case .recodeBody: "encode the body anew"
    case .setCharset(_, let label): "declare the charset \(label)"
    case .recodeText: "recode the text to UTF-8"
    case .rewriteParameter(_, _, let name): "write the parameter \(name) anew"
    case .removeParameter(_, _, let name): "remove the parameter \(name)"
    case .renameFile(_, let name): "name the file \(name)"
    case .rewriteDelimiters: "write the delimiters anew"
    case .dropTransferEncoding: "remove the transfer encoding"
    }
  }
}
