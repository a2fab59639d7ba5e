// Base64 for AVX-512: the parts of shared/base64.h that its permutations of 64 octets and its compression do better.

#include "shared/base64_plain.h"

// ---- Decoding

#define MIME_HAS_BASE64_VALUES
// Turns characters into six-bit values; says whether all are characters.
static inline bool base64_values(wide characters, wide *values) {
  __m512i low = _mm512_loadu_si512(base64_values_of), high = _mm512_loadu_si512(base64_values_of + 64);
  __m512i found = _mm512_permutex2var_epi8(low, (__m512i)characters, high);
  *values = (wide)found;
  // No value has one of the two upper bits; octets above 127 have one themselves.
  __m512i marks = _mm512_or_si512(found, _mm512_and_si512((__m512i)characters, _mm512_set1_epi8((char)0x80)));
  return _mm512_test_epi8_mask(marks, _mm512_set1_epi8((char)0xC0)) == 0;
}

// Joins four six-bit values to three octets in each lane of 32 bits, and these lanes.
static inline wide base64_join(wide values) {
  __m512i pairs = _mm512_maddubs_epi16((__m512i)values, _mm512_set1_epi32(0x01400140));
  __m512i groups = _mm512_madd_epi16(pairs, _mm512_set1_epi32(0x00011000));
  static const uint8_t order[64] = {
      2,  1,  0,  6,  5,  4,  10, 9,  8,  14, 13, 12, 18, 17, 16, 22, 21, 20, 26, 25, 24, 30, 29, 28,
      34, 33, 32, 38, 37, 36, 42, 41, 40, 46, 45, 44, 50, 49, 48, 54, 53, 52, 58, 57, 56, 62, 61, 60,
  };
  return (wide)_mm512_permutexvar_epi8(_mm512_loadu_si512(order), groups);
}

#define MIME_HAS_BASE64_STEP
// Decodes the whole groups of up to 64 octets, their characters moved together; says whether there were any.
static inline bool base64_decode_step(
    const uint8_t *octets, size_t count, uint8_t *output, size_t capacity, mime_progress *done) {
  const uint8_t *from = octets + done->consumed;
  size_t here = count - done->consumed < 64 ? count - done->consumed : 64;
  block characters = here < 64 ? block_load_tail(from, here, '=') : block_load(from);
  uint64_t blank = block_equal(characters, '\n') | block_equal(characters, '\r') | block_equal(characters, ' ') |
                   block_equal(characters, '\t');
  __m512i low = _mm512_loadu_si512(base64_values_of), high = _mm512_loadu_si512(base64_values_of + 64);
  __m512i values = _mm512_permutex2var_epi8(low, characters, high);
  uint64_t stop = block_high(_mm512_or_si512(values, characters));
  uint64_t kept = ~blank & (stop ? (stop & (0 - stop)) - 1 : ~(uint64_t)0);
  size_t groups = (size_t)__builtin_popcountll(kept) / 4, room = (capacity - done->produced) / 3;
  if (groups > room) groups = room;
  if (groups == 0) return base64_decode_group(octets, count, output, capacity, done);
  wide joined = base64_join((wide)_mm512_maskz_compress_epi8(kept, values));
  _mm512_mask_storeu_epi8(output + done->produced, ((uint64_t)1 << groups * 3) - 1, (__m512i)joined);
  // Just behind the last character used.
  uint64_t last = _pdep_u64((uint64_t)1 << (groups * 4 - 1), kept);
  done->consumed += (size_t)__builtin_ctzll(last) + 1;
  done->produced += groups * 3;
  return true;
}

// ---- Encoding

// Loads 48 octets, three to a lane, the first one uppermost.
static inline wide_words base64_groups(const uint8_t *octets) {
  static const uint8_t order[64] = {
      2,  1,  0,  0, 5,  4,  3,  0, 8,  7,  6,  0, 11, 10, 9,  0, 14, 13, 12, 0, 17, 16, 15, 0,
      20, 19, 18, 0, 23, 22, 21, 0, 26, 25, 24, 0, 29, 28, 27, 0, 32, 31, 30, 0, 35, 34, 33, 0,
      38, 37, 36, 0, 41, 40, 39, 0, 44, 43, 42, 0, 47, 46, 45, 0,
  };
  return (wide_words)_mm512_permutexvar_epi8(_mm512_loadu_si512(order), _mm512_loadu_si512(octets));
}

#define MIME_HAS_BASE64_CHARACTERS
// Takes the eight bits from each of the bits 18, 12, 6 and 0 of a group on; the look-up uses the lower six of them.
static inline wide base64_characters(wide_words groups) {
  const __m512i shifts = _mm512_set1_epi64(0x20262C3200060C12);
  __m512i values = _mm512_multishift_epi64_epi8(shifts, (__m512i)groups);
  return (wide)_mm512_permutexvar_epi8(values, _mm512_loadu_si512(base64_alphabet));
}

#include "shared/base64.h"
