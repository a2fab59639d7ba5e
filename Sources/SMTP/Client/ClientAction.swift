/// What the driver of a client session does, in the order given.
public enum ClientAction: Sendable, Equatable {
  /// Sends octets.
  case send([UInt8])
  /// Begins TLS, once all was sent; then reports ``ClientEvent/tlsEstablished`` or ``ClientEvent/tlsFailed``.
  case startTLS
  /// Messages can be submitted, to a server with these extensions.
  case ready(ServerExtensions)
  /// Hands over the octets of the message, like these traits, to ``ClientSession/provide(_:at:)``, then reports
  /// ``ClientEvent/messageEnd``.
  case provideMessage(MessageTraits)
  /// Hands over no more of the message.
  case stopMessage
  /// Takes note of what became of the submission. The session is ready for another unless it has failed.
  case finished(SubmissionResult)
  /// Takes note of the reply to ETRN or to a refused ATRN.
  case answered(Reply)
  /// Goes on with a ``ServerSession`` on the same connection, after ATRN; this session is over.
  case becomeServer
  /// Takes note of why the session can't go on.
  case failed(ClientFailure)
  /// Closes the connection, once all was sent.
  case close
}

/// Why a client's session can't go on.
public enum ClientFailure: Error, Sendable, Hashable {
  /// The server refused to serve, or the client's name.
  case refused(Reply)
  /// What the server sent is no SMTP.
  case malformedReply
  /// TLS was required, and the server doesn't offer it, or refused it.
  case lacksTLS
  /// TLS didn't come about.
  case tlsFailed
  /// Octets came between the reply to STARTTLS and TLS: somebody may have put them there (RFC 3207 §6).
  case injectedOctets
  /// The server offers none of the mechanisms.
  case lacksMechanism
  /// Authentication was asked for, and there is no TLS to hide it.
  case authenticationNeedsTLS
  /// The server refused the credentials.
  case notAuthenticated(Reply)
  /// What the server sent in the exchange is wrong, or it has not proven itself.
  case serverNotProven
  /// The message broke off, so that only closing the connection keeps the server from taking it.
  case messageBrokeOff
  /// The server didn't answer in time.
  case timedOut
  /// The server has closed the connection, perhaps with a reply 421.
  case disconnected(Reply?)
}

/// What a driver tells a client session.
public enum ClientEvent: Sendable, Hashable {
  /// The connection is there; with TLS already where the port has it from the start.
  case connected(isTLS: Bool)
  /// TLS begins.
  case tlsEstablished
  /// TLS didn't come about.
  case tlsFailed
  /// A message is to be sent. Only after ``ClientAction/ready(_:)``, one at a time.
  case submit(Submission)
  /// All octets of the message were handed over.
  case messageEnd
  /// The octets of the message can't be had.
  case messageFailed
  /// The server is to start a queue (ETRN).
  case startQueue(QueueName)
  /// The roles are to reverse (ATRN).
  case turn([MailDomain])
  /// The session is to end.
  case quit
  /// ``ClientSession/deadline`` has passed.
  case timedOut
  /// The server has closed the connection.
  case disconnected
}
