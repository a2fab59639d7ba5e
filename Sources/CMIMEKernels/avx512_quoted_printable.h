// Decoding quoted-printable for AVX-512: all escapes of 64 octets at once.
//
// The octets one and two places later are loaded too. Where an equals sign is, the two digits behind it become an octet
// in its place; what is left over is compressed away. So time doesn't depend on how many escapes there are. An escape
// that goes beyond the 64 octets is decoded with them: what it has in the next ones is left out there.

#include "shared/quoted_printable_plain.h"

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

#include "shared/quoted_printable.h"
