internal import Octets

/// One header field of a message: a view that copies nothing.
public struct Field: Sendable {
  let storage: MessageStorage
  let record: MessageIndex.FieldRecord

  /// The field name as it is written.
  public var name: String { String(decodingUTF8: span(nameRange)) }

  /// Where the field name lies in the input that was read.
  public var nameRange: Range<Int> { record.offset..<(record.offset + Int(record.nameCount)) }

  /// The name, where it is one of those known.
  public var knownName: FieldName? { record.name }

  /// Where the field lies in the input that was read, its line ends included.
  public var range: Range<Int> { record.offset..<(record.offset + Int(record.count)) }

  /// Where the field body lies in the input: behind the colon, without the line end that ends the field.
  public var bodyRange: Range<Int> {
    let start = record.offset + Int(record.bodyStart)
    var end = max(range.upperBound, start)
    let storage = storage
    let octets = storage.span
    if end > start, octets[end - 1] == ASCII.lf { end -= 1 }
    if end > start, octets[end - 1] == ASCII.cr { end -= 1 }
    return start..<end
  }

  /// The field body as it is written: folds, comments and encoded-words as they stand.
  public var body: Span<UInt8> {
    @_lifetime(borrow self)
    get { span(bodyRange) }
  }

  /// The whole field as it is written, its line ends included.
  var octets: Span<UInt8> {
    @_lifetime(borrow self)
    get { span(range) }
  }

  /// The field body as text for a person: unfolded, encoded-words decoded.
  ///
  /// Source: RFC 5322 §2.2.3, RFC 2047.
  public var text: String {
    var ignored = DefectLog()
    return UnstructuredText.string(body, defects: &ignored)
  }

  func hasName(_ name: Span<UInt8>) -> Bool {
    span(nameRange).equalsIgnoringCase(name)
  }

  @_lifetime(borrow self)
  private func span(_ range: Range<Int>) -> Span<UInt8> {
    let storage = storage
    let span = storage.span
    // SAFETY: the storage is immutable and retained by `self`.
    return unsafe _overrideLifetime(span.extracting(range), borrowing: self)
  }
}

/// The header fields of an entity, in their order.
public struct Fields: Sendable, RandomAccessCollection {
  let storage: MessageStorage
  let range: Range<Int>

  public var startIndex: Int { 0 }
  public var endIndex: Int { range.count }

  public subscript(position: Int) -> Field {
    precondition(indices.contains(position))
    return Field(storage: storage, record: storage.index.fields[range.lowerBound + position])
  }

  /// The first field of a name, or nil.
  public func first(named name: FieldName) -> Field? {
    let records = storage.index.fields  // PERF: one look through the class for all fields
    for number in range where records[number].name == name {
      return Field(storage: storage, record: records[number])
    }
    return nil
  }

  /// All fields of a name, compared without regard to ASCII case.
  public func all(named name: String) -> [Field] {
    let wanted = Array(name.utf8)
    return filter { $0.hasName(wanted.span) }
  }
}
