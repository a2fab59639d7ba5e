/// A JSON value that knows where it stands.
struct JSONNode {
  /// What a value is.
  enum Value {
    case null
    case truth(Bool)
    case number
    case string(String)
    case array([JSONNode])
    case object([Member])
  }

  /// A name and its value.
  struct Member {
    let name: String
    let offset: Int
    let value: JSONNode
  }

  let value: Value
  /// Where its first octet is.
  let offset: Int
}

/// What is wrong with a JSON text, and where.
struct JSONFault: Error, Equatable {
  let reason: String
  let offset: Int
}
