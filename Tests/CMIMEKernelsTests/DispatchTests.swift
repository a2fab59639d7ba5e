import CMIMEKernels
import Testing

/// The kernels of one instruction set that this machine can run.
@safe
struct KernelSet: Sendable {
  let name: String
  // SAFETY: points to a constant table of functions.
  nonisolated(unsafe) let kernels: UnsafePointer<mime_kernels>

  static let available: [KernelSet] = [
    ("scalar", MIME_SET_SCALAR), ("ssse3", MIME_SET_SSSE3), ("avx2", MIME_SET_AVX2), ("avx512", MIME_SET_AVX512),
    ("neon", MIME_SET_NEON),
  ].compactMap { name, set in
    guard let kernels = unsafe mime_kernels_of(set) else { return nil }
    return unsafe KernelSet(name: name, kernels: kernels)
  }
}

@Test func instructionSetsAreReported() {
  let names = KernelSet.available.map(\.name)
  print("Instruction sets compared with the oracles: \(names.joined(separator: ", "))")
  #expect(names.first == "scalar")
}

/// All sets give the same results, so tests that run meanwhile don't notice; the best one comes last and stays.
@Test func onlyAnAvailableSetCanBeSelected() {
  for set in [MIME_SET_SCALAR, MIME_SET_SSSE3, MIME_SET_AVX2, MIME_SET_AVX512, MIME_SET_NEON] {
    let isAvailable = unsafe mime_kernels_of(set) != nil
    #expect(mime_kernels_select(set) == isAvailable)
  }
}
