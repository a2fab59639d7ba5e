// Does the jobs of Tools/bench.
//
//   bench-jobs                        serves: reads lines `JOB FILE LIMIT REPEAT`, and answers each with
//                                     `NANOSECONDS OCTETS ITEMS PRODUCED` of all repeats, or with `unknown`
//   bench-jobs JOB FILE LIMIT REPEAT  does one job and ends
//   bench-jobs compose FILE           composes a message with a file to nowhere, for the time of a process
//
// FILE is a pack, of which the first LIMIT items are used. What is read stays in memory for the next line.

#if canImport(Musl)
  import Musl
#else
  import Glibc
#endif

var server = Server()
if CommandLine.arguments.count == 3 {
  print(try Composing.count(attaching: CommandLine.arguments[2]))
} else if CommandLine.arguments.count > 1 {
  print(try server.answer(CommandLine.arguments.dropFirst().joined(separator: " ")))
} else {
  while let line = readLine() {
    print(try server.answer(line))
    fflush(nil)  // standard output is a pipe, whose lines have to leave at once
  }
}
