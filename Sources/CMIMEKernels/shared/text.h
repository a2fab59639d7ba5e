// Single octets, ASCII, UTF-8 and single-byte charsets, 64 octets at a time.
//
// Each set's file includes this after its blocks and its wide registers: `wide` is a vector of `WIDE` octets, used with
// C's operators; `wide_of_block` gives a part of a block, `wide_lookup` looks each octet below 16 up in a table of 16,
// `wide_before` gives the octets one, two or three places earlier, `wide_any` says whether an octet isn't 0.

#include "text_plain.h"

static size_t find_octet(const uint8_t *octets, size_t count, uint8_t octet) {
  for (size_t at = 0; at < count; at += 64) {
    uint64_t found = block_equal(block_at(octets, count, at, (uint8_t)~octet), octet);
    if (found) return at + (size_t)__builtin_ctzll(found);
  }
  return count;
}

static size_t ascii_run(const uint8_t *octets, size_t count) {
  for (size_t at = 0; at < count; at += 64) {
    uint64_t high = block_high(block_at(octets, count, at, 0));
    if (high) return at + (size_t)__builtin_ctzll(high);
  }
  return count;
}

// ---- UTF-8
//
// Keiser and Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte" (2021). Whether two neighbouring octets
// can't follow each other shows in 12 bits: the first one's two halves and the second one's upper half. Three tables of
// 16 say for each half which faults it allows; a fault that all three allow is there. What two octets can't show is
// whether a third or fourth octet must be a continuation; that is asked of the octets two and three places earlier, and
// must agree with the mark for two continuations in a row.

enum {
  LEAD_ALONE = 1,       // 11______ 0_______, 11______ 11______
  TRAIL_ALONE = 2,      // 0_______ 10______
  OVERLONG_3 = 4,       // 11100000 100_____
  TOO_LARGE = 8,        // 11110100 1001____, 11110100 101_____, and all of 11110101 and above
  SURROGATE = 16,       // 11101101 101_____
  OVERLONG_2 = 32,      // 1100000_ 10______
  OVERLONG_4 = 64,      // 11110000 1000____
  TOO_LARGE_1000 = 64,  // 11110101 1000____ and above; the same bit, as their first halves exclude each other
  TWO_TRAILS = 128,     // 10______ 10______
  ANY_LOW = LEAD_ALONE | TRAIL_ALONE | TWO_TRAILS,  // faults that the first octet's lower half has no say in
};

static const uint8_t first_high_faults[16] = {
    TRAIL_ALONE, TRAIL_ALONE, TRAIL_ALONE, TRAIL_ALONE, TRAIL_ALONE, TRAIL_ALONE, TRAIL_ALONE, TRAIL_ALONE,
    TWO_TRAILS, TWO_TRAILS, TWO_TRAILS, TWO_TRAILS,
    LEAD_ALONE | OVERLONG_2, LEAD_ALONE, LEAD_ALONE | OVERLONG_3 | SURROGATE,
    LEAD_ALONE | TOO_LARGE | TOO_LARGE_1000 | OVERLONG_4,
};

static const uint8_t first_low_faults[16] = {
    ANY_LOW | OVERLONG_2 | OVERLONG_3 | OVERLONG_4,
    ANY_LOW | OVERLONG_2,
    ANY_LOW, ANY_LOW,
    ANY_LOW | TOO_LARGE,
    ANY_LOW | TOO_LARGE | TOO_LARGE_1000, ANY_LOW | TOO_LARGE | TOO_LARGE_1000, ANY_LOW | TOO_LARGE | TOO_LARGE_1000,
    ANY_LOW | TOO_LARGE | TOO_LARGE_1000, ANY_LOW | TOO_LARGE | TOO_LARGE_1000, ANY_LOW | TOO_LARGE | TOO_LARGE_1000,
    ANY_LOW | TOO_LARGE | TOO_LARGE_1000, ANY_LOW | TOO_LARGE | TOO_LARGE_1000,
    ANY_LOW | TOO_LARGE | TOO_LARGE_1000 | SURROGATE,
    ANY_LOW | TOO_LARGE | TOO_LARGE_1000, ANY_LOW | TOO_LARGE | TOO_LARGE_1000,
};

