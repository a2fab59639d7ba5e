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
  /// How many of each code were recorded, by its number; codes behind the last one that was recorded are not in it.
  /// PERF: with a dictionary a body of nothing but faults takes four times as long.
  private var counts: [Int] = []
  private let perCode: Int

  /// Creates an empty log.
  public init(perCode: Int = Limits().defectsPerCode) {
    self.perCode = perCode
  }

  /// Records a defect at an offset.
  public mutating func record(_ code: Defect.Code, at offset: Int) {
    let number = Int(code.rawValue)
    if number >= counts.count { counts += repeatElement(0, count: number + 1 - counts.count) }
    counts[number] += 1
    if counts[number] <= perCode { defects.append(Defect(code, at: offset)) }
  }

  /// Records the defects of another log, their offsets moved by a distance.
  public mutating func record(_ others: DefectLog, movedBy distance: Int) {
    for defect in others.defects { record(defect.code, at: defect.offset + distance) }
  }

  /// How many defects of a code were recorded, those not kept included.
  public func count(of code: Defect.Code) -> Int {
    let number = Int(code.rawValue)
    return number < counts.count ? counts[number] : 0
  }

  /// Whether nothing was recorded.
  public var isEmpty: Bool { counts.isEmpty }

  /// Forgets everything and keeps the memory.
  public mutating func removeAll() {
    defects.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
  }
}
