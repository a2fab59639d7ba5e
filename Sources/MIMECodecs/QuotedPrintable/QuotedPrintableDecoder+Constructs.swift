internal import Octets

// What is unfinished when the input stops, or out of the ordinary, is taken octet by octet. All readings are here; the
// kernel only handles what is whole and needs no decision.
extension QuotedPrintableDecoder {
  /// Takes one octet, whatever it is.
  mutating func take(_ octet: UInt8, at place: Int, into output: inout [UInt8], defects: inout DefectLog) {
    switch state {
    case .text: takeText(octet, at: place, into: &output)
    case .blanks(let cr): takeAfterBlanks(octet, cr: cr, at: place, into: &output, defects: &defects)
    case .manyBlanks: takeAfterManyBlanks(octet, at: place, into: &output)
    case .equals: takeAfterEquals(octet, at: place, into: &output, defects: &defects)
    case .digit(let digit): takeAfterDigit(octet, digit, at: place, into: &output, defects: &defects)
    case .softBreak(let cr): takeAfterSoftBreak(octet, cr: cr, at: place, into: &output, defects: &defects)
    }
  }

  /// Begins an escape at an equals sign.
  mutating func beginEscape(at place: Int) {
    equalsOffset = place
    state = .equals
  }

  private mutating func takeText(_ octet: UInt8, at place: Int, into output: inout [UInt8]) {
    if octet == ASCII.equals {
      beginEscape(at: place)
    } else if octet.isBlank {
      held.append(octet)
      state = .blanks(cr: false)
    } else {
      output.append(octet)
      state = .text
    }
  }

  private mutating func takeAfterBlanks(
    _ octet: UInt8, cr: Bool, at place: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    if octet == ASCII.lf {
      defects.record(.quotedPrintableRaw, at: place - held.count - (cr ? 1 : 0))
      held.removeAll(keepingCapacity: true)
      if cr { output.append(ASCII.cr) }
      takeText(octet, at: place, into: &output)
    } else if octet == ASCII.cr, !cr {
      state = .blanks(cr: true)
    } else if octet.isBlank, !cr {
      holdBlank(octet, into: &output)
    } else {
      releaseBlanks(cr: cr, into: &output)
      takeText(octet, at: place, into: &output)
    }
  }

  private mutating func takeAfterManyBlanks(_ octet: UInt8, at place: Int, into output: inout [UInt8]) {
    if octet.isBlank {
      output.append(octet)
    } else {
      takeText(octet, at: place, into: &output)
    }
  }

  // quoted-printable := qp-line *(CRLF qp-line), hex-octet := "=" 2(DIGIT / "A" / "B" / "C" / "D" / "E" / "F")
  private mutating func takeAfterEquals(
    _ octet: UInt8, at place: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    if octet.hexadecimalValue != nil {
      state = .digit(octet)
    } else if octet == ASCII.lf {
      state = .text
    } else if octet == ASCII.cr {
      state = .softBreak(cr: true)
    } else if octet.isBlank {
      held.append(octet)
      state = .softBreak(cr: false)
    } else {
      releaseEscape(into: &output, defects: &defects)
      takeText(octet, at: place, into: &output)
    }
  }

  private mutating func takeAfterDigit(
    _ octet: UInt8, _ digit: UInt8, at place: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    if let high = digit.hexadecimalValue, let low = octet.hexadecimalValue {
      output.append(high << 4 | low)
      state = .text
    } else {
      releaseEscape(into: &output, defects: &defects)
      takeText(octet, at: place, into: &output)
    }
  }

  // "=" *transport-padding CRLF
  private mutating func takeAfterSoftBreak(
    _ octet: UInt8, cr: Bool, at place: Int, into output: inout [UInt8], defects: inout DefectLog
  ) {
    if octet == ASCII.lf {
      held.removeAll(keepingCapacity: true)
      state = .text
    } else if octet == ASCII.cr, !cr {
      state = .softBreak(cr: true)
    } else if octet.isBlank, !cr, held.count < paddingLimit {
      held.append(octet)
    } else if octet.isBlank, !cr {
      recordEscape(into: &output, defects: &defects)
      holdBlank(octet, into: &output)
    } else {
      releaseEscape(into: &output, defects: &defects)
      takeText(octet, at: place, into: &output)
    }
  }
}

// MARK: - Giving up on what was held

extension QuotedPrintableDecoder {
  /// Holds one more blank, or, where too many are held, gives them all as text.
  private mutating func holdBlank(_ octet: UInt8, into output: inout [UInt8]) {
    held.append(octet)
    guard held.count > paddingLimit else { return }
    releaseBlanks(cr: false, into: &output)
    state = .manyBlanks
  }

  /// Gives the held blanks as text: the line goes on after them.
  mutating func releaseBlanks(cr: Bool, into output: inout [UInt8]) {
    output.append(held.span)
    held.removeAll(keepingCapacity: true)
    if cr { output.append(ASCII.cr) }
    state = .text
  }

  /// Gives an unfinished escape as text: it is none.
  mutating func releaseEscape(into output: inout [UInt8], defects: inout DefectLog) {
    recordEscape(into: &output, defects: &defects)
    switch state {
    case .digit(let digit): output.append(digit)
    case .softBreak(let cr): releaseBlanks(cr: cr, into: &output)
    default: break
    }
    state = .text
  }

  private mutating func recordEscape(into output: inout [UInt8], defects: inout DefectLog) {
    defects.record(.quotedPrintableInvalid, at: equalsOffset)
    output.append(ASCII.equals)
  }
}
