#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Why the operating system refused something.
public struct SystemError: Error, Sendable, Hashable {
  /// The system's number for the cause, as in `errno`.
  public let code: Int32

  /// Creates an error from the system's number for the cause.
  public init(code: Int32) {
    self.code = code
  }
}

extension SystemError: CustomStringConvertible {
  /// The cause in the system's words, as in `No such file or directory`.
  public var description: String {
    // SAFETY: the system's text is terminated, and copied before anything else can change it.
    unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
  }
}
