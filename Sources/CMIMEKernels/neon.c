// The kernels for NEON on 64-bit ARM: a block is four registers of 16 octets. There is no instruction that gathers
// the top bits of octets: each octet keeps the bit of its place among eight, and three rounds of pairwise sums join them.

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

// Loads `count` octets, below 64, and fills the rest.
static inline block block_load_tail(const uint8_t *octets, size_t count, uint8_t filler) {
  uint8_t copy[64];
  __builtin_memset(copy, filler, 64);
  __builtin_memcpy(copy, octets, count);
  return block_load(copy);
}

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

static inline block block_or(block a, block b) {
  for (int i = 0; i < 4; i++) a.val[i] = vorrq_u8(a.val[i], b.val[i]);
  return a;
}

static inline block block_minimum(block a, block b) {
  for (int i = 0; i < 4; i++) a.val[i] = vminq_u8(a.val[i], b.val[i]);
  return a;
}

#include "shared/lines.h"
#include "shared/dots.h"

#define MIME_TABLE mime_kernels_neon
#include "shared/table.h"

#endif
