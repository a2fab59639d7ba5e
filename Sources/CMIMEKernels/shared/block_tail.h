// The last octets of an input as a block, for sets that have no loads under a mask; included after `block_load`.

// Loads `count` octets, below 64, and fills the rest.
static inline block block_load_tail(const uint8_t *octets, size_t count, uint8_t filler) {
  uint8_t copy[64];
  __builtin_memset(copy, filler, 64);
  __builtin_memcpy(copy, octets, count);
  return block_load(copy);
}
