import MIME
import Octets
import Testing

@Suite("Addresses without end") struct AddressLimitTests {
  private func read(_ body: String, _ limits: Limits = Limits()) -> (AddressList, DefectLog) {
    var log = DefectLog()
    let list = AddressList(lenient: body.utf8.span, limits: limits, defects: &log)
    return (list, log)
  }

  @Test("At the limit all are read, one past it the rest is left out", arguments: [3, 4])
  func limit(count: Int) {
    var limits = Limits()
    limits.addressesPerField = 3
    let body = (0..<count).map { "a\($0)@b.c" }.joined(separator: ", ")
    let (list, log) = read(body, limits)
    #expect(list.addresses.count == 3)
    #expect(log.list == (count > 3 ? ["limitAddresses@24"] : []))
  }

  @Test("Addresses with nothing but blanks between them count too", arguments: [3, 4])
  func limitWithoutCommas(count: Int) {
    var limits = Limits()
    limits.addressesPerField = 3
    let (list, log) = read((0..<count).map { "a\($0)@b.c" }.joined(separator: " "), limits)
    #expect(list.addresses.count == 3)
    #expect(log.list == ["addressInvalid@0"] + (count > 3 ? ["limitAddresses@21"] : []))
  }

  @Test("Groups count, their members are kept up to the limit")
  func limitInGroup() {
    var limits = Limits()
    limits.addressesPerField = 3
    let (list, log) = read("G: a@b.c, d@e.f, g@h.i; j@k.l", limits)
    #expect(list.mailboxes.map(\.address) == ["a@b.c", "d@e.f"])
    #expect(log.codes == [.limitAddresses])
  }

  @Test(
    "Hundreds of thousands of one thing", .timeLimit(.minutes(10)),
    arguments: [
      ("", "(", ""), ("", "()", " a@b.c"), ("", "<", ""), ("", ",", ""), ("", "a:", ""), ("", ":", ""), ("", ";", ""),
      ("", "w ", "<a@b.c>"), ("a@[", "1", "]"), ("", "\\", ""), ("\"", "\\", ""), ("a@b.c (", "c", ")"), ("", "@", ""),
      ("", ".", ""), ("", "a@b.c,", ""), ("", "G: a@b.c; ", ""), ("<", "@a,", "x@y.z>"), ("", "\"a\"", ""),
      ("", ">", ""),
      ("", "<a@b.c> ", ""), ("", "=?utf-8?q?a?= ", "<a@b.c>"), ("", "=?a?q?,", ""), ("\"", "=?", "\" <a@b.c>"),
    ])
  func hostile(before: String, unit: String, after: String) {
    let (list, _) = read(before + String(repeating: unit, count: 400_000 / unit.utf8.count) + after)
    #expect(list.mailboxes.count <= Limits().addressesPerField)
  }
}
