// Text in plain C: what the scalar set uses, and the others for what is left over and to find a fault's place.

#ifndef MIME_TEXT_PLAIN_H
#define MIME_TEXT_PLAIN_H

// The octets of the UTF-8 sequence at the start, or 0 where there is no whole, valid one (Unicode 16, table 3-7).
static size_t utf8_sequence(const uint8_t *octets, size_t count) {
  uint8_t lead = octets[0];
  if (lead < 0x80) return 1;
  size_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (length == 0 || length > count) return 0;
  uint8_t least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  uint8_t greatest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (octets[1] < least || octets[1] > greatest) return 0;
  for (size_t i = 2; i < length; i++) {
    if ((octets[i] & 0xC0) != 0x80) return 0;
  }
  return length;
}

// Where the first faulty sequence from `at` on is, `at` being the start of a sequence.
static size_t utf8_run_plain(const uint8_t *octets, size_t count, size_t at) {
  while (at < count) {
    uint64_t eight;
    if (count - at >= 8 && (__builtin_memcpy(&eight, octets + at, 8), (eight & 0x8080808080808080) == 0)) {
      at += 8;
      continue;
    }
    size_t length = utf8_sequence(octets + at, count - at);
    if (length == 0) return at;
    at += length;
  }
  return at;
}

// Writes a word, always four octets, and returns how many of them count.
static inline size_t put_word(uint32_t word, uint8_t *output) {
  __builtin_memcpy(output, &word, 4);
  return word >> 24;
}

static mime_progress single_byte_to_utf8_plain(
    const uint8_t *octets, size_t count, const uint32_t *words, uint8_t *output, size_t capacity, mime_progress done) {
  while (done.consumed < count && capacity - done.produced >= 4) {
    done.produced += put_word(words[octets[done.consumed++]], output + done.produced);
  }
  for (; done.consumed < count; done.consumed++) {
    uint32_t word = words[octets[done.consumed]];
    if (word >> 24 > capacity - done.produced) break;
    for (unsigned left = word >> 24; left > 0; left--, word >>= 8) output[done.produced++] = (uint8_t)word;
  }
  return done;
}

#endif
