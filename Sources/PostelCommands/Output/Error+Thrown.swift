internal import SMTP

extension SMTPError {
  /// What some work throws; nil where it comes to its end.
  static func thrown(by work: () throws(SMTPError) -> Void) -> SMTPError? {
    do throws(SMTPError) {
      try work()
      return nil
    } catch {
      return error
    }
  }
}
