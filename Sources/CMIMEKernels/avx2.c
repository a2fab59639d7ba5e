// The kernels for AVX2: a block is two registers of 32 octets.

#if defined(__x86_64__)

#include <immintrin.h>

#include "sets.h"

#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt"))), apply_to = function)

// ---- Blocks of 64 octets

typedef struct {
  __m256i low, high;
} block;

static inline block block_of(uint8_t octet) {
  __m256i all = _mm256_set1_epi8((char)octet);
  return (block){all, all};
}

static inline block block_load(const uint8_t *octets) {
  return (block){_mm256_loadu_si256((const __m256i *)octets), _mm256_loadu_si256((const __m256i *)(octets + 32))};
}

// Loads `count` octets, below 64, and fills the rest.
static inline block block_load_tail(const uint8_t *octets, size_t count, uint8_t filler) {
  uint8_t copy[64];
  __builtin_memset(copy, filler, 64);
  __builtin_memcpy(copy, octets, count);
  return block_load(copy);
}

static inline uint64_t block_high(block octets) {
  uint32_t low = (uint32_t)_mm256_movemask_epi8(octets.low), high = (uint32_t)_mm256_movemask_epi8(octets.high);
  return (uint64_t)high << 32 | low;
}

static inline uint64_t block_equal(block octets, uint8_t octet) {
  __m256i all = _mm256_set1_epi8((char)octet);
  return block_high((block){_mm256_cmpeq_epi8(octets.low, all), _mm256_cmpeq_epi8(octets.high, all)});
}

static inline block block_or(block a, block b) {
  return (block){_mm256_or_si256(a.low, b.low), _mm256_or_si256(a.high, b.high)};
}

static inline block block_minimum(block a, block b) {
  return (block){_mm256_min_epu8(a.low, b.low), _mm256_min_epu8(a.high, b.high)};
}

#include "shared/lines.h"
#include "shared/dots.h"

#define MIME_TABLE mime_kernels_avx2
#include "shared/table.h"

#pragma clang attribute pop

#endif
