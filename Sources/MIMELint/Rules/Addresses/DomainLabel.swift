internal import MIME
internal import Octets

/// Whether a label of a domain name can be one of a host.
enum DomainLabel {
  /// What is wrong with a label, or nil.
  ///
  /// Source: RFC 5321 §2.3.5, RFC 5891 §4.2.3, §5.4.
  static func fault(in label: Span<UInt8>) -> String? {
    guard label.count > 0 else { return nil }
    if label[0] == ASCII.hyphen || label[label.count - 1] == ASCII.hyphen { return "a label with a hyphen at its end" }
    guard label.asciiPrefixCount() == label.count else {
      return label.isUTF8
        ? fault(inScalars: Array(String(decodingUTF8: label).unicodeScalars)) : "a label that is not UTF-8"
    }
    if !label.contains(only: letters) { return "a label with signs that no host name has" }
    guard label.extracting(first: 4).equalsIgnoringCase("xn--") else { return nil }
    guard let scalars = Punycode.decode(label.extracting(droppingFirst: 4)) else {
      return "a label that begins with 'xn--' and is no ASCII form of a name"
    }
    return fault(inScalars: scalars)
  }

  private static let letters = OctetSet { $0.isLetter || $0.isDigit || $0 == ASCII.hyphen || $0 == ASCII.underscore }

  /// Source: RFC 5892 §2.1, §2.6, §A.1, §A.2: letters, digits, marks, and some signs in a context.
  private static func fault(inScalars scalars: [Unicode.Scalar]) -> String? {
    scalars.allSatisfy(isAllowed) ? nil : "a label with characters that no name may hold"
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x200C, 0x200D, 0x6FD, 0x6FE, 0xF0B, 0x3007: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark,
      .decimalNumber:
      return true
    default: return false
    }
  }
}

/// The ASCII form of other scripts in domain names.
///
/// Source: RFC 3492 §6.2, with its names for what the steps need.
enum Punycode {
  private static let base = 36
  private static let minimumThreshold = 1
  private static let maximumThreshold = 26

  /// What a label behind `xn--` stands for; nil where it stands for nothing.
  static func decode(_ label: Span<UInt8>) -> [Unicode.Scalar]? {
    guard label.count <= 59 else { return nil }  // RFC 1035 §2.3.4: 63 octets, less the prefix
    var scalars: [Unicode.Scalar] = []
    var index = 0
    if let delimiter = lastHyphen(in: label) {
      for at in 0..<delimiter { scalars.append(Unicode.Scalar(label[at])) }
      index = delimiter + 1
    }
    guard index < label.count else { return nil }
    var code = 128
    var position = 0
    var bias = 72
    while index < label.count {
      guard let delta = number(in: label, at: &index, bias: bias) else { return nil }
      let count = scalars.count + 1
      bias = adapt(delta, count: count, isFirst: position == 0 && code == 128)
      position += delta
      code += position / count
      position %= count
      guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else { return nil }
      scalars.insert(scalar, at: position)
      position += 1
    }
    return scalars
  }

  private static func lastHyphen(in label: Span<UInt8>) -> Int? {
    var index = label.count
    while index > 0 {
      index -= 1
      if label[index] == ASCII.hyphen { return index }
    }
    return nil
  }

  /// A number of variable length.
  private static func number(in label: Span<UInt8>, at index: inout Int, bias: Int) -> Int? {
    var value = 0
    var weight = 1
    var step = base
    while index < label.count {
      guard let digit = digit(label[index]) else { return nil }
      index += 1
      value += digit * weight
      let threshold = min(max(step - bias, minimumThreshold), maximumThreshold)
      if digit < threshold { return value }
      weight *= base - threshold
      guard value < 1 << 32, weight < 1 << 32 else { return nil }
      step += base
    }
    return nil
  }

  private static func digit(_ octet: UInt8) -> Int? {
    if octet.isLetter { return Int(octet.lowercased) - 0x61 }
    return octet.isDigit ? Int(octet) - 0x30 + 26 : nil
  }

  private static func adapt(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var step = 0
    while delta > (base - minimumThreshold) * maximumThreshold / 2 {
      delta /= base - minimumThreshold
      step += base
    }
    return step + (base - minimumThreshold + 1) * delta / (delta + 38)
  }
}
