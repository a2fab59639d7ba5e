/// The run of base64 that needs no state: whole groups of four characters.
enum Base64Groups {
  /// Decodes whole groups from an index on and skips line ends between groups; returns the index of the first octet
  /// that belongs to neither.
  static func decode(
    _ input: Span<UInt8>, from start: Int, values: Span<UInt8>, into output: inout OutputSpan<UInt8>
  ) -> Int {
    precondition(start >= 0 && values.count == 256)
    var index = start
    while index &+ 4 <= input.count {
      let first = values[Int(input[index])]
      let second = values[Int(input[index &+ 1])]
      let third = values[Int(input[index &+ 2])]
      let fourth = values[Int(input[index &+ 3])]
      if first | second | third | fourth < Base64Alphabet.blank {
        output.append(first &<< 2 | second &>> 4)
        output.append(second &<< 4 | third &>> 2)
        output.append(third &<< 6 | fourth)
        index &+= 4
      } else if first == Base64Alphabet.blank {
        index &+= 1
      } else {
        break
      }
    }
    return index
  }
}

extension Base64Groups {
  /// Encodes a number of whole groups of three octets from an index on.
  static func encode(
    _ input: Span<UInt8>, from start: Int, groups: Int, characters: Span<UInt8>, into output: inout OutputSpan<UInt8>
  ) {
    precondition(start >= 0 && characters.count == 64)
    var index = start
    let end = start &+ groups &* 3
    while index < end {
      let first = input[index]
      let second = input[index &+ 1]
      let third = input[index &+ 2]
      output.append(characters[Int(first &>> 2)])
      output.append(characters[Int((first &<< 4 | second &>> 4) & 0x3F)])
      output.append(characters[Int((second &<< 2 | third &>> 6) & 0x3F)])
      output.append(characters[Int(third & 0x3F)])
      index &+= 3
    }
  }
}
