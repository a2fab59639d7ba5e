internal import Octets

/// Brings the pieces of each parameter of a field body together.
///
/// A parameter may be given plainly, extended, and in numbered pieces, all at once and in any order. The collector
/// notes where each form stands; pieces are sorted once, at the end.
struct ParameterCollector {
  /// One parameter in all its forms.
  struct Group {
    /// The first occurrence of the name.
    let name: Range<Int>
    /// The first value in the form `name=`.
    var plain: ParameterPiece?
    /// The first value in the form `name*=`.
    var extended: ParameterPiece?
    /// The places of its numbered pieces in ``ParameterCollector/pieces``, once these are sorted.
    fileprivate(set) var pieces = 0..<0
    fileprivate var pieceCount = 0
    /// The first numbered piece whose number only a value of more pieces than the limit could have.
    fileprivate var pieceBeyondLimit: ParameterPiece?
  }

  private struct NumberedPiece {
    let group: Int
    let number: Int
    let piece: ParameterPiece
  }

  /// The parameters in the order in which they first appear.
  private(set) var groups: [Group] = []
  private var pieces: [NumberedPiece] = []
  /// How many groups are compared one by one before there is an index.
  private static let mostCompared = 16
  /// The groups by their names in lower case; empty until there are many.
  private var indices: [[UInt8]: Int] = [:]
  private let limits: Limits

  /// Reads the parameters that follow the first token of a field body: all, or those of one name.
  init(
    _ body: Span<UInt8>, from index: Int, named wanted: StaticString? = nil, limits: Limits,
    defects: inout DefectLog
  ) {
    self.limits = limits
    var found = DefectLog(perCode: limits.defectsPerCode)
    var scanner = ParameterScanner(body, from: index, limits: limits, taking: &defects)
    while let piece = scanner.next() {
      if let wanted, !body.extracting(piece.name).equalsIgnoringCase(wanted) { continue }
      guard add(piece, in: body, defects: &found) else { break }
    }
    scanner.finish(&defects)
    sortPieces()
    defects.record(found, movedBy: 0)
  }

  /// The numbered pieces of a parameter that follow each other without a gap, from the first.
  ///
  /// A piece given twice counts once, and what comes after a gap is left out. QUIRK: numbers may begin at 1.
  ///
  /// Source: RFC 2231 §3.
  func continuation(of group: Group, defects: inout DefectLog) -> [ParameterPiece] {
    var result: [ParameterPiece] = []
    var expected = 0
    for numbered in pieces[group.pieces] {
      let offset = numbered.piece.value.lowerBound
      guard numbered.number >= expected else {
        defects.record(.parameterPieceDuplicate, at: offset)
        continue
      }
      if numbered.number > expected {
        defects.record(.parameterGap, at: offset)
        guard expected == 0, numbered.number == 1 else { return result }
      }
      result.append(numbered.piece)
      expected = numbered.number + 1
    }
    if let beyond = group.pieceBeyondLimit {
      let isComplete = expected == limits.parameterPieces
      defects.record(isComplete ? .limitParameterPieces : .parameterGap, at: beyond.value.lowerBound)
    }
    return result
  }

  /// Notes a piece; false where the limit of parameters is reached.
  private mutating func add(_ piece: ParameterPiece, in body: Span<UInt8>, defects: inout DefectLog) -> Bool {
    guard let index = group(named: piece.name, in: body) else {
      defects.record(.limitParameters, at: piece.name.lowerBound)
      return false
    }
    switch piece.form {
    case .plain where groups[index].plain == nil:
      groups[index].plain = piece
    case .extended where groups[index].extended == nil:
      groups[index].extended = piece
    case .plain, .extended:
      defects.record(.parameterDuplicate, at: piece.name.lowerBound)
    case .continued(let number, _):
      addNumbered(piece, number, to: index, defects: &defects)
    }
    return true
  }

  /// Notes a numbered piece, unless it is beyond the limit.
  private mutating func addNumbered(
    _ piece: ParameterPiece, _ number: Int, to index: Int, defects: inout DefectLog
  ) {
    guard number < limits.parameterPieces else {
      groups[index].pieceBeyondLimit = groups[index].pieceBeyondLimit ?? piece
      return
    }
    groups[index].pieceCount += 1
    if groups[index].pieceCount <= limits.parameterPieces {
      pieces.append(NumberedPiece(group: index, number: number, piece: piece))
    } else if groups[index].pieceCount == limits.parameterPieces + 1 {
      defects.record(.limitParameterPieces, at: piece.name.lowerBound)
    }
  }

  /// The index of the group of a name, made if need be; nil where the limit of parameters is reached.
  private mutating func group(named name: Range<Int>, in body: Span<UInt8>) -> Int? {
    if let index = existingGroup(named: name, in: body) { return index }
    guard groups.count < limits.parameters else { return nil }
    if groups.count >= Self.mostCompared { indices[Self.key(body.extracting(name))] = groups.count }
    groups.append(Group(name: name))
    return groups.count - 1
  }

  /// Few groups are compared one by one; with more there is an index.
  private mutating func existingGroup(named name: Range<Int>, in body: Span<UInt8>) -> Int? {
    let octets = body.extracting(name)
    guard groups.count >= Self.mostCompared else {
      for index in groups.indices where body.extracting(groups[index].name).equalsIgnoringCase(octets) { return index }
      return nil
    }
    if indices.isEmpty {
      for index in groups.indices { indices[Self.key(body.extracting(groups[index].name))] = index }
    }
    return indices[Self.key(octets)]
  }

  /// The octets of a name in lower case.
  private static func key(_ name: Span<UInt8>) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(name.count)
    for index in name.indices { key.append(name[index].lowercased) }
    return key
  }

  /// Sorts the numbered pieces by parameter and number; of the same number, in the order of the field.
  private mutating func sortPieces() {
    guard !pieces.isEmpty else { return }
    pieces.sort { left, right in
      (left.group, left.number, left.piece.name.lowerBound) < (right.group, right.number, right.piece.name.lowerBound)
    }
    var start = 0
    while start < pieces.count {
      let group = pieces[start].group
      let end = start + min(groups[group].pieceCount, limits.parameterPieces)
      groups[group].pieces = start..<end
      start = end
    }
  }
}
