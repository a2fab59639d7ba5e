// Single-byte charsets for AVX-512: three tables of 128 octets, looked up in registers.

#define MIME_HAS_SINGLE_BYTE
#include "shared/text.h"

// The first, second or third octets of the words of the octets above 127.
typedef struct {
  __m512i low, high;
} octet_table;

static inline octet_table make_table(const uint32_t *words, unsigned place) {
  uint8_t octets[128];
  for (unsigned i = 0; i < 128; i += 16) {
    __m512i sixteen = _mm512_srli_epi32(_mm512_loadu_si512(words + 128 + i), 8 * place);
    _mm_storeu_si128((__m128i *)(octets + i), _mm512_cvtepi32_epi8(sixteen));
  }
  return (octet_table){_mm512_loadu_si512(octets), _mm512_loadu_si512(octets + 64)};
}

static inline __m512i look_up(octet_table table, uint64_t which, block octets, block others) {
  return _mm512_mask_mov_epi8(others, which, _mm512_permutex2var_epi8(table.low, octets, table.high));
}

// Writes the text of 63 octets and returns its length; 256 octets can be written.
static inline size_t put_text(block here, uint64_t high, const octet_table tables[3], uint8_t *output) {
  octet_triples triples = {
      .first = look_up(tables[0], high, here, here),
      .second = look_up(tables[1], high, here, block_of(0)),
      .third = look_up(tables[2], high, here, block_of(0)),
  };
  // No octet of UTF-8 but the first one is 0.
  triples.seconds = _mm512_test_epi8_mask(triples.second, triples.second);
  triples.thirds = _mm512_test_epi8_mask(triples.third, triples.third);
  size_t made = 0;
  for (unsigned part = 0; part < 3; part++) {
    made += (size_t)__builtin_popcountll(put_triples(&triples, part, output + made));
  }
  return made;
}

static mime_progress single_byte_to_utf8(
    const uint8_t *octets, size_t count, const uint32_t *words, uint8_t *output, size_t capacity) {
  mime_progress done = {0, 0};
  if (count < 128) return single_byte_to_utf8_plain(octets, count, words, output, capacity, done);
  const octet_table tables[3] = {make_table(words, 0), make_table(words, 1), make_table(words, 2)};
  while (count - done.consumed >= 64 && capacity - done.produced >= 256) {
    block here = block_load(octets + done.consumed);
    uint64_t high = block_high(here);
    if (high) {
      done.produced += put_text(here, high, tables, output + done.produced);
      done.consumed += 3 * TRIPLES_AT_ONCE;
    } else {
      block_store(output + done.produced, here);
      done.produced += 64;
      done.consumed += 64;
    }
  }
  return single_byte_to_utf8_plain(octets, count, words, output, capacity, done);
}
