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

// Writes the UTF-8 of one Latin-1 octet and returns its length. Two octets are written in any case.
static inline size_t put_latin1(uint8_t octet, uint8_t *output) {
  output[0] = octet < 0x80 ? octet : (uint8_t)(0xC0 | octet >> 6);
  output[1] = 0x80 | (octet & 0x3F);
  return 1 + (octet >> 7);
}

static mime_progress latin1_to_utf8_plain(
    const uint8_t *octets, size_t count, uint8_t *output, size_t capacity, mime_progress done) {
  while (done.consumed < count && capacity - done.produced >= 2) {
    done.produced += put_latin1(octets[done.consumed++], output + done.produced);
  }
  if (done.consumed < count && done.produced < capacity && octets[done.consumed] < 0x80) {
    output[done.produced++] = octets[done.consumed++];
  }
  return done;
}

#endif
