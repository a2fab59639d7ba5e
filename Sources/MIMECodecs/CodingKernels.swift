internal import CMIMEKernels
internal import Octets

/// The coding kernels. Each codes what needs no state and stops where something needs a decision.
///
/// All take octets from an index on, append to the output within its free capacity, and return the index after the last
/// octet used. A kernel runs at its full speed to the end where ``slack`` more is free than it needs.
enum CodingKernels {
  /// Capacity beside what the result needs that makes a kernel quickest.
  static var slack: Int { 256 }

  /// Decodes whole groups of base64, blanks and line ends dropped. Stops at any other octet, and before an unfinished
  /// group.
  static func decodeBase64(_ input: Span<UInt8>, from start: Int, into output: inout OutputSpan<UInt8>) -> Int {
    unsafe run(input, from: start, into: &output) { unsafe mime_base64_decode($0, $1, $2, $3) }
  }

  /// Encodes whole groups of three octets in base64, without line ends.
  static func encodeBase64(_ input: Span<UInt8>, from start: Int, into output: inout OutputSpan<UInt8>) -> Int {
    unsafe run(input, from: start, into: &output) { unsafe mime_base64_encode($0, $1, $2, $3) }
  }

  /// Encodes whole lines of 57 octets in base64, each as 76 characters and CRLF.
  static func encodeBase64Lines(_ input: Span<UInt8>, from start: Int, into output: inout OutputSpan<UInt8>) -> Int {
    unsafe run(input, from: start, into: &output) { unsafe mime_base64_encode_lines($0, $1, $2, $3) }
  }

  /// Decodes quoted-printable. Stops before blanks that CR, LF or the end follows, and before an equals sign that begins
  /// no escape or an unfinished one.
  static func decodeQuotedPrintable(
    _ input: Span<UInt8>, from start: Int, into output: inout OutputSpan<UInt8>
  ) -> Int {
    unsafe run(input, from: start, into: &output) { unsafe mime_quoted_printable_decode($0, $1, $2, $3) }
  }

  /// Octets of input and capacity of the output that ``encodeQuotedPrintable(_:from:isText:into:)`` needs for a line.
  static var quotedPrintableRoom: Int { 80 }

  /// Encodes whole lines of quoted-printable from the start of one on, as long as there is room for one.
  static func encodeQuotedPrintable(
    _ input: Span<UInt8>, from start: Int, isText: Bool, into output: inout OutputSpan<UInt8>
  ) -> Int {
    unsafe run(input, from: start, into: &output) { unsafe mime_quoted_printable_encode($0, $1, $2, $3, isText) }
  }

  private typealias Kernel = (UnsafePointer<UInt8>, Int, UnsafeMutablePointer<UInt8>, Int) -> mime_progress

  @inline(__always)  // PERF: the closure becomes a direct call
  private static func run(
    _ input: Span<UInt8>, from start: Int, into output: inout OutputSpan<UInt8>, _ kernel: Kernel
  ) -> Int {
    let rest = input.extracting(start...)
    // SAFETY: the kernel reads at most the octets it is given and writes at most to the free capacity, whose first
    // `produced` octets it initializes.
    return unsafe output.withUnsafeMutableBufferPointer { free, initialized in
      unsafe rest.withUnsafeBufferPointer { octets in
        guard let first = octets.baseAddress, let target = free.baseAddress else { return start }
        let done = unsafe kernel(first, octets.count, target + initialized, free.count - initialized)
        initialized += done.produced
        return start + done.consumed
      }
    }
  }
}
