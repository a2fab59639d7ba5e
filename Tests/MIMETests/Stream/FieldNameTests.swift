import MIME
import Testing

@Suite struct FieldNameTests {
  @Test(arguments: FieldName.allCases)
  func findsEachNameInAnyCase(_ name: FieldName) {
    for text in [name.canonical.description, name.canonical.description.uppercased()] {
      let octets = Array(text.utf8)
      let found = FieldName(octets.span)
      #expect(found == name)
    }
  }

  @Test(arguments: [
    "", "x", "Fr0m", "subjecu", "Content-Typo", "Cc ", "ſubject", "Content-Transfer-Encodinh",
    "Xontent-Transfer-Encoding", "Content-Transfer-Encodingg", "Content_Type", "Content\rType",
    "Content-Transferrr-Encoding",
    "Content-Xransfer-Encoding", String(repeating: "T", count: 258),
  ])
  func findsNothingElse(_ text: String) {
    let octets = Array(text.utf8)
    let found = FieldName(octets.span)
    #expect(found == nil)
  }
}
