/// One thing that is wrong with a message, and where. Reading goes on after it; nothing is lost.
public struct Defect: Sendable, Hashable, BitwiseCopyable {
  /// What is wrong. Its ``Defect/Code/name`` is stable; documents and scripts may rely on it.
  public let code: Code
  /// Where it begins, in octets from the start of the input.
  public var offset: Int

  /// Creates a defect.
  public init(_ code: Code, at offset: Int) {
    self.code = code
    self.offset = offset
  }
}

/// Collects defects while something is read.
///
/// Bounded: of each code the first hundred (see ``Limits/defectsPerCode``) are kept, the others are counted, so that
/// a hostile message can't make the list long.
public struct DefectLog: Sendable {
  /// The defects kept, in the order in which they were recorded.
  public private(set) var defects: [Defect] = []
  private var counts = [Defect.Code: Int]()
  private let perCode: Int

  /// Creates an empty log.
  public init(perCode: Int = Limits().defectsPerCode) {
    self.perCode = perCode
  }

  /// Records a defect at an offset.
  public mutating func record(_ code: Defect.Code, at offset: Int) {
    let count = counts[code, default: 0]
    counts[code] = count + 1
    if count < perCode { defects.append(Defect(code, at: offset)) }
  }

  /// Records the defects of another log, their offsets moved by a distance.
  public mutating func record(_ others: DefectLog, movedBy distance: Int) {
    for defect in others.defects { record(defect.code, at: defect.offset + distance) }
  }

  /// How many defects of a code were recorded, those not kept included.
  public func count(of code: Defect.Code) -> Int { counts[code, default: 0] }

  /// Whether nothing was recorded.
  public var isEmpty: Bool { counts.isEmpty }

  /// Forgets everything and keeps the memory.
  public mutating func removeAll() {
    defects.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
  }
}
