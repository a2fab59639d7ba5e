// Octets that each become up to three, for AVX-512.
//
// 21 octets at a time are spread to three places each; the second and third ones that aren't wanted are compressed away.
// What is in the places comes from three registers: the first, second and third octets for each octet of the input.

enum { TRIPLES_AT_ONCE = 21 };  // octets that give at most 63

// The bits 0, 3, 6 ... 60.
static const uint64_t every_third = 0x1249249249249249;

typedef struct {
  __m512i first, second, third;
  uint64_t seconds, thirds;  // for which octets there is a second, a third one
} octet_triples;

// Writes what the `part`th 21 octets become, in a whole register. Returns a mask of the 63 places that were kept; their
// number is how many octets count.
static inline uint64_t put_triples(const octet_triples *triples, unsigned part, uint8_t *output) {
  static const uint8_t order[64] = {
      0,  64, 0,  1,  65, 1,  2,  66, 2,  3,  67, 3,  4,  68, 4,  5,  69, 5,  6,  70, 6,
      7,  71, 7,  8,  72, 8,  9,  73, 9,  10, 74, 10, 11, 75, 11, 12, 76, 12, 13, 77, 13,
      14, 78, 14, 15, 79, 15, 16, 80, 16, 17, 81, 17, 18, 82, 18, 19, 83, 19, 20, 84, 20,
  };
  unsigned start = TRIPLES_AT_ONCE * part;
  const __m512i places = _mm512_add_epi8(_mm512_loadu_si512(order), block_of((uint8_t)start));
  __m512i all = _mm512_permutex2var_epi8(triples->first, places, triples->second);
  all = _mm512_mask_permutexvar_epi8(all, every_third << 2, places, triples->third);
  uint64_t kept = every_third | _pdep_u64(triples->seconds >> start, every_third << 1) |
                  _pdep_u64(triples->thirds >> start, every_third << 2);
  block_store(output, _mm512_maskz_compress_epi8(kept, all));
  return kept;
}
