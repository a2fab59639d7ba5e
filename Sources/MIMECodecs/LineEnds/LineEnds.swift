/// The two line ends of messages.
public enum LineEnds: Sendable, Hashable, BitwiseCopyable {
  /// CR LF, as on the wire.
  case crlf
  /// LF alone, as in files.
  case lf
}
