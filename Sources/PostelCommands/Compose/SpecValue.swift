/// What is wrong with a specification of a message, and at which of its members.
struct SpecFault: Error, Equatable {
  /// The member, as in `attachments[0].type`; empty for the whole.
  let path: String
  let offset: Int
  let reason: String
}

/// A value in the specification of a message, with its path.
struct SpecValue {
  let node: JSONNode
  let path: String

  /// The error that this value is the reason for.
  func fault(_ reason: String) -> SpecFault { SpecFault(path: path, offset: node.offset, reason: reason) }

  /// The value as a string.
  func string() throws(SpecFault) -> String {
    guard case .string(let text) = node.value else { throw fault("this must be a string") }
    return text
  }

  /// The elements of an array; a value that is none counts as an array of it.
  func elements() -> [SpecValue] {
    guard case .array(let nodes) = node.value else { return [self] }
    return nodes.enumerated().map { SpecValue(node: $1, path: "\(path)[\($0)]") }
  }

  /// A string, or an array of them.
  func strings() throws(SpecFault) -> [String] {
    var strings: [String] = []
    for element in elements() { strings.append(try element.string()) }
    return strings
  }

  /// The members of an object; null is as if a member were not there.
  ///
  /// - Parameter known: The names that it may have.
  func members(_ known: [String]) throws(SpecFault) -> [String: SpecValue] {
    guard case .object(let members) = node.value else { throw fault("this must be an object") }
    var values: [String: SpecValue] = [:]
    for member in members {
      let value = SpecValue(node: member.value, path: path.utf8.isEmpty ? member.name : "\(path).\(member.name)")
      guard known.contains(member.name) else {
        let names = known.joined(separator: ", ")
        throw SpecFault(path: value.path, offset: member.offset, reason: "there is no such member; there are \(names)")
      }
      if case .null = member.value.value { continue }
      values[member.name] = value
    }
    return values
  }
}
