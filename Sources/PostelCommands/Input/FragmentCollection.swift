internal import MIME

/// Fragments of messages, until all of one message are there.
///
/// Source: RFC 2046 §5.2.2.
struct FragmentCollection {
  /// The fragments of one message so far, with the names of the files that they came from.
  struct Group {
    fileprivate(set) var messages: [Message] = []
    fileprivate(set) var names: [String] = []
    fileprivate var numbers: Set<Int> = []
    fileprivate var total: Int?

    /// Which fragments lack, in words.
    var missing: String {
      guard let total else { return "the last fragment is missing" }
      let count = total - numbers.count
      return count == 1 ? "a fragment of \(total) is missing" : "\(count) fragments of \(total) are missing"
    }

    /// Adds a fragment; says whether all are there now.
    fileprivate mutating func add(_ message: Message, _ place: FragmentPlace, named name: String) -> Bool {
      messages.append(message)
      names.append(name)
      numbers.insert(place.number)
      if let stated = place.total { total = max(total ?? 0, stated) }
      return total.map { numbers.count >= $0 } ?? false
    }
  }

  private var groups: [String: Group] = [:]
  /// The identifiers of the groups, in the order in which they began.
  private var order: [String] = []

  /// Takes a message; returns it joined with the other fragments of its message where it is the last one, or as it is
  /// where it is no fragment.
  ///
  /// What comes out of joining may be a fragment again, which is taken in its turn; each step uses up a file at least.
  mutating func take(_ message: Message, named name: String) -> (message: Message, name: String)? {
    var message = message
    var name = name
    while let place = message.fragmentPlace {
      if groups[place.id] == nil { order.append(place.id) }
      guard groups[place.id, default: Group()].add(message, place, named: name), let group = groups[place.id],
        let joined = Message.joining(group.messages)
      else { return nil }
      groups[place.id] = nil
      order.removeAll { $0 == place.id }
      message = joined
      name = group.names.joined(separator: " + ")
    }
    return (message, name)
  }

  /// What waits for fragments that did not come.
  var unfinished: [Group] { order.compactMap { groups[$0] } }
}
