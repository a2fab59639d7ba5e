import FoundationEssentials

/// JSON as tests look at it.
enum JSONValue: Decodable, Hashable {
  case null
  case truth(Bool)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(_ octets: [UInt8]) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(octets))
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let array = try? container.decode([JSONValue].self) {
      self = .array(array)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// The member of a name; nil where this is no object, or has none.
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The elements; none where this is no array.
  var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// The names of the members, sorted; none where this is no object.
  var names: [String] {
    if case .object(let members) = self { members.keys.sorted() } else { [] }
  }
}
