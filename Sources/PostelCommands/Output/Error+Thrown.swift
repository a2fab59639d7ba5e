extension Error {
  /// What some work throws; nil where it comes to its end.
  static func thrown(by work: () throws(Self) -> Void) -> Self? {
    do throws(Self) {
      try work()
      return nil
    } catch {
      return error
    }
  }
}
