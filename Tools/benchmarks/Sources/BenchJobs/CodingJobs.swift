import MIME
import MIMECharsets
import MIMECodecs

/// The jobs that turn octets into others, and what is kept from one job to the next. The output goes to memory that is
/// reused.
struct CodingJobs {
  private var output: [UInt8] = []
  /// The one index of the jobs that use one for all messages.
  var indexer = MessageIndexer()
  private var defects = DefectLog()

  mutating func decode(_ input: OctetStorage, _ encoding: TransferEncoding, into outcome: inout Outcome) {
    output.removeAll(keepingCapacity: true)
    var decoder = TransferDecoder(encoding)
    decoder.decode(input.span, into: &output, defects: &defects)
    decoder.finish(into: &output, defects: &defects)
    count(input, into: &outcome)
  }

  mutating func encodeBase64(_ input: OctetStorage, into outcome: inout Outcome) {
    output.removeAll(keepingCapacity: true)
    var encoder = Base64Encoder()
    encoder.encode(input.span, into: &output)
    encoder.finish(into: &output)
    count(input, into: &outcome)
  }

  mutating func encodeQuotedPrintable(_ input: OctetStorage, into outcome: inout Outcome) {
    output.removeAll(keepingCapacity: true)
    var encoder = QuotedPrintableEncoder(mode: .text)
    encoder.encode(input.span, into: &output)
    encoder.finish(into: &output)
    count(input, into: &outcome)
  }

  mutating func decodeText(_ input: OctetStorage, _ charset: Charset, into outcome: inout Outcome) {
    output.removeAll(keepingCapacity: true)
    var decoder = TextDecoder(charset)
    decoder.decode(input.span, into: &output, defects: &defects)
    decoder.finish(into: &output, defects: &defects)
    count(input, into: &outcome)
  }

  private func count(_ input: OctetStorage, into outcome: inout Outcome) {
    outcome.octets += input.count
    outcome.items += 1
    outcome.produced += output.count
  }
}
