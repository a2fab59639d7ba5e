internal import ArgumentParser

/// Whether messages that were sent in fragments are put together.
struct JoinOptions: ParsableArguments {
  @Flag(
    help: """
      Put messages that were sent in fragments (message/partial) together, whatever the order of the files; they are \
      named after all their files.
      """)
  var join = false
}
