// SMTP without input and output: what is between a message and a connection.
//
// - ``DotStuffer`` and ``DotUnstuffer``: the transparency of DATA, streaming.
// - ``Command``, ``Reply``, ``EnvelopeAddress``: what is said, parsed and formatted.
// - ``ServerSession`` and ``ClientSession``: state machines; events and octets go in, actions come out.
// - ``BatchWriter`` and ``BatchReader``: sessions in files.
// - ``TraceFields``: Received and Return-Path.
//
// Any transport drives a session so: it does the actions in order, and hands over what happens next. `Connection` stands
// for the transport, `Store` for where messages go; neither is part of this module.
//
// ```swift
// func serve(_ connection: Connection, _ store: Store, _ configuration: ServerConfiguration) {
//   var session = ServerSession(configuration)
//   var actions = session.handle(.connected(isTLS: false), at: connection.now)
//   while true {
//     while !actions.isEmpty {
//       switch actions.removeFirst() {
//       case .send(let octets): connection.write(octets)
//       case .beginMessage(let envelope, _): store.begin(envelope)
//       case .messageOctets(let octets): store.append(octets)
//       case .endMessage: actions += session.handle(.stored(.all(store.commit())), at: connection.now)
//       case .discardMessage: store.discard()
//       case .close: return connection.close()
//       default: continue  // TLS, AUTH, ETRN … where the configuration offers them
//       }
//     }
//     if session.isOver { return connection.close() }
//     switch connection.wait(until: session.deadline) {
//     case .octets(let octets): actions = session.receive(octets.span, at: connection.now)
//     case .end: actions = session.handle(.disconnected, at: connection.now)
//     case .timeout: actions = session.handle(.timedOut, at: connection.now)
//     }
//   }
// }
// ```
