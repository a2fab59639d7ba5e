import CMIMEKernels
import Testing

/// How far a kernel with an output, or its oracle, came.
struct Coded: Equatable {
  var consumed = 0
  var output: [UInt8] = []
}

/// A kernel with an output, and the plain Swift that says what it should do.
struct CodingKernel: Sendable {
  /// Calls the kernel of a set with its octets and the room for its output.
  typealias Function = @Sendable (KernelSet, Placed, Placed) -> mime_progress

  let function: Function
  /// The octets, the capacity of the output, the result.
  let oracle: @Sendable ([UInt8], Int) -> Coded

  init(_ function: @escaping Function, oracle: @escaping @Sendable ([UInt8], Int) -> Coded) {
    self.function = function
    self.oracle = oracle
  }
}

/// Compares kernels that have an output with their oracles, input and output each next to a guard page.
struct CodingComparison {
  private let kernel: CodingKernel
  private let input = GuardedOctets()
  private let output = GuardedOctets()

  init(_ kernel: CodingKernel) {
    self.kernel = kernel
  }

  /// Compares at every alignment of the input.
  func atEveryAlignment(_ octets: [UInt8], capacity: Int) {
    let expected = kernel.oracle(octets, capacity)
    for alignment in 0..<64 {
      let poison: UInt8 = [0x41, 0x0A, 0x3D, 0x80, 0x20][alignment % 5]
      input.at(alignment: alignment, octets, poison: poison) { compare($0, octets, capacity, expected) }
    }
    input.atStart(octets) { compare($0, octets, capacity, expected) }
  }

  /// Compares with the input next to the guard page behind it.
  func atEnd(_ octets: [UInt8], capacity: Int) {
    let expected = kernel.oracle(octets, capacity)
    input.atEnd(octets) { compare($0, octets, capacity, expected) }
  }

  private func compare(_ placed: Placed, _ octets: [UInt8], _ capacity: Int, _ expected: Coded) {
    for set in KernelSet.available {
      let coded = run(set, placed, capacity)
      guard coded != expected else { continue }
      let text = octets.map { ($0 > 32 && $0 < 127) ? String(UnicodeScalar($0)) : "<\($0)>" }.joined()
      Issue.record("\(set.name), capacity \(capacity), \(coded) instead of \(expected) from \(text)")
    }
  }

  private func run(_ set: KernelSet, _ placed: Placed, _ capacity: Int) -> Coded {
    output.atEnd([UInt8](repeating: 0xA5, count: capacity)) { free in
      let done = kernel.function(set, placed, free)
      let made = unsafe UnsafeBufferPointer(start: free.start, count: min(done.produced, capacity))
      return unsafe Coded(consumed: done.consumed, output: Array(made))
    }
  }
}