static const uint8_t second_high_faults[16] = {
    LEAD_ALONE, LEAD_ALONE, LEAD_ALONE, LEAD_ALONE, LEAD_ALONE, LEAD_ALONE, LEAD_ALONE, LEAD_ALONE,
    TRAIL_ALONE | TWO_TRAILS | OVERLONG_2 | OVERLONG_3 | TOO_LARGE_1000 | OVERLONG_4,
    TRAIL_ALONE | TWO_TRAILS | OVERLONG_2 | OVERLONG_3 | TOO_LARGE,
    TRAIL_ALONE | TWO_TRAILS | OVERLONG_2 | SURROGATE | TOO_LARGE,
    TRAIL_ALONE | TWO_TRAILS | OVERLONG_2 | SURROGATE | TOO_LARGE,
    LEAD_ALONE, LEAD_ALONE, LEAD_ALONE, LEAD_ALONE,
};

// Not zero where a fault is, at the octet where it shows.
static inline wide utf8_faults(wide here, wide previous) {
  wide first = wide_before(here, previous, 1);
  wide faults = wide_lookup(first_high_faults, first >> 4) & wide_lookup(first_low_faults, first & 15) &
                wide_lookup(second_high_faults, here >> 4);
  // At least 0x80 after the lead of three octets or more, two places earlier; of four, three places earlier.
  wide third = __builtin_elementwise_sub_sat(wide_before(here, previous, 2), (wide){0} + (0xE0 - 0x80));
  wide fourth = __builtin_elementwise_sub_sat(wide_before(here, previous, 3), (wide){0} + (0xF0 - 0x80));
  return faults ^ ((third | fourth) & TWO_TRAILS);
}

// The start of the sequence that the octet before `at` belongs to.
static inline size_t utf8_sequence_start(const uint8_t *octets, size_t at) {
  size_t start = at;
  while (start > 0 && at - start < 3 && (octets[start - 1] & 0xC0) == 0x80) start--;
  return start > 0 ? start - 1 : 0;
}

// A sequence that the end cuts off shows as a lead before the filler, which is ASCII.
static size_t utf8_run(const uint8_t *octets, size_t count) {
  wide previous = {0};
  uint64_t last_high = 0;
  for (size_t at = 0;; at += 64) {
    block here = block_at(octets, count, at, 0);
    uint64_t high = block_high(here);
    if (high | last_high >> 61) {
      wide faults = {0};
      for (unsigned part = 0; part < 64 / WIDE; part++) {
        faults |= utf8_faults(wide_of_block(here, part), previous);
        previous = wide_of_block(here, part);
      }
      if (wide_any(faults)) return utf8_run_plain(octets, count, utf8_sequence_start(octets, at));
    } else {
      previous = wide_of_block(here, 64 / WIDE - 1);
    }
    last_high = high;
    if (count - at < 64) return count;
  }
}

// ---- Single-byte charsets

#ifndef MIME_HAS_SINGLE_BYTE
// Writes the text of 64 octets and returns its length. The 64 octets behind them can be read, and 256 written.
static inline size_t put_words(const uint8_t *octets, uint64_t high, const uint32_t *words, uint8_t *output) {
  size_t made = 0;
  if (__builtin_popcountll(high) > 12) {
    for (unsigned i = 0; i < 64; i++) made += put_word(words[octets[i]], output + made);
    return made;
  }
  // Whole blocks are written, each from one 8-bit octet on, each over the end of the one before.
  unsigned from = 0;
  for (; high; high &= high - 1) {
    unsigned bit = (unsigned)__builtin_ctzll(high);
    block_store(output + made, block_load(octets + from));
    made += bit - from;
    made += put_word(words[octets[bit]], output + made);
    from = bit + 1;
  }
  block_store(output + made, block_load(octets + from));
  return made + 64 - from;
}

static mime_progress single_byte_to_utf8(
    const uint8_t *octets, size_t count, const uint32_t *words, uint8_t *output, size_t capacity) {
  mime_progress done = {0, 0};
  while (count - done.consumed >= 128 && capacity - done.produced >= 256) {
    block here = block_load(octets + done.consumed);
    uint64_t high = block_high(here);
    if (high) {
      done.produced += put_words(octets + done.consumed, high, words, output + done.produced);
    } else {
      block_store(output + done.produced, here);
      done.produced += 64;
    }
    done.consumed += 64;
  }
  return single_byte_to_utf8_plain(octets, count, words, output, capacity, done);
}
#endif
