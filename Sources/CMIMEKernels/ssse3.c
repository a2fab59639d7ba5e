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
  block loaded;
  for (int i = 0; i < 4; i++) loaded.quarter[i] = _mm_loadu_si128(from + i);
  return loaded;
}

static inline void block_store(uint8_t *octets, block from) {
  for (int i = 0; i < 4; i++) _mm_storeu_si128((__m128i *)octets + i, from.quarter[i]);
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

// Octets below another one, both taken as signed.
static inline uint64_t block_below(block octets, int8_t octet) {
  __m128i all = _mm_set1_epi8(octet);
  for (int i = 0; i < 4; i++) octets.quarter[i] = _mm_cmplt_epi8(octets.quarter[i], all);
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

// ---- Wide registers

enum { WIDE = 16 };
typedef uint8_t wide __attribute__((vector_size(16)));
typedef uint32_t wide_words __attribute__((vector_size(16)));

static inline wide wide_load(const uint8_t *octets) { return (wide)_mm_loadu_si128((const __m128i *)octets); }

static inline void wide_store(uint8_t *octets, wide from) { _mm_storeu_si128((__m128i *)octets, (__m128i)from); }

static inline wide wide_of_block(block octets, unsigned part) { return (wide)octets.quarter[part]; }

static inline bool wide_any(wide octets) { return !_mm_testz_si128((__m128i)octets, (__m128i)octets); }

static inline wide wide_lookup(const uint8_t table[16], wide indices) {
  return (wide)_mm_shuffle_epi8((__m128i)wide_load(table), (__m128i)indices);
}

#define wide_before(here, previous, places) \
  ((wide)_mm_alignr_epi8((__m128i)(here), (__m128i)(previous), 16 - (places)))

// The first `octets` of `low`, then those of `high`.
static inline wide wide_blend_from(wide low, wide high, unsigned octets) {
  const wide places = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  __m128i keep = (__m128i)(places < (uint8_t)octets);
  return (wide)_mm_blendv_epi8((__m128i)high, (__m128i)low, keep);
}

// Joins four six-bit values to three octets in each lane of 32 bits, and these lanes.
static inline wide base64_join(wide values) {
  __m128i pairs = _mm_maddubs_epi16((__m128i)values, _mm_set1_epi32(0x01400140));
  __m128i groups = _mm_madd_epi16(pairs, _mm_set1_epi32(0x00011000));
  const __m128i order = _mm_setr_epi8(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1);
  return (wide)_mm_shuffle_epi8(groups, order);
}

// Loads 12 octets, three to a lane, the first one uppermost.
static inline wide_words base64_groups(const uint8_t *octets) {
  const __m128i order = _mm_setr_epi8(2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1);
  return (wide_words)_mm_shuffle_epi8((__m128i)wide_load(octets), order);
}

#include "shared/block_tail.h"
#include "shared/lines.h"
#include "shared/text.h"
#include "shared/base64.h"
#include "shared/quoted_printable.h"
#include "shared/dots.h"

#define MIME_TABLE mime_kernels_ssse3
#include "shared/table.h"

#pragma clang attribute pop

#endif
