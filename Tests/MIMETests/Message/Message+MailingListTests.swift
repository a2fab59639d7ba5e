import MIME
import Testing

@Suite struct MessageMailingListTests {
  @Test func allFieldsAreRead() {
    let list = Message(
      lines: "List-Id: L <l.a.example>", "List-Help: <mailto:h@a>", "list-unsubscribe: <mailto:u@a>, <HTTPS://a/u>",
      "List-Unsubscribe-Post: List-Unsubscribe=One-Click", "List-Subscribe: <mailto:s@a>", "List-Post: NO",
      "List-Owner: <mailto:o@a>", "List-Archive: <https://a/>", "", ""
    ).mailingList
    #expect(list?.id?.id == "l.a.example" && list?.id?.name == "L")
    #expect(list?.help == ["mailto:h@a"] && list?.unsubscribe == ["mailto:u@a", "HTTPS://a/u"])
    #expect(list?.subscribe == ["mailto:s@a"] && list?.owner == ["mailto:o@a"] && list?.archive == ["https://a/"])
    #expect(list?.isPostingClosed == true && list?.post == [])
    #expect(list?.oneClickUnsubscribe == "HTTPS://a/u")
  }

  @Test func oneClickNeedsBothFields() {
    let post = "List-Unsubscribe-Post: List-Unsubscribe=One-Click"
    #expect(Message(lines: "List-Unsubscribe: <https://a/u>", "", "").mailingList?.oneClickUnsubscribe == nil)
    #expect(Message(lines: "List-Unsubscribe: <http://a/u>", post, "", "").mailingList?.oneClickUnsubscribe == nil)
    #expect(Message(lines: post, "", "").mailingList?.oneClickUnsubscribe == nil)
    #expect(Message(lines: "Subject: x", "", "").mailingList == nil)
  }

  @Test func faultsAreNamed() {
    let message = Message(lines: "List-Help: nowhere", "List-Id: <a.b>", "", "")
    #expect(message.diagnose().map(\.code) == [.listFieldInvalid])
  }
}
