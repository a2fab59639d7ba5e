internal import CICU

/// The calls of ICU; all of them are here.
enum ICULibrary {
  /// Decodes octets as one text into UTF-16, U+FFFD for what can't be decoded; nil where ICU lacks the converter.
  static func decode(_ octets: [UInt8], from name: StaticString) -> [UInt16]? {
    precondition(octets.count < 1 << 24)
    var status = U_ZERO_ERROR
    // SAFETY: the name ends in NUL and outlives the call; ICU copies what it needs of it.
    let opened = name.withUTF8Buffer { utf8 in
      unsafe postel_ucnv_open(UnsafeRawPointer(utf8.baseAddress!).assumingMemoryBound(to: CChar.self), &status)
    }
    guard let converter = unsafe opened, status.rawValue <= U_ZERO_ERROR.rawValue else { return nil }
    // SAFETY: closed once, after its last use.
    defer { unsafe postel_ucnv_close(converter) }
    let units = unsafe [UInt16](unsafeUninitializedCapacity: 2 * octets.count) { units, count in
      // SAFETY: ICU reads `octets.count` octets and writes at most the capacity given; both buffers outlive the call.
      let needed = unsafe octets.withUnsafeBytes { source in
        unsafe postel_ucnv_toUChars(
          converter, units.baseAddress, Int32(units.count), source.baseAddress?.assumingMemoryBound(to: CChar.self),
          Int32(source.count), &status)
      }
      count = min(Int(needed), units.count)
    }
    return status.rawValue <= U_ZERO_ERROR.rawValue ? units : nil
  }

  /// The label that ICU finds likeliest for a text, how likely it is from 0 to 100, and how likely the next one is; nil
  /// where it can't tell.
  static func detectCharset(
    of octets: Span<UInt8>, stripsTags: Bool
  ) -> (label: [UInt8], confidence: Int, nextConfidence: Int)? {
    precondition(octets.count < 1 << 24)
    var name = [CChar](repeating: 0, count: 64)  // the names of ICU's charsets are short: `ISO-8859-8-I`
    var next: Int32 = 0
    // SAFETY: ICU reads the octets given and writes at most the room given; both outlive the call.
    let confidence = unsafe octets.withUnsafeBufferPointer { text in
      unsafe name.withUnsafeMutableBufferPointer { room in
        unsafe postel_ucsdet_detect(
          text.baseAddress, Int32(text.count), stripsTags, room.baseAddress, Int32(room.count), &next)
      }
    }
    guard confidence >= 0 else { return nil }
    return (name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, Int(confidence), Int(next))
  }

  /// Converts the labels of a domain name in UTF-8, without transitional processing; nil where IDNA allows no such name.
  /// - Parameter most: Octets of the longest name that is converted, and of its converted form.
  static func convertDomain(_ domain: Span<UInt8>, toASCII: Bool, most: Int) -> [UInt8]? {
    guard domain.count <= most else { return nil }
    var isValid = false
    var converted: [UInt8] = []
    converted.append(addingCapacity: most) { (output: inout OutputSpan<UInt8>) in
      // SAFETY: ICU reads `count` octets, writes at most `capacity`, and returns how many there would be.
      unsafe output.withUnsafeMutableBufferPointer { free, initialized in
        let count = unsafe domain.withUnsafeBufferPointer { name in
          unsafe postel_uidna_convert(
            name.baseAddress, Int32(name.count), free.baseAddress! + initialized, Int32(most), toASCII)
        }
        isValid = count >= 0
        if isValid { initialized += Int(count) }
      }
    }
    return isValid ? converted : nil
  }

  /// Prepares a user's name or password in UTF-16 by RFC 4013; nil where it holds what none may hold.
  static func prepareCredential(_ text: [UInt16], allowsUnassigned: Bool) -> [UInt16]? {
    guard text.count <= 1 << 16 else { return nil }
    var isValid = false
    // A scalar may become 18 others: U+FDFA.
    let prepared = unsafe [UInt16](unsafeUninitializedCapacity: 18 * text.count + 1) { target, count in
      // SAFETY: ICU reads `text.count` units and writes at most the capacity given; both buffers outlive the call.
      let written = unsafe text.withUnsafeBufferPointer { source in
        unsafe postel_usprep_prepare(
          source.baseAddress, Int32(source.count), target.baseAddress, Int32(target.count), allowsUnassigned)
      }
      isValid = written >= 0
      count = max(0, Int(written))
    }
    return isValid ? prepared : nil
  }
}
