import MIMECodecs
import Octets
import Testing

@Suite struct LowerCaseEscapeTests {
  @Test(
    arguments: [
      ("caf=c3=A9", 3), ("=C3=a9", 3), ("=0a", 0), ("=a0", 0), ("a=3Db=3d", 5), ("=C3=A9", nil), ("=", nil),
      ("=c", nil),
      ("=cg=gc=\r\na", nil), ("==c3", 1), ("=3Dc3", nil), ("", nil),
    ] as [(String, Int?)])
  func isFound(text: String, index: Int?) {
    let octets = Array(text.utf8)
    let found = LowerCaseEscape.firstIndex(in: octets.span)
    #expect(found == index)
  }
}
