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

static inline void block_store(uint8_t *octets, block from) {
  _mm256_storeu_si256((__m256i *)octets, from.low);
  _mm256_storeu_si256((__m256i *)(octets + 32), from.high);
}

static inline uint64_t block_high(block octets) {
  uint32_t low = (uint32_t)_mm256_movemask_epi8(octets.low), high = (uint32_t)_mm256_movemask_epi8(octets.high);
  return (uint64_t)high << 32 | low;
}

static inline uint64_t block_equal(block octets, uint8_t octet) {
  __m256i all = _mm256_set1_epi8((char)octet);
  return block_high((block){_mm256_cmpeq_epi8(octets.low, all), _mm256_cmpeq_epi8(octets.high, all)});
}

// Octets below another one, both taken as signed.
static inline uint64_t block_below(block octets, int8_t octet) {
  __m256i all = _mm256_set1_epi8(octet);
  return block_high((block){_mm256_cmpgt_epi8(all, octets.low), _mm256_cmpgt_epi8(all, octets.high)});
}

static inline block block_or(block a, block b) {
  return (block){_mm256_or_si256(a.low, b.low), _mm256_or_si256(a.high, b.high)};
}

static inline block block_minimum(block a, block b) {
  return (block){_mm256_min_epu8(a.low, b.low), _mm256_min_epu8(a.high, b.high)};
}

// ---- Wide registers

enum { WIDE = 32 };
typedef uint8_t wide __attribute__((vector_size(32)));
typedef uint32_t wide_words __attribute__((vector_size(32)));

static inline wide wide_load(const uint8_t *octets) { return (wide)_mm256_loadu_si256((const __m256i *)octets); }

static inline void wide_store(uint8_t *octets, wide from) { _mm256_storeu_si256((__m256i *)octets, (__m256i)from); }

static inline wide wide_of_block(block octets, unsigned part) { return (wide)(part == 0 ? octets.low : octets.high); }

static inline bool wide_any(wide octets) { return !_mm256_testz_si256((__m256i)octets, (__m256i)octets); }

static inline wide wide_lookup(const uint8_t table[16], wide indices) {
  __m256i both = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table));
  return (wide)_mm256_shuffle_epi8(both, (__m256i)indices);
}

// The upper half of `previous` and the lower half of `here` are what the two halves shift in.
#define wide_before(here, previous, places)                                                               \
  ((wide)_mm256_alignr_epi8(                                                                              \
      (__m256i)(here), _mm256_permute2x128_si256((__m256i)(previous), (__m256i)(here), 0x21), 16 - (places)))

// The first `octets` of `low`, then those of `high`.
static inline wide wide_blend_from(wide low, wide high, unsigned octets) {
  const wide places = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
                       16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31};
  __m256i keep = (__m256i)((int8_t __attribute__((vector_size(32))))places < (int8_t)octets);
  return (wide)_mm256_blendv_epi8((__m256i)high, (__m256i)low, keep);
}

// Joins four six-bit values to three octets in each lane of 32 bits, and these lanes.
static inline wide base64_join(wide values) {
  __m256i pairs = _mm256_maddubs_epi16((__m256i)values, _mm256_set1_epi32(0x01400140));
  __m256i groups = _mm256_madd_epi16(pairs, _mm256_set1_epi32(0x00011000));
  const __m256i order = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1));
  const __m256i together = _mm256_setr_epi32(0, 1, 2, 4, 5, 6, 3, 7);
  return (wide)_mm256_permutevar8x32_epi32(_mm256_shuffle_epi8(groups, order), together);
}

// Loads 24 octets, three to a lane, the first one uppermost.
static inline wide_words base64_groups(const uint8_t *octets) {
  __m128i low = _mm_loadu_si128((const __m128i *)octets), high = _mm_loadu_si128((const __m128i *)(octets + 12));
  const __m256i order = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1));
  return (wide_words)_mm256_shuffle_epi8(_mm256_set_m128i(high, low), order);
}

#include "shared/block_tail.h"
#include "shared/lines.h"
#include "shared/text.h"
#include "shared/base64.h"
#include "shared/quoted_printable.h"
#include "shared/dots.h"

#define MIME_TABLE mime_kernels_avx2
#include "shared/table.h"

#pragma clang attribute pop

#endif
