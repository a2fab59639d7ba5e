// The kernels for AVX-512 with the octet-wise extensions (BW, VBMI, VBMI2): 64 octets in one register, compares that
// give masks directly, loads that leave out octets, permutations and compressions of octets.

#if defined(__x86_64__)

#include <immintrin.h>

#include "sets.h"

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2,lzcnt,popcnt"))), \
    apply_to = function)

// ---- Blocks of 64 octets

typedef __m512i block;

static inline block block_of(uint8_t octet) { return _mm512_set1_epi8((char)octet); }

static inline block block_load(const uint8_t *octets) { return _mm512_loadu_si512(octets); }

static inline void block_store(uint8_t *octets, block from) { _mm512_storeu_si512(octets, from); }

// Loads `count` octets, below 64, and fills the rest.
static inline block block_load_tail(const uint8_t *octets, size_t count, uint8_t filler) {
  return _mm512_mask_loadu_epi8(block_of(filler), ((uint64_t)1 << count) - 1, octets);
}

static inline uint64_t block_equal(block octets, uint8_t octet) {
  return _mm512_cmpeq_epi8_mask(octets, block_of(octet));
}

static inline uint64_t block_high(block octets) { return _mm512_movepi8_mask(octets); }

// Octets below another one, both taken as signed.
static inline uint64_t block_below(block octets, int8_t octet) {
  return _mm512_cmplt_epi8_mask(octets, _mm512_set1_epi8(octet));
}

static inline block block_or(block a, block b) { return _mm512_or_si512(a, b); }

static inline block block_minimum(block a, block b) { return _mm512_min_epu8(a, b); }

// ---- Wide registers

enum { WIDE = 64 };
typedef uint8_t wide __attribute__((vector_size(64)));
typedef uint32_t wide_words __attribute__((vector_size(64)));

static inline wide wide_load(const uint8_t *octets) { return (wide)_mm512_loadu_si512(octets); }

static inline void wide_store(uint8_t *octets, wide from) { _mm512_storeu_si512(octets, (__m512i)from); }

static inline wide wide_of_block(block octets, unsigned part) {
  (void)part;
  return (wide)octets;
}

static inline bool wide_any(wide octets) { return _mm512_test_epi64_mask((__m512i)octets, (__m512i)octets) != 0; }

static inline wide wide_lookup(const uint8_t table[16], wide indices) {
  __m512i all = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)table));
  return (wide)_mm512_shuffle_epi8(all, (__m512i)indices);
}

// The quarters, moved up by one, are what each quarter shifts in.
#define wide_before(here, previous, places)                                                              \
  ((wide)_mm512_alignr_epi8(                                                                             \
      (__m512i)(here), _mm512_alignr_epi64((__m512i)(here), (__m512i)(previous), 6), 16 - (places)))

// The first `octets` of `low`, then those of `high`.
static inline wide wide_blend_from(wide low, wide high, unsigned octets) {
  return (wide)_mm512_mask_mov_epi8((__m512i)low, ~(uint64_t)0 << octets, (__m512i)high);
}

#include "shared/lines.h"
#include "shared/dots.h"

#include "avx512_triples.h"

#include "avx512_single_byte.h"

#include "avx512_base64.h"
#include "avx512_quoted_printable.h"

#define MIME_TABLE mime_kernels_avx512
#include "shared/table.h"

#pragma clang attribute pop

#endif
