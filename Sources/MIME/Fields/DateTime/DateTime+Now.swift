#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension DateTime {
  /// The time of the system's clock, in UTC.
  ///
  /// - Precondition: The clock is within the years 1 to 9999.
  public static var now: DateTime {
    let seconds = time(nil)
    guard let date = DateTime(secondsSinceEpoch: Int(seconds)) else { preconditionFailure("the clock is wrong") }
    return date
  }
}
