// The kernels for NEON on 64-bit ARM: a block is four registers of 16 octets. There is no instruction that gathers the
// top bits of octets: each octet keeps the bit of its place among eight, and three rounds of pairwise sums join them.

#if defined(__aarch64__)

#include <arm_neon.h>

#include "sets.h"

// ---- Blocks of 64 octets

typedef uint8x16x4_t block;

static inline block block_of(uint8_t octet) {
  uint8x16_t all = vdupq_n_u8(octet);
  return (block){{all, all, all, all}};
}

static inline block block_load(const uint8_t *octets) { return vld1q_u8_x4(octets); }

static inline void block_store(uint8_t *octets, block from) { vst1q_u8_x4(octets, from); }

// The mask of a block whose octets are 0 or 255.
static inline uint64_t block_mask(block octets) {
  const uint8x16_t places = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t low = vpaddq_u8(vandq_u8(octets.val[0], places), vandq_u8(octets.val[1], places));
  uint8x16_t high = vpaddq_u8(vandq_u8(octets.val[2], places), vandq_u8(octets.val[3], places));
  uint8x16_t all = vpaddq_u8(low, high);
  all = vpaddq_u8(all, all);
  return vgetq_lane_u64(vreinterpretq_u64_u8(all), 0);
}

static inline uint64_t block_equal(block octets, uint8_t octet) {
  for (int i = 0; i < 4; i++) octets.val[i] = vceqq_u8(octets.val[i], vdupq_n_u8(octet));
  return block_mask(octets);
}

static inline uint64_t block_high(block octets) {
  for (int i = 0; i < 4; i++) octets.val[i] = vcgeq_u8(octets.val[i], vdupq_n_u8(0x80));
  return block_mask(octets);
}

// Octets below another one, both taken as signed.
static inline uint64_t block_below(block octets, int8_t octet) {
  for (int i = 0; i < 4; i++) {
    octets.val[i] = vcltq_s8(vreinterpretq_s8_u8(octets.val[i]), vdupq_n_s8(octet));
  }
  return block_mask(octets);
}

static inline block block_or(block a, block b) {
  for (int i = 0; i < 4; i++) a.val[i] = vorrq_u8(a.val[i], b.val[i]);
  return a;
}

static inline block block_minimum(block a, block b) {
  for (int i = 0; i < 4; i++) a.val[i] = vminq_u8(a.val[i], b.val[i]);
  return a;
}

// ---- Wide registers

enum { WIDE = 16 };
typedef uint8_t wide __attribute__((vector_size(16)));
typedef uint32_t wide_words __attribute__((vector_size(16)));

static inline wide wide_load(const uint8_t *octets) { return (wide)vld1q_u8(octets); }

static inline void wide_store(uint8_t *octets, wide from) { vst1q_u8(octets, (uint8x16_t)from); }

static inline wide wide_of_block(block octets, unsigned part) { return (wide)octets.val[part]; }

static inline bool wide_any(wide octets) { return vmaxvq_u8((uint8x16_t)octets) != 0; }

static inline wide wide_lookup(const uint8_t table[16], wide indices) {
  return (wide)vqtbl1q_u8(vld1q_u8(table), (uint8x16_t)indices);
}

#define wide_before(here, previous, places) \
  ((wide)vextq_u8((uint8x16_t)(previous), (uint8x16_t)(here), 16 - (places)))

// The first `octets` of `low`, then those of `high`.
static inline wide wide_blend_from(wide low, wide high, unsigned octets) {
  const wide places = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  wide keep = (wide)(places < (uint8_t)octets);
  return (low & keep) | (high & ~keep);
}

// Joins four six-bit values to three octets in each lane of 32 bits, and these lanes.
static inline wide base64_join(wide values) {
  wide_words lanes = (wide_words)values;
  wide_words groups = lanes << 18 | (lanes << 4 & 0x3F000) | (lanes >> 10 & 0xFC0) | lanes >> 24;
  const uint8x16_t order = {2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 255, 255, 255, 255};
  return (wide)vqtbl1q_u8((uint8x16_t)groups, order);
}

// Loads 12 octets, three to a lane, the first one uppermost.
static inline wide_words base64_groups(const uint8_t *octets) {
  const uint8x16_t order = {2, 1, 0, 255, 5, 4, 3, 255, 8, 7, 6, 255, 11, 10, 9, 255};
  return (wide_words)vqtbl1q_u8(vld1q_u8(octets), order);
}

#include "shared/block_tail.h"
#include "shared/lines.h"
#include "shared/text.h"
#include "shared/base64.h"
#include "shared/quoted_printable.h"
#include "shared/dots.h"

#define MIME_TABLE mime_kernels_neon
#include "shared/table.h"

#endif
