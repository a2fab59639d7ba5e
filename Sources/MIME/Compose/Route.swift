/// What the next hop takes.
///
/// ```swift
/// let anywhere = Route.sevenBit
/// let modern = Route(body: .eightBit, takesUTF8Headers: true)
/// ```
///
/// Source: RFC 5321 §2.4, RFC 6152, RFC 3030, RFC 6531.
public struct Route: Sendable, Hashable {
  /// The most that a body may consist of.
  public var body: DataDomain
  /// Whether header fields may hold UTF-8.
  public var takesUTF8Headers: Bool

  /// Creates a route.
  public init(body: DataDomain, takesUTF8Headers: Bool) {
    self.body = body
    self.takesUTF8Headers = takesUTF8Headers
  }

  /// The route that every server takes: ASCII only.
  public static let sevenBit = Route(body: .sevenBit, takesUTF8Headers: false)
}
