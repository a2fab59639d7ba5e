internal import MIMECodecs
internal import Octets

/// A message of which all is decided: octets, and content that becomes octets while it is written.
struct MessagePlan: Sendable {
  enum Segment: Sendable {
    case octets([UInt8])
    case content(ContentSource, ContentCoding)
  }

  private(set) var segments: [Segment] = []
  /// Octets that follow the last segment.
  private var open: [UInt8] = []
  /// What all boundaries begin with.
  private let boundaryPrefix: String
  private var boundaryCount = 0
  private let route: Route
  /// Whether the last octets are a line end that is not content.
  private var endsLine = false

  /// Puts a message together.
  init(_ message: PlannedMessage, route: Route, boundaryPrefix: String) throws(CompositionError) {
    self.boundaryPrefix = boundaryPrefix
    self.route = route
    try append(message, route: route)
    // A message whose body is parts ends behind a delimiter.
    if message.root.endsWithDelimiter { appendLineEnd() }
    endSegment()
  }

  private mutating func append(_ message: PlannedMessage, route: Route) throws(CompositionError) {
    open.append(message.fields.span)
    try HeaderField("MIME-Version", .token("1.0")).format(for: route, into: &open)
    try append(message.root, route: route)
  }

  private mutating func append(_ part: PlannedPart, route: Route) throws(CompositionError) {
    var boundary = ""
    if case .parts = part.body {
      boundaryCount += 1
      boundary = "\(boundaryPrefix)\(boundaryCount)_"
    }
    if var type = part.mediaType {
      if !boundary.utf8.isEmpty { type.parameters["boundary"] = boundary }
      try HeaderField("Content-Type", .mediaType(type)).format(for: route, into: &open)
      if part.encoding != .sevenBit {
        try HeaderField("Content-Transfer-Encoding", .token(part.encoding.name)).format(for: route, into: &open)
      }
    }
    open.append(part.fields.span)
    if !part.holdsHeaderEnd { appendLineEnd() }
    try appendBody(of: part, boundary: Array(boundary.utf8))
  }

  private mutating func appendBody(of part: PlannedPart, boundary: [UInt8]) throws(CompositionError) {
    switch part.body {
    case .content(let source, let coding):
      endsLine = coding.encoding == .base64 && source.count > 0
      guard source.count > 0 else { return }
      endSegment()
      segments.append(.content(source, coding))
    case .parts(let parts):
      endsLine = true
      for part in parts {
        appendDelimiter(boundary)
        appendLineEnd()
        try append(part, route: innerRoute)
      }
      appendDelimiter(boundary)
      open += [ASCII.hyphen, ASCII.hyphen]
      endsLine = false
    case .message(let message):
      try append(message, route: innerRoute)
    }
  }

  private var innerRoute: Route {
    Route(body: route.body, takesUTF8Headers: route.takesUTF8Headers && route.body >= .eightBit)
  }

  //     delimiter := CRLF "--" boundary
  /// Source: RFC 2046 §5.1.1.
  private mutating func appendDelimiter(_ boundary: [UInt8]) {
    if !endsLine { appendLineEnd() }
    open += [ASCII.hyphen, ASCII.hyphen]
    open += boundary
  }

  private mutating func appendLineEnd() {
    open += [ASCII.cr, ASCII.lf]
    endsLine = false
  }

  private mutating func endSegment() {
    guard !open.isEmpty else { return }
    segments.append(.octets(open))
    open = []
  }
}

extension PlannedPart {
  /// Whether its last octets are a close delimiter.
  fileprivate var endsWithDelimiter: Bool {
    switch body {
    case .content: false
    case .parts: true
    case .message(let message): message.root.endsWithDelimiter
    }
  }
}
