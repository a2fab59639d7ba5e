internal import ArgumentParser
internal import MIME
internal import MIMECodecs

/// `postel recode`: other transfer encodings, charsets and line ends.
struct RecodeCommand: RunnableCommand {
  static let configuration = CommandConfiguration(
    .recode,
    abstract: "Give a message other transfer encodings, UTF-8, or other line ends.",
    discussion: """
      What a message says stays the same; how it is written changes. 7bit and 8bit take encodings off where the content \
      allows it; what doesn't fit gets quoted-printable or base64, whichever is shorter. qp is for texts, base64 for all \
      parts; --part names those that are meant. The entities around them say what they hold.

      --charset utf-8 makes all text UTF-8, and says so in Content-Type and in the meta elements of HTML. A text that \
      can't be decoded without loss stays as it is, and is reported.

      --route makes a message fit a server: 7bit for one without 8BITMIME and SMTPUTF8, 8bit for one without SMTPUTF8. \
      Header fields become ASCII; an address that can't be ASCII becomes a group that names it, as RFC 6857 has it.

      What is signed as a part (multipart/signed) stays as it is, and is reported. So is a DKIM signature that no longer \
      holds.

      EXAMPLES
        postel recode --transfer 8bit some.eml > readable.eml
        postel recode --charset utf-8 --in-place legacy/*.eml
        postel recode --eol lf < some.eml
        postel recode --route 7bit internationalized.eml --output plain.eml

      EXIT STATUS
        0  written
        1  written, but something stays as it was
        2  usage, no such part, or an output that exists or can't be written
        3  the input can't be read
        4  written, but a limit was hit
      """)

  /// Transfer encodings, on the command line.
  enum Transfer: String, ExpressibleByArgument, CaseIterable {
    case sevenBit = "7bit"
    case eightBit = "8bit"
    case quotedPrintable = "qp"
    case base64

    var transfer: MessageRecoding.Transfer {
      switch self {
      case .sevenBit: .fitting(.sevenBit)
      case .eightBit: .fitting(.eightBit)
      case .quotedPrintable: .quotedPrintable
      case .base64: .base64
      }
    }
  }

  /// Charsets, on the command line.
  enum TextCharset: String, ExpressibleByArgument, CaseIterable {
    case utf8 = "utf-8"
  }

  /// Line ends, on the command line.
  enum Ends: String, ExpressibleByArgument, CaseIterable {
    case crlf
    case lf
  }

  /// Routes, on the command line.
  enum NextHop: String, ExpressibleByArgument, CaseIterable {
    case sevenBit = "7bit"
    case eightBit = "8bit"

    var route: Route {
      Route(body: self == .sevenBit ? .sevenBit : .eightBit, takesUTF8Headers: false)
    }
  }

  @OptionGroup var target: RewriteOptions
  @Option(help: ArgumentHelp("Transfer encoding of the parts.", valueName: "7bit|8bit|qp|base64")) var transfer:
    Transfer?
  @Option(help: ArgumentHelp("Charset of texts.", valueName: "utf-8")) var charset: TextCharset?
  @Option(help: ArgumentHelp("Line ends of the whole message but for binary parts.", valueName: "crlf|lf")) var eol:
    Ends?
  @Option(help: ArgumentHelp("Recode only these parts.", valueName: "1.2,3")) var part: PartList?
  @Option(help: ArgumentHelp("Make the message fit a server.", valueName: "7bit|8bit")) var route: NextHop?

  func validate() throws {
    if transfer == nil, charset == nil, eol == nil, route == nil {
      throw ValidationError("Nothing to do: give --transfer, --charset, --eol or --route.")
    }
    if route != nil, transfer != nil || charset != nil || eol != nil || part != nil {
      throw ValidationError("--route decides by itself what is recoded; it excludes the other options.")
    }
  }
}

extension RecodeCommand {
  /// Runs the command in a context: that of the process, or a test's.
  func run(in context: inout CommandContext) {
    let standardInput = context.standardInput
    target.forEachFile(of: "recode", in: &context) { name, output, report in
      guard let message = report.read(standardInput) else { return false }
      if let route { return report.write(message.downgraded(to: route.route), to: &output) }
      let missing = (part?.parts ?? []).filter { message.entity(numbered: $0.number) == nil }
      report.addMissing(missing.map(\.number))
      guard missing.isEmpty else { return false }
      return report.write(message.recoded(recoding), to: &output)
    }
  }

  private var recoding: MessageRecoding {
    var recoding = MessageRecoding()
    recoding.transfer = transfer?.transfer
    recoding.makesUTF8 = charset != nil
    recoding.lineEnds = eol.map { $0 == .crlf ? .crlf : .lf }
    recoding.parts = part.map { Set($0.parts.map(\.number)) }
    return recoding
  }
}
