public import MIME
import Octets

/// What `postel inspect` makes of a message, without its command line.
public struct Inspection {
  private let inspection: MessageInspection

  /// Inspects a message.
  public init(_ message: Message) {
    inspection = MessageInspection(message, wishes: MessageInspection.Wishes(digests: true, allTexts: true))
  }

  /// Whether there is a part of a number; multiparts, which the JSON doesn't number, are such too.
  public func holds(part number: String) -> Bool { inspection.index(ofPart: number) != nil }

  /// Its JSON object with the bodies, on one line or set out over several.
  public func json(isPretty: Bool) -> [UInt8] {
    let writer = InspectionJSON(inspection: inspection, includesBodies: true, includesTrace: true)
    var json = JSONWriter(isPretty ? .pretty : .oneLine)
    var output = OctetOutput(inMemoryAsTerminal: false)
    writer.write(file: "-", to: &json, into: &output)
    json.endText()
    json.drain(into: &output)
    return output.octets
  }

  /// What a person sees of it on a terminal without colours.
  public func view() -> [UInt8] {
    var output = OctetOutput(inMemoryAsTerminal: true)
    let surroundings = Surroundings(forbidsColor: true, isDumb: false, columns: 80)
    let view = InspectionView(
      inspection: inspection,
      wishes: InspectionView.Wishes(wholeText: true, ranges: true, digests: true, trace: true),
      style: TerminalStyle(.never, output: output, surroundings: surroundings), columns: 80)
    view.write(file: "-", into: &output)
    return output.octets
  }
}
