// The kernels for SSSE3 and SSE4.1: a block is four registers of 16 octets.

#if defined(__x86_64__)

#include <immintrin.h>

#include "sets.h"

#pragma clang attribute push(__attribute__((target("ssse3,sse4.1"))), apply_to = function)

// ---- Blocks of 64 octets

typedef struct {
  __m128i quarter[4];
} block;

static inline block block_of(uint8_t octet) {
  __m128i all = _mm_set1_epi8((char)octet);
  return (block){{all, all, all, all}};
}

static inline block block_load(const uint8_t *octets) {
  const __m128i *from = (const __m128i *)octets;
  return (block){{_mm_loadu_si128(from), _mm_loadu_si128(from + 1), _mm_loadu_si128(from + 2), _mm_loadu_si128(from + 3)}};
}

// Loads `count` octets, below 64, and fills the rest.
static inline block block_load_tail(const uint8_t *octets, size_t count, uint8_t filler) {
  uint8_t copy[64];
  __builtin_memset(copy, filler, 64);
  __builtin_memcpy(copy, octets, count);
  return block_load(copy);
}

static inline uint64_t block_high(block octets) {
  uint32_t low = (uint32_t)_mm_movemask_epi8(octets.quarter[0]) | (uint32_t)_mm_movemask_epi8(octets.quarter[1]) << 16;
  uint32_t high = (uint32_t)_mm_movemask_epi8(octets.quarter[2]) | (uint32_t)_mm_movemask_epi8(octets.quarter[3]) << 16;
  return (uint64_t)high << 32 | low;
}

static inline uint64_t block_equal(block octets, uint8_t octet) {
  __m128i all = _mm_set1_epi8((char)octet);
  for (int i = 0; i < 4; i++) octets.quarter[i] = _mm_cmpeq_epi8(octets.quarter[i], all);
  return block_high(octets);
}

static inline block block_or(block a, block b) {
  for (int i = 0; i < 4; i++) a.quarter[i] = _mm_or_si128(a.quarter[i], b.quarter[i]);
  return a;
}

static inline block block_minimum(block a, block b) {
  for (int i = 0; i < 4; i++) a.quarter[i] = _mm_min_epu8(a.quarter[i], b.quarter[i]);
  return a;
}

#include "shared/lines.h"
#include "shared/dots.h"

#define MIME_TABLE mime_kernels_ssse3
#include "shared/table.h"

#pragma clang attribute pop

#endif
