import CFuzzing
import Glibc
import MIME
import TestSupport

private let usage = """
  usage: Fuzz list
         Fuzz seeds TARGET FOLDER FILE...     writes seeds made of messages into a folder
         Fuzz show TARGET FILE                prints what an input spells
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
    let input = Array(UnsafeBufferPointer(start: octets, count: count))
    driven?.run(driven?.octets(of: input) ?? input)
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
case ("show", 3):
  let rest = Array(arguments.dropFirst())
  guard let storage = try? OctetStorage(contentsOfFile: rest[1]) else { fail("can't read \(rest[1])\n") }
  print(visible(target(named: rest[0]).octets(of: [UInt8](storage.span))))
case (let name?, _): exit(fuzz(target(named: name)))
default: fail(usage)
}
