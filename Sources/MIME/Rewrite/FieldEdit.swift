internal import Octets

/// One edit of a header section, with its field written out.
struct FieldEdit: Sendable {
  enum Action: Sendable {
    /// The field takes the place of the first of its name; the others of the name go. Where there is none, it is added.
    case set([UInt8])
    /// The field is put behind all others.
    case add([UInt8])
    /// The field is put before all others.
    case prepend([UInt8])
    /// All fields of the name go.
    case remove
    /// All fields of the name get another one; what they say stays as it is.
    case rename([UInt8])
  }

  /// The name of the fields that are edited.
  let name: [UInt8]
  let action: Action

  init(_ action: Action, name: [UInt8]) {
    self.action = action
    self.name = name
  }

  /// Creates an edit with a field, written out for a route.
  init(_ field: HeaderField, route: Route, _ action: ([UInt8]) -> Action) throws(CompositionError) {
    var octets: [UInt8] = []
    try field.format(for: route, into: &octets)
    self.init(action(octets), name: Array(field.name.utf8))
  }

  /// Sets a field to a value of ASCII that needs no folding.
  static func set(_ name: FieldName, to value: String) -> FieldEdit {
    let name = Array(name.canonical.description.utf8)
    return FieldEdit(.set(name + Array(": \(value)\r\n".utf8)), name: name)
  }

  /// Removes the fields of a name.
  static func remove(_ name: FieldName) -> FieldEdit {
    FieldEdit(.remove, name: Array(name.canonical.description.utf8))
  }
}
