// Quoted-printable, 64 octets at a time.
//
// Each set's file includes this after its blocks. Decoding marks the equals signs of a block; each run between escapes
// is copied as a whole block over the end of the one before, so that no copy's length has to be known.
//
// Source: RFC 2045 §6.7.

#include "quoted_printable_plain.h"

#ifndef MIME_HAS_QUOTED_PRINTABLE_DECODE
// Decodes 64 octets, and the rest of an escape at their end; says whether there was nothing to stop at. Of both
// octets and output, 192 are there.
static inline bool quoted_printable_decode_block(const uint8_t *octets, uint8_t *output, mime_progress *done) {
  block here = block_load(octets);
  uint64_t blank = block_equal(here, ' ') | block_equal(here, '\t');
  uint64_t end = block_equal(here, '\r') | block_equal(here, '\n');
  bool end_behind = octets[64] == '\r' || octets[64] == '\n';
  if (blank & (end >> 1 | (uint64_t)end_behind << 63)) return false;
  size_t used = 0, made = 0;
  bool whole = true;
  for (uint64_t equals = block_equal(here, '='); equals; equals &= equals - 1) {
    size_t place = (size_t)__builtin_ctzll(equals);
    block_store(output + made, block_load(octets + used));
    made += place - used;
    used = place;
    quoted_printable_escape escape = escape_at(octets + place, 64);
    whole = escape.length != 0;
    if (!whole) break;
    output[made] = escape.octet;
    made += escape.made;
    used += escape.length;
  }
  if (whole && used < 64) {
    block_store(output + made, block_load(octets + used));
    made += 64 - used;
    used = 64;
  }
  done->consumed += used;
  done->produced += made;
  return whole;
}

static mime_progress quoted_printable_decode(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity) {
  mime_progress done = {0, 0};
  while (count - done.consumed >= 192 && capacity - done.produced >= 192) {
    if (!quoted_printable_decode_block(octets + done.consumed, output + done.produced, &done)) break;
  }
  return quoted_printable_decode_plain(octets, count, output, capacity, done);
}
#endif

// ---- Encoding

// The octets that don't stand for themselves: controls but TAB, the equals sign, DEL, and those above 127, which are
// negative when taken as signed.
static inline uint64_t block_escaped(block octets) {
  return (block_below(octets, ' ') & ~block_equal(octets, '\t')) | block_equal(octets, '=') | block_equal(octets, 127);
}

// Marks the octets of the next line; `count` is 80 at least.
static inline quoted_printable_marks mark_line(const uint8_t *octets, size_t count, bool text) {
  block low = block_load(octets), high = block_at(octets, count, 64, 0);
  quoted_printable_marks marks = {(quoted_printable_mask)block_escaped(high) << 64 | block_escaped(low), 0};
  if (!text) return marks;
  quoted_printable_mask lf = (quoted_printable_mask)block_equal(high, '\n') << 64 | block_equal(low, '\n');
  quoted_printable_mask cr = (quoted_printable_mask)block_equal(high, '\r') << 64 | block_equal(low, '\r');
  marks.line_ends = lf | (cr & lf >> 1);
  return marks;
}

#include "quoted_printable_lines.h"
