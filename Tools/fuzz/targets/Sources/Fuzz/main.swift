import CFuzzing
import Glibc

private let usage = """
  usage: Fuzz list
         Fuzz seeds TARGET FOLDER FILE...     writes seeds made of messages into a folder
         Fuzz TARGET [LIBFUZZER OPTION]... [FOLDER | FILE]...

  """

private func target(named name: String) -> Target {
  guard let target = Target.all.first(where: { $0.name == name }) else { fail("no target is called \(name)\n" + usage) }
  return target
}

/// The target that libFuzzer drives; set once, before it starts.
nonisolated(unsafe) private var driven: Target?

private func fuzz(_ target: Target) -> Int32 {
  driven = target
  // libFuzzer takes the target's name for that of the program.
  var count = CommandLine.argc - 1
  var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
  return LLVMFuzzerRunDriver(&count, &arguments) { octets, count in
    driven?.run(marked: Array(UnsafeBufferPointer(start: octets, count: count)))
    return 0
  }
}

private let arguments = CommandLine.arguments.dropFirst()
switch (arguments.first, arguments.count) {
case ("list", 1): for target in Target.all { print(target.name) }
case ("seeds", 4...):
  let rest = Array(arguments.dropFirst())
  var seeds = Seeds(target(named: rest[0]))
  seeds.write(to: rest[1], from: rest.dropFirst(2))
case (let name?, _): exit(fuzz(target(named: name)))
default: fail(usage)
}
