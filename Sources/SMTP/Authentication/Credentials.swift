/// What a client shows to authenticate itself.
public enum Credentials: Sendable, Hashable {
  /// A name and a password. The authorization identity is whom to act as; nil for the user itself.
  case password(user: String, password: String, authorization: String?)
  /// A bearer token, and the user where the mechanism has one.
  case token(user: String?, token: String)
}
