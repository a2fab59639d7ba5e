internal import Octets

/// What the plain forms of several fields consist of.
extension OctetCursor {
  /// Moves past runs of a set's octets joined by single dots; says whether no run was empty.
  @_lifetime(self: copy self)
  mutating func skipDotted(_ set: OctetSet) -> Bool {
    repeat {
      if skip(while: set).isEmpty { return false }
    } while skip(ASCII.dot)
    return true
  }
}
