import SMTP
import Testing

struct ServerExtensionsTests {
  @Test func readFromAReply() {
    let reply = Reply(
      250, nil,
      [
        "server.example greets you", "PIPELINING", "size 1000", "8BITMIME", "AUTH PLAIN login", "AUTH=LOGIN X",
        "STARTTLS",
        "X-OTHER Value", "CHUNKING", "ATRN",
      ])
    var wanted = ServerExtensions()
    wanted.pipelining = true
    wanted.size = 1000
    wanted.eightBitMIME = true
    wanted.authentication = ["PLAIN", "LOGIN", "X"]
    wanted.startTLS = true
    wanted.chunking = true
    wanted.atrn = true
    wanted.others = ["X-OTHER Value"]
    #expect(ServerExtensions(reply: reply) == wanted)
  }

  @Test func whatIsOfferedIsRead() {
    var all = ServerExtensions()
    for flag in [\ServerExtensions.pipelining, \.eightBitMIME, \.smtpUTF8, \.chunking, \.binaryMIME, \.dsn, \.startTLS]
    {
      all[keyPath: flag] = true
    }
    for flag in [\ServerExtensions.enhancedStatusCodes, \.requireTLS, \.priority, \.etrn, \.atrn, \.verify, \.help] {
      all[keyPath: flag] = true
    }
    for size in [0, 5, nil] {
      all.size = size
      all.authentication = size == 5 ? ["PLAIN"] : []
      #expect(ServerExtensions(reply: Reply(250, nil, ["x"] + all.lines)) == all)
    }
  }
}
