// The kernels for AVX-512 with the octet-wise extensions (BW, VBMI, VBMI2): 64 octets in one register, compares that
// give masks directly, loads that leave out octets, permutations and compressions of octets.

#if defined(__x86_64__)

#include <immintrin.h>

#include "sets.h"

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2,lzcnt,popcnt"))), apply_to = function)

// ---- Blocks of 64 octets

typedef __m512i block;

static inline block block_of(uint8_t octet) { return _mm512_set1_epi8((char)octet); }

static inline block block_load(const uint8_t *octets) { return _mm512_loadu_si512(octets); }

// Loads `count` octets, below 64, and fills the rest.
static inline block block_load_tail(const uint8_t *octets, size_t count, uint8_t filler) {
  return _mm512_mask_loadu_epi8(block_of(filler), ((uint64_t)1 << count) - 1, octets);
}

static inline uint64_t block_equal(block octets, uint8_t octet) {
  return _mm512_cmpeq_epi8_mask(octets, block_of(octet));
}

static inline uint64_t block_high(block octets) { return _mm512_movepi8_mask(octets); }

static inline block block_or(block a, block b) { return _mm512_or_si512(a, b); }

static inline block block_minimum(block a, block b) { return _mm512_min_epu8(a, b); }

#include "shared/lines.h"
#include "shared/dots.h"

#define MIME_TABLE mime_kernels_avx512
#include "shared/table.h"

#pragma clang attribute pop

#endif
