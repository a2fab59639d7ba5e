import Octets
import Testing

@testable import PostelCommands

struct DefectSelectorTests {
  @Test(arguments: ["base64Foreign", "BASE64foreign", "base64foreign"])
  func takesACode(_ argument: String) throws {
    #expect(try DefectSelector(argument: argument).codes == [.base64Foreign])
  }

  @Test func takesAll() throws {
    #expect(try DefectSelector(argument: "all").codes == Defect.Code.allCases)
  }

  @Test(
    arguments: [
      ("base64", "Like it: base64Foreign, base64InnerPadding, base64MissingPadding, base64Truncated, base64SpareBits."),
      ("bareLF", "Like it: bareCR."), ("nulOctets", "Like it: nulOctet."), ("base64Foriegn", "Like it: base64Foreign."),
      ("", "all lists every one."), ("zzzz", "all lists every one."),
      (String(repeating: "base64", count: 1000), "all lists every one."),
    ])
  func namesWhatIsLikeIt(_ argument: String, _ hint: String) throws {
    let run = try CommandRun("inspect", "--explain", argument)
    #expect(run.status == .usage && run.output.isEmpty)
    #expect(run.messages.contains("There is no such code") && run.messages.contains(hint))
  }
}
