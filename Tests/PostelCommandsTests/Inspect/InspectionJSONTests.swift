import Testing

@testable import PostelCommands

struct InspectionJSONTests {
  /// One message with all members, in their order.
  @Test func writesAllMembersInOrder() throws {
    let message = """
      From: Ann <ann@example.org>
      To: Team: bob@example.com;
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8; format=flowed
      Content-Disposition: inline; filename=a.txt

      Grüße
      """
    let run = try CommandRun("inspect", "--ndjson", "--bodies", input: Array(message.utf8))
    let expected = """
      {"postel:file":"-","size":\(message.utf8.count),"messageId":null,"inReplyTo":null,"references":null,"sender":null,\
      "from":[{"name":"Ann","email":"ann@example.org"}],"to":[{"name":null,"email":"bob@example.com"}],"cc":null,\
      "bcc":null,"replyTo":null,"subject":null,"sentAt":null,"headers":[\
      {"name":"From","value":" Ann <ann@example.org>"},{"name":"To","value":" Team: bob@example.com;"},\
      {"name":"MIME-Version","value":" 1.0"},\
      {"name":"Content-Type","value":" text/plain; charset=utf-8; format=flowed"},\
      {"name":"Content-Disposition","value":" inline; filename=a.txt"}],\
      "bodyStructure":{"partId":"1","type":"text/plain","charset":"utf-8","size":7,"name":"a.txt",\
      "disposition":"inline","cid":null,"language":null,"location":null,"postel:encoding":"7bit",\
      "postel:header":[0,173],"postel:body":[173,180],"postel:decodedSize":7,\
      "postel:sha256":"DIGEST","postel:textSha256":"DIGEST",\
      "postel:parameters":{"charset":"utf-8","format":"flowed"},"postel:dispositionParameters":{"filename":"a.txt"},\
      "postel:declaredCharset":"utf-8","postel:usedCharset":"utf-8","postel:charsetSource":"declared",\
      "postel:charsetConfidence":1},\
      "textBody":["1"],"htmlBody":["1"],"attachments":[],"hasAttachment":false,"preview":"Grüße",\
      "bodyValues":{"1":{"value":"Grüße","isEncodingProblem":false,"isTruncated":false}},\
      "postel:defects":[{"code":"undeclaredEightBit","offset":175,"line":7,"part":"1","reference":"RFC 2045 §2.7"}]}

      """
    var digest = SHA256Digest()
    digest.update(Array("Grüße".utf8).span)
    #expect(run.text == expected.replacing("DIGEST", with: digest.text()))
  }

  @Test func nestsMessagesAndParts() throws {
    let root = try CommandRun("inspect", "--json", input: Sample.mixed).object()
    #expect(root["attachments"]?.elements.map(\.text) == ["2", "3", "4"])
    #expect(root["hasAttachment"] == .truth(true))
    let structure = try #require(root["bodyStructure"])
    #expect(structure["partId"] == .null)
    let parts = try #require(structure["subParts"]).elements
    #expect(parts.map { $0["partId"]?.text } == ["1", "2", "3", "4"])
    #expect(parts[0]["subParts"] == nil && parts[0]["postel:message"] == nil)
    #expect(parts[1]["name"]?.text == "a.png" && parts[2]["name"]?.text == "../../A.PNG")
    #expect(parts[1]["postel:textSha256"] == nil && parts[1]["charset"] == .null)
    let nested = try #require(parts[3]["postel:message"])
    #expect(nested["subject"]?.text == "inner" && nested["sentAt"] == .null && nested["postel:file"] == nil)
    #expect(nested["headers"]?.elements.count == 3)
    #expect(nested["bodyStructure"]?["partId"]?.text == "4.1")
  }

  @Test func rawFormLeavesOutNULs() throws {
    let octets = Array("X: a".utf8) + [0, 0xFF, 0x62] + Array("\r\n c\r\n\r\n".utf8)
    let root = try CommandRun("inspect", "--json", input: octets).object()
    let header = try #require(root["headers"]?.elements.first)
    #expect(header["name"]?.text == "X" && header["value"]?.text == " a\u{FFFD}b\r\n c")
  }

  @Test func bodyValuesHaveLF() throws {
    let root = try CommandRun("inspect", "--json", "--bodies", input: Sample.crlf("\na\nb\n")).object()
    #expect(root["bodyValues"]?["1"]?["value"]?.text == "a\nb\n")
  }

  /// Reports and digests may nest as deep as the limit; the writer gives out as much.
  @Test func deepMessagesAreWhole() throws {
    let message = String(repeating: "Content-Type: message/rfc822\n\n", count: 150) + "Subject: deep\n\n"
    let run = try CommandRun("inspect", "--json", input: Array(message.utf8))
    #expect(run.status == .loss)
    var part = try run.object()["bodyStructure"]
    var depth = 0
    while let nested = part?["postel:message"] {
      part = nested["bodyStructure"]
      depth += 1
    }
    #expect(depth == 100)
  }
}
