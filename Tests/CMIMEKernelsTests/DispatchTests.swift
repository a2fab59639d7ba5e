import CMIMEKernels
import Testing

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
