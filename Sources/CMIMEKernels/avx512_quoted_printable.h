// Quoted-printable for AVX-512: all escapes of many octets at once.

#include "shared/quoted_printable_plain.h"

// ---- Decoding
//
// The octets one and two places later are loaded too. Where an equals sign is, the two digits behind it become an octet
// in its place; what is left over is compressed away. So time doesn't depend on how many escapes there are. An escape
// that goes beyond the 64 octets is decoded with them: what it has in the next ones is left out there.

#define MIME_HAS_QUOTED_PRINTABLE_DECODE
static mime_progress quoted_printable_decode(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity) {
  const __m512i low_digits = _mm512_loadu_si512(digit_values), high_digits = _mm512_loadu_si512(digit_values + 64);
  mime_progress done = {0, 0};
  uint64_t begun = 0;  // octets that belong to an escape of the 64 before
  while (count - done.consumed >= 66 && capacity - done.produced >= 64) {
    const uint8_t *from = octets + done.consumed;
    block here = block_load(from), next = block_load(from + 1), second = block_load(from + 2);
    __m512i high = _mm512_permutex2var_epi8(low_digits, next, high_digits);
    __m512i low = _mm512_permutex2var_epi8(low_digits, second, high_digits);
    uint64_t equals = block_equal(here, '='), cr = block_equal(next, '\r'), lf = block_equal(next, '\n');
    uint64_t blank = block_equal(here, ' ') | block_equal(here, '\t');
    uint64_t digits = equals & ~block_high(_mm512_or_si512(_mm512_or_si512(high, low), _mm512_or_si512(next, second)));
    uint64_t crlf = equals & cr & block_equal(second, '\n'), soft = crlf | (equals & lf);
    if ((blank & (cr | lf)) | (equals & ~(digits | soft))) break;
    // The mark for no digit would be shifted into the next octet.
    high = _mm512_slli_epi16(_mm512_and_si512(high, block_of(15)), 4);
    __m512i decoded = _mm512_or_si512(high, low);
    decoded = _mm512_mask_mov_epi8(here, digits, decoded);
    uint64_t kept = ~(begun | digits << 1 | digits << 2 | soft | soft << 1 | crlf << 2);
    begun = digits >> 63 | digits >> 62 | soft >> 63 | crlf >> 62;
    block_store(output + done.produced, _mm512_maskz_compress_epi8(kept, decoded));
    done.produced += (size_t)__builtin_popcountll(kept);
    done.consumed += 64;
  }
  done.consumed += (size_t)__builtin_popcountll(begun);
  return quoted_printable_decode_plain(octets, count, output, capacity, done);
}

#define MIME_HAS_QUOTED_PRINTABLE_ENCODE
#include "shared/quoted_printable.h"

// ---- Encoding
//
// Octets and their escapes are written as triples. Which places of the result begin an octet of the input is the same
// compression, done to a mask: so the place of a soft line break is the mask's highest bit that leaves room for it, and
// the bits below count the octets used.

enum {
  ENCODED_OCTETS = 160,    // octets that may be read for a line
  ENCODED_CAPACITY = 256,  // octets that may be written for a line: three times 63, and a register
};

// Up to 63 octets, those that must be escaped replaced by equals signs, and their digits.
static inline octet_triples escape_octets(block octets, uint64_t also_escaped) {
  const __m512i digits = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)"0123456789ABCDEF"));
  const __m512i nibble = block_of(15);
  uint64_t escaped = block_escaped(octets) | also_escaped;
  return (octet_triples){
      .first = _mm512_mask_mov_epi8(octets, escaped, block_of('=')),
      .second = _mm512_shuffle_epi8(digits, _mm512_and_si512(_mm512_srli_epi16(octets, 4), nibble)),
      .third = _mm512_shuffle_epi8(digits, _mm512_and_si512(octets, nibble)),
      .seconds = escaped,
      .thirds = escaped,
  };
}

// The next 84 octets, encoded.
typedef struct {
  quoted_printable_mask begins;  // places of the output where octets of the input begin
  uint64_t escaped, escaped_rest, line_ends, line_ends_rest;  // of the first 63 octets and of the 21 after them
} encoded_run;

static inline uint64_t mark_line_ends(block octets) {
  uint64_t lf = block_equal(octets, '\n');
  return lf | (block_equal(octets, '\r') & lf >> 1);
}

static inline encoded_run encode_run(const uint8_t *octets, uint8_t *output) {
  uint64_t eight;
  __builtin_memcpy(&eight, octets, 8);
  bool is_from = eight << 24 == 0x206D6F7246000000;  // "From "
  block first = block_load(octets), second = block_load(octets + 3 * TRIPLES_AT_ONCE);
  octet_triples start = escape_octets(first, (uint64_t)is_from << 4), rest = escape_octets(second, 0);
  encoded_run run = {0, start.seconds, rest.seconds, mark_line_ends(first), mark_line_ends(second)};
  unsigned made = 0;
  for (unsigned part = 0; part < 4; part++) {
    uint64_t kept = put_triples(part < 3 ? &start : &rest, part % 3, output + made);
    if (made < 128) run.begins |= (quoted_printable_mask)_pext_u64(every_third, kept) << made;
    made += (unsigned)__builtin_popcountll(kept);
  }
  return run;
}

// Writes the next line. There are `ENCODED_OCTETS` and `ENCODED_CAPACITY`.
static inline mime_progress encode_line_at_once(const uint8_t *octets, uint8_t *output, bool text) {
  const unsigned at_first = 3 * TRIPLES_AT_ONCE;
  encoded_run run = encode_run(octets, output);
  uint64_t ends = run.line_ends & bits_below(at_first);
  if (text && (ends | (run.line_ends_rest & bits_below(TRIPLES_AT_ONCE)))) {
    size_t end = ends ? (size_t)__builtin_ctzll(ends) : at_first + (size_t)__builtin_ctzll(run.line_ends_rest);
    quoted_printable_mask escaped =
        (run.escaped & bits_below(at_first)) | (quoted_printable_mask)run.escaped_rest << at_first;
    quoted_printable_mask before = escaped & (((quoted_printable_mask)1 << end) - 1);
    size_t escapes = (size_t)(__builtin_popcountll((uint64_t)before) + __builtin_popcountll((uint64_t)(before >> 64)));
    bool last_escaped = end > 0 && (before >> (end - 1)) != 0;
    quoted_printable_line line = {end, end + 2 * escapes};
    if (line.column <= QUOTED_PRINTABLE_LIMIT) return end_hard(line, octets, output, last_escaped);
  }
  uint64_t low = (uint64_t)run.begins, high = (uint64_t)(run.begins >> 64) & bits_below(QUOTED_PRINTABLE_LIMIT - 64);
  size_t column = high ? 127 - (size_t)__builtin_clzll(high) : 63 - (size_t)__builtin_clzll(low);
  size_t used = (size_t)(__builtin_popcountll(low) + __builtin_popcountll(high)) - 1;
  return end_softly((quoted_printable_line){used, column}, output);
}

static mime_progress quoted_printable_encode(
    const uint8_t *octets, size_t count, uint8_t *output, size_t capacity, bool text) {
  mime_progress done = {0, 0};
  while (count - done.consumed >= ENCODED_OCTETS && capacity - done.produced >= ENCODED_CAPACITY) {
    mime_progress line = encode_line_at_once(octets + done.consumed, output + done.produced, text);
    done.consumed += line.consumed;
    done.produced += line.produced;
  }
  return quoted_printable_encode_rest(octets, count, output, capacity, text, done);
}
