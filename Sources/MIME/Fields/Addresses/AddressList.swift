public import Octets

/// The value of an address field: From, Sender, Reply-To, To, Cc, Bcc, their Resent forms, and Return-Path.
///
/// ```swift
/// var defects = DefectLog()
/// let body = [UInt8](" Ann <ann@example.org>, Friends: bob@example.org, eve@example.org;\r\n".utf8)
/// let list = AddressList(lenient: body.span, defects: &defects)
/// list.mailboxes.map(\.address)  // ann@example.org, bob@example.org, eve@example.org
/// ```
///
/// Source: RFC 5322 §3.4.
public struct AddressList: Sendable, Hashable {
  /// The entries in their order; a null address (`<>`) is none.
  public let addresses: [Address]

  /// Creates a list of the given entries.
  public init(_ addresses: [Address]) {
    self.addresses = addresses
  }

  /// Reads whatever a field body holds; what is no address is kept as text in an address's place.
  ///
  /// Readings: the comma separates wherever it stands unquoted; where an entry has angle brackets, what is inside them
  /// is the address; comments are no part of names, but the last comment after an address without brackets is its
  /// name; source routes are ignored; a group inside a group becomes part of the outer one.
  ///
  /// - Parameters:
  ///   - body: The octets after the field's colon, folds included.
  ///   - limits: ``Limits/addressesPerField`` and ``Limits/commentDepth`` count; what lies beyond the first is left out.
  ///   - defects: Receives what is wrong, with offsets from the body's first octet.
  /// - Complexity: O(*n*).
  ///
  /// Source: RFC 5322 §3.4, §4.4.
  public init(lenient body: Span<UInt8>, limits: Limits = Limits(), defects: inout DefectLog) {
    var parser = AddressListParser(body, limits: limits, taking: &defects)
    parser.addressList()
    parser.lexer.finish(&defects)
    addresses = parser.addresses
  }

  /// Reads a field body that follows the grammar, its obsolete forms excluded.
  ///
  /// - Parameter body: The octets after the field's colon, folds included.
  /// - Throws: ``MIMEError/Code/invalidValue`` at the first place that ``init(lenient:limits:defects:)`` has something
  ///   to say about, or that is not UTF-8.
  ///
  /// Source: RFC 5322 §3.4.
  public init(validating body: Span<UInt8>) throws(MIMEError) {
    var defects = DefectLog()
    self.init(lenient: body, defects: &defects)
    try defects.throwFirst(in: body)
  }

  /// All mailboxes in their order, those of groups included.
  public var mailboxes: [Mailbox] {
    addresses.flatMap { address in
      switch address {
      case .mailbox(let mailbox): [mailbox]
      case .group(_, let members): members
      }
    }
  }
}

extension Mailbox {
  /// Reads the first mailbox of a field body, as ``AddressList/init(lenient:limits:defects:)`` reads it, or nil where
  /// there is none.
  public init?(lenient body: Span<UInt8>, limits: Limits = Limits(), defects: inout DefectLog) {
    let list = AddressList(lenient: body, limits: limits, defects: &defects)
    guard let first = list.mailboxes.first else { return nil }
    self = first
  }

  /// Reads a field body that holds one mailbox and follows the grammar, its obsolete forms excluded.
  ///
  /// - Throws: ``MIMEError/Code/invalidValue`` where the body holds anything else.
  ///
  /// Source: RFC 5322 §3.4.
  public init(validating body: Span<UInt8>) throws(MIMEError) {
    let list = try AddressList(validating: body)
    guard list.addresses.count == 1, case .mailbox(let mailbox) = list.addresses[0] else {
      throw MIMEError(.invalidValue)
    }
    self = mailbox
  }
}
