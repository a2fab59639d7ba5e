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
    fileprivate(set) var found: [Found] = []
    fileprivate var parts: [YEncFile] = []

    /// The file, once the parts make it up.
    fileprivate func joined(defects: inout DefectLog) -> YEncFile? {
      // PERF: joining looks at all parts, so it is tried only where there can be enough of them.
      let octets = parts.reduce(0) { $0 + $1.octets.count }
      guard let header = parts.first?.header, octets >= header.size ?? 0, parts.count >= header.total ?? 1 else {
        return nil
      }
      return YEncFile.joining(parts, defects: &defects)
    }
  }

  /// What the parts of one file have in common.
  private struct Key: Hashable {
    let name: [UInt8]
    let size: Int?
  }

  private var groups: [Key: Group] = [:]
  /// The groups in the order in which they began.
  private var order: [Key] = []

  /// Takes what is extracted; returns the whole file where it is the last part of one, or what it was given where that is
  /// no part of a file in yEnc.
  ///
  /// - Parameter defects: Receives ``Defect/Code/yencMismatch`` where the joined file is not what its parts say.
  mutating func take(_ source: PartContent.Source, of file: String, defects: inout DefectLog) -> Found? {
    guard case .file(let virtual) = source, let part = virtual.yEncPart() else { return (source, file) }
    let key = Key(name: part.header.name, size: part.header.size)
    if groups[key] == nil { order.append(key) }
    groups[key, default: Group()].found.append((source, file))
    groups[key]?.parts.append(part)
    guard let group = groups[key], let whole = group.joined(defects: &defects) else { return nil }
    groups[key] = nil
    order.removeAll { $0 == key }
    return (.joined(whole.octets, like: virtual), group.found.map(\.file).joined(separator: " + "))
  }

  /// What waits for parts that did not come.
  var unfinished: [Group] { order.compactMap { groups[$0] } }
}
