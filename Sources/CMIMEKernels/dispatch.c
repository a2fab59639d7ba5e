// Chooses the instruction set, once, and calls its kernels.

#include "sets.h"

#include <stdatomic.h>

#if defined(__x86_64__) && __has_include(<sys/platform/x86.h>)
// PERF: the C library has asked the processor already. The compiler's run-time library would ask once more before main, and
// a hypervisor takes 45 µs to answer.
#include <sys/platform/x86.h>
#define HAS(feature, name) CPU_FEATURE_ACTIVE(feature)
#else
#define HAS(feature, name) __builtin_cpu_supports(name)
#endif

// From the C library, declared here so that this file needs no headers but the compiler's own.
extern char *getenv(const char *name);

// ---- What there is

static const char *const set_names[] = {"scalar", "ssse3", "avx2", "avx512", "neon"};
enum { set_count = sizeof set_names / sizeof *set_names };

const mime_kernels *mime_kernels_of(mime_kernel_set set) {
  if (set == MIME_SET_SCALAR) return &mime_kernels_scalar;
#if defined(__x86_64__)
  bool ssse3 = HAS(SSSE3, "ssse3") && HAS(SSE4_1, "sse4.1");
  if (set == MIME_SET_SSSE3) return ssse3 ? &mime_kernels_ssse3 : NULL;
  // Every processor with AVX2 and BMI2 has LZCNT too; older run-time libraries can't be asked for it.
  bool avx2 = ssse3 && HAS(AVX2, "avx2") && HAS(BMI1, "bmi") && HAS(BMI2, "bmi2") && HAS(POPCNT, "popcnt");
  if (set == MIME_SET_AVX2) return avx2 ? &mime_kernels_avx2 : NULL;
  bool avx512 = avx2 && HAS(AVX512F, "avx512f") && HAS(AVX512BW, "avx512bw") && HAS(AVX512VL, "avx512vl") &&
                HAS(AVX512_VBMI, "avx512vbmi") && HAS(AVX512_VBMI2, "avx512vbmi2");
  if (set == MIME_SET_AVX512) return avx512 ? &mime_kernels_avx512 : NULL;
#elif defined(__aarch64__)
  if (set == MIME_SET_NEON) return &mime_kernels_neon;  // part of the architecture
#endif
  return NULL;
}

// ---- Which one is used

static _Atomic(const mime_kernels *) selected;

static bool equal_strings(const char *a, const char *b) {
  while (*a && *a == *b) a++, b++;
  return *a == *b;
}

static const mime_kernels *named_by_environment(void) {
  const char *name = getenv("POSTEL_KERNELS");
  if (!name) return NULL;
  for (unsigned set = 0; set < set_count; set++) {
    if (equal_strings(name, set_names[set])) return mime_kernels_of((mime_kernel_set)set);
  }
  return NULL;
}

static const mime_kernels *best(void) {
  for (unsigned set = set_count - 1; set > 0; set--) {
    const mime_kernels *kernels = mime_kernels_of((mime_kernel_set)set);
    if (kernels) return kernels;
  }
  return &mime_kernels_scalar;
}

__attribute__((noinline)) static const mime_kernels *select_first(void) {
  const mime_kernels *kernels = named_by_environment();
  if (!kernels) kernels = best();
  // Two threads may both come here; they store the same value.
  atomic_store_explicit(&selected, kernels, memory_order_relaxed);
  return kernels;
}

static inline const mime_kernels *current(void) {
  const mime_kernels *kernels = atomic_load_explicit(&selected, memory_order_relaxed);
  return kernels ? kernels : select_first();
}

bool mime_kernels_select(mime_kernel_set set) {
  const mime_kernels *kernels = mime_kernels_of(set);
  if (!kernels) return false;
  atomic_store_explicit(&selected, kernels, memory_order_relaxed);
  return true;
}

// ---- The kernels

size_t mime_split_fields(const uint8_t *octets, size_t count, mime_field_record *records, size_t capacity) {
  return current()->split_fields(octets, count, records, capacity);
}

size_t mime_find_field_end(const uint8_t *octets, size_t count) { return current()->find_field_end(octets, count); }

size_t mime_scan_body(const uint8_t *octets, size_t count, mime_body_scan *scan, bool delimiters) {
  return current()->scan_body(octets, count, scan, delimiters);
}

size_t mime_find_octet(const uint8_t *octets, size_t count, uint8_t octet) {
  return current()->find_octet(octets, count, octet);
}

size_t mime_ascii_run(const uint8_t *octets, size_t count) { return current()->ascii_run(octets, count); }

size_t mime_utf8_run(const uint8_t *octets, size_t count) { return current()->utf8_run(octets, count); }

mime_progress mime_single_byte_to_utf8(
    const uint8_t *octets, size_t count, const uint32_t *words, uint8_t *output, size_t capacity) {
  return current()->single_byte_to_utf8(octets, count, words, output, capacity);
}

mime_progress mime_base64_decode(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity) {
  return current()->base64_decode(octets, count, output, capacity);
}

mime_progress mime_base64_encode(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity) {
  return current()->base64_encode(octets, count, output, capacity);
}

mime_progress mime_base64_encode_lines(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity) {
  return current()->base64_encode_lines(octets, count, output, capacity);
}

mime_progress mime_quoted_printable_decode(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity) {
  return current()->quoted_printable_decode(octets, count, output, capacity);
}

mime_progress mime_quoted_printable_encode(
    const uint8_t *octets, size_t count, uint8_t *output, size_t capacity, bool text) {
  return current()->quoted_printable_encode(octets, count, output, capacity, text);
}

size_t mime_scan_dots(const uint8_t *octets, size_t count, mime_dot_scan *scan, bool stopping) {
  return current()->scan_dots(octets, count, scan, stopping);
}
