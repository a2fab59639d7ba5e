/// Room for text that is being decoded: words are stored whole, the next one over what the last one did not use.
struct TextSink: ~Copyable, ~Escapable {
  private var octets: MutableRawSpan
  /// How many octets of text there are.
  private(set) var count = 0

  @_lifetime(copy octets)
  init(_ octets: consuming MutableRawSpan) {
    self.octets = octets
  }

  /// Appends the octets of a word.
  @_lifetime(self: copy self)
  @inline(__always)  // PERF: once per character; `count` stays in a register
  mutating func append(_ word: UTF8Word) {
    octets.storeBytes(of: word.bits.littleEndian, toByteOffset: count, as: UInt32.self)
    count &+= word.count
  }

  /// Appends eight octets of ASCII.
  @_lifetime(self: copy self)
  @inline(__always)  // PERF: as above
  mutating func append(ascii word: UInt64) {
    octets.storeBytes(of: word.littleEndian, toByteOffset: count, as: UInt64.self)
    count &+= 8
  }
}

extension [UInt8] {
  /// Appends what is decoded into a sink that has room for a number of octets.
  ///
  /// PERF: the room is cleared first, which costs a few per cent; storing words of four octets into it is then twice as
  /// fast as appending the octets one by one.
  mutating func appendText<E>(atMost count: Int, _ decode: (inout TextSink) throws(E) -> Void) throws(E) {
    let room = count + 8  // a word is stored whole
    try append(addingCapacity: room) { output throws(E) in
      output.append(repeating: 0, count: room)
      var used = 0
      do {
        var octets = output.mutableSpan
        // SAFETY: bounds are checked at every store; raw access is marked unsafe for types that have invalid patterns of
        // bits, and an octet has none.
        var sink = TextSink(unsafe octets.mutableBytes)
        try decode(&sink)
        used = sink.count
      }
      output.removeLast(room - used)
    }
  }
}
