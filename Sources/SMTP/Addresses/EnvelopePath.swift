internal import Octets

/// A reverse-path or forward-path: an address in angle brackets, or the null path. Source routes are dropped.
///
/// Source: RFC 5321 §4.1.2, §4.1.1.3.
public struct EnvelopePath: Sendable, Hashable {
  /// The address; nil for the null path.
  public let address: EnvelopeAddress?
  /// The octets between the angle brackets as they were written, the source route included.
  public let raw: [UInt8]

  /// Creates the path of an address, or the null path.
  public init(_ address: EnvelopeAddress?) {
    self.address = address
    self.raw = address?.octets ?? []
  }

  /// Creates a path from its written form.
  ///
  /// - Throws: ``SMTPError`` with the offset where it stops following the grammar, unless the rules make of what is
  ///   broken the null path.
  public init(validating octets: Span<UInt8>, rules: AddressRules = []) throws(SMTPError) {
    var parser = AddressParser(octets, rules: rules)
    raw = Self.raw(octets)
    do throws(SMTPError) {
      let address = try parser.path()
      guard parser.cursor.isAtEnd else { throw SMTPError(.invalidValue, at: parser.cursor.index) }
      self.address = address
    } catch {
      guard rules.contains(.brokenAsNull) else { throw error }
      self.address = nil
    }
  }

  /// Reads a path at a cursor, which moves behind it.
  @_lifetime(cursor: copy cursor)
  init(_ cursor: inout OctetCursor, rules: AddressRules) throws(SMTPError) {
    let start = cursor.index
    var parser = AddressParser(cursor.octets, rules: rules)
    parser.cursor.index = start
    address = try parser.path()
    cursor.index = parser.cursor.index
    raw = Self.raw(cursor.octets.extracting(start..<cursor.index))
  }

  private static func raw(_ octets: Span<UInt8>) -> [UInt8] {
    let count = octets.count
    let isBracketed = count >= 2 && octets[0] == ASCII.lessThan && octets[count - 1] == ASCII.greaterThan
    return Array(isBracketed ? octets.extracting(1..<(count - 1)) : octets)
  }

  /// The written form, in angle brackets and without a source route.
  public var octets: [UInt8] { [ASCII.lessThan] + (address?.octets ?? []) + [ASCII.greaterThan] }
}

extension EnvelopePath: CustomStringConvertible {
  public var description: String { String(decodingUTF8: octets.span) }
}

extension EnvelopePath {
  /// Whether both name the same address; how they were written does not matter.
  public static func == (one: EnvelopePath, other: EnvelopePath) -> Bool { one.address == other.address }

  public func hash(into hasher: inout Hasher) { hasher.combine(address) }
}
