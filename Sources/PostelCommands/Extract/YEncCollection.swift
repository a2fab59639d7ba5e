internal import MIME
internal import MIMECodecs
internal import Octets

/// Parts of files in yEnc, each posted in a message of its own, until all of one file are there.
///
/// Source: yEnc draft 1.3.
struct YEncCollection {
  /// What is extracted, with the names of the files that it comes from.
  typealias Found = (source: PartContent.Source, file: String)

  /// The parts of one file so far.
  struct Group {
    fileprivate let place: Int
    fileprivate(set) var found: [Found] = []
    fileprivate private(set) var parts: [YEncFile] = []
    /// How many octets the first part has that begins at a place.
    private var lengths: [Int: Int] = [:]
    /// Up to where the parts follow each other from the beginning.
    private var end = 0

    fileprivate init(place: Int) { self.place = place }

    /// Whether the parts can make up the file.
    private var isComplete: Bool {
      guard let header = parts.first?.header else { return false }
      return end > 0 && end >= header.size ?? 0 && lengths.count >= header.total ?? 1
    }

    /// Adds a part; returns whether it is the one that was missing.
    fileprivate mutating func add(_ part: YEncFile) -> Bool {
      let wasComplete = isComplete
      parts.append(part)
      let start = part.header.range?.lowerBound ?? 0
      if lengths[start] == nil { lengths[start] = part.octets.count }
      while let length = lengths[end], length > 0 { end += length }
      return isComplete && !wasComplete
    }
  }

  /// What the parts of one file have in common.
  private struct Key: Hashable {
    let name: [UInt8]
    let size: Int?
  }

  private var groups: [Key: Group] = [:]
  /// How many groups there have been.
  private var groupCount = 0

  /// Takes what is extracted; returns the whole file where it is the last part of one, or what it was given where that is
  /// no part of a file in yEnc.
  ///
  /// - Parameter defects: Receives ``Defect/Code/yencMismatch`` where the joined file is not what its parts say.
  mutating func take(_ source: PartContent.Source, of file: String, defects: inout DefectLog) -> Found? {
    guard case .file(let virtual) = source, let part = virtual.yEncPart() else { return (source, file) }
    let key = Key(name: part.header.name, size: part.header.size)
    if groups[key] == nil {
      groups[key] = Group(place: groupCount)
      groupCount += 1
    }
    groups[key]?.found.append((source, file))
    guard groups[key]?.add(part) ?? false, let group = groups[key],
      let whole = YEncFile.joining(group.parts, defects: &defects)
    else { return nil }
    groups[key] = nil
    return (.joined(whole.octets, like: virtual), group.found.map(\.file).joined(separator: " + "))
  }

  /// What waits for parts that did not come, in the order in which the first ones came.
  var unfinished: [Group] { groups.values.sorted { $0.place < $1.place } }
}
