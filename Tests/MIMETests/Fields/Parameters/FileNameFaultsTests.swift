import Octets
import Testing

@testable import MIME

@Suite("File names' faults") struct FileNameFaultsTests {
  @Test(
    "Faults",
    arguments: [
      ("report.pdf", []), ("", []), ("-rf .bashrc", []), ("Übung 1 (2).txt", []), ("a..b", []), ("nullable.txt", []),
      ("com.txt", []), ("com10.txt", []), ("\u{1F468}\u{200D}\u{1F467}.png", []), ("e\u{301}.txt", []),
      ("a/b", [.fileNamePath]), ("a\\b", [.fileNamePath]), ("////", [.fileNamePath]), (".", [.fileNamePath]),
      ("..", [.fileNamePath]), ("....", [.fileNamePath]),
      ("a\0b", [.fileNameControl]), ("a\r\nb", [.fileNameControl]), ("\u{1B}[2J", [.fileNameControl]),
      ("a\u{7F}", [.fileNameControl]), ("a\u{85}", [.fileNameControl]),
      ("a\u{2028}b", [.fileNameControl, .misleadingName]),
      ("NUL", [.fileNameReserved]), ("nul.txt ", [.fileNameReserved]), ("Con .tar.gz", [.fileNameReserved]),
      ("COM1.log", [.fileNameReserved]), ("lpt9", [.fileNameReserved]), ("aux:x", [.fileNameReserved]),
      ("CONIN$", [.fileNameReserved]),
      ("photo\u{202E}gpj.exe", [.misleadingName]), ("a\u{2066}b", [.misleadingName]), ("a\u{200B}b", [.misleadingName]),
      ("../\u{FEFF}\n", [.fileNamePath, .fileNameControl, .misleadingName]),
    ] as [(String, [Defect.Code])])
  func faults(name: String, codes: [Defect.Code]) {
    var log = DefectLog()
    FileNameFaults.record(name.utf8.span, at: 7, defects: &log)
    #expect(log.codes == codes)
    #expect(log.defects.allSatisfy { $0.offset == 7 })
  }
}
