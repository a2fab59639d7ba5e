/// Makes boundaries for multiparts that a rewriter has to make.
///
/// A boundary made at random holds `=_`, which occurs in no quoted-printable and no base64, and 24 characters that nobody
/// can foresee.
public struct BoundarySource: Sendable {
  private let make: @Sendable () -> String

  /// Makes boundaries at random.
  public static let random = BoundarySource {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    let characters = (0..<24).map { _ in alphabet.randomElement(using: &generator) ?? 0x30 }
    return "=_" + String(decoding: characters, as: UTF8.self)
  }

  /// Makes boundaries by a function, so that output can be reproduced.
  ///
  /// - Parameter make: Gives another boundary at each call, of the characters that RFC 2046 §5.1.1 allows.
  public init(_ make: @escaping @Sendable () -> String) {
    self.make = make
  }

  func next() -> [UInt8] { Array(make().utf8) }
}
