import CMIMEKernels

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
