import MIME
import Testing

@Suite("Media types by file name") struct MediaTypeFileNameTests {
  @Test(
    arguments: [
      ("a.txt", "text/plain"), ("photo.JPEG", "image/jpeg"), ("archive.tar.gz", "application/gzip"),
      ("/tmp/x.pdf", "application/pdf"),
      (".html", "text/html"), ("noending", nil), ("a.", nil), ("a.unheard-of", nil), ("a.\u{212A}ml", nil), ("", nil),
    ] as [(String, String?)])
  func endings(name: String, expected: String?) {
    #expect(MediaType(fileName: name)?.essence == expected)
  }
}
