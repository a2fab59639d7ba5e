internal import MIME
internal import Octets

/// A defect and where a person finds it.
struct Fault: Hashable {
  let code: Defect.Code
  /// In octets from the start of the input. What is wrong in a message under a transfer encoding stands where the body
  /// of the part that holds it begins.
  let offset: Int
  /// The line of the offset, from 1; LF ends a line.
  var line = 1
  /// The octet in its line, from 1.
  var column = 1
  /// The number of the innermost part that it is in; nil in a multipart that is a message's whole body.
  let part: String?
}

/// Puts defects in their order and finds their places.
enum FaultList {
  static func sorted(_ layers: [Layer], parts: [PartInspection], in message: Message) -> [Fault] {
    var faults: [Fault] = []
    for layer in layers { append(layer, parts: parts, to: &faults) }
    faults.sort { ($0.offset, $0.code.rawValue) < ($1.offset, $1.code.rawValue) }
    findLines(of: &faults, in: message)
    return faults
  }

  /// Finds the part of each defect of a layer: parts and defects are passed once, side by side.
  private static func append(_ layer: Layer, parts: [PartInspection], to faults: inout [Fault]) {
    let defects = layer.defects.defects.sorted { $0.offset < $1.offset }
    var open: [Int] = []
    var next = 0
    var seen: Set<Defect> = []
    for defect in defects where seen.insert(defect).inserted {
      while next < layer.parts.count, start(parts[layer.parts[next]]) <= defect.offset {
        close(&open, upTo: start(parts[layer.parts[next]]), parts)
        open.append(layer.parts[next])
        next += 1
      }
      close(&open, upTo: defect.offset, parts)
      let part = open.last.flatMap { parts[$0].number }
      faults.append(Fault(code: defect.code, offset: layer.holderOffset ?? defect.offset, part: part))
    }
  }

  private static func start(_ part: PartInspection) -> Int { part.entity.headerRange.lowerBound }

  /// Leaves the parts that end at an offset or before it, but for the outermost.
  private static func close(_ open: inout [Int], upTo offset: Int, _ parts: [PartInspection]) {
    while open.count > 1, parts[open[open.count - 1]].entity.bodyRange.upperBound <= offset { open.removeLast() }
  }

  /// Counts the lines before each fault; they are in their order.
  private static func findLines(of faults: inout [Fault], in message: Message) {
    var line = 1
    var lineStart = 0
    var passed = 0
    for index in faults.indices {
      let end = max(passed, min(faults[index].offset, message.range.upperBound))
      message.forEachRun(of: passed..<end) { run in
        var searched = 0
        while let lf = run.firstIndex(of: ASCII.lf, from: searched) {
          line += 1
          searched = lf + 1
          lineStart = passed + searched
        }
        passed += run.count
      }
      faults[index].line = line
      faults[index].column = faults[index].offset - lineStart + 1
    }
  }
}
