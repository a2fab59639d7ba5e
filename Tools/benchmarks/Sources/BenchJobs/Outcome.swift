/// What one pass of a job did: whoever compares two programs can see that both did the same work.
struct Outcome {
  /// The octets that were read.
  var octets = 0
  /// Entities that are no multiparts, or messages, or strings.
  var items = 0
  /// Octets that came out.
  var produced = 0
}
