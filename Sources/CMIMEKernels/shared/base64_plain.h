// Base64 in plain C: what the scalar set uses, and the others for what is left over and for groups that lines break.
//
// Source: RFC 2045 §6.8.

#ifndef MIME_BASE64_PLAIN_H
#define MIME_BASE64_PLAIN_H

enum { BASE64_BLANK = 64, BASE64_STOP = 128 };

#define B BASE64_BLANK
#define X BASE64_STOP
static const uint8_t base64_values_of[256] = {
    X,  X,  X,  X,  X,  X,  X,  X,  X,  B,  B,  X,  X,  B,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    B,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  62, X,  X,  X,  63,
    52, 53, 54, 55, 56, 57, 58, 59, 60, 61, X,  X,  X,  X,  X,  X,
    X,  0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14,
    15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, X,  X,  X,  X,  X,
    X,  26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40,
    41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
};
#undef B
#undef X

static const char base64_alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

enum { BASE64_LINE = 76, BASE64_LINE_OCTETS = BASE64_LINE / 4 * 3 };

// ---- Decoding

// Decodes one group, blanks inside it dropped; says whether there was one and the output could take it.
static inline bool base64_decode_group(
    const uint8_t *octets, size_t count, uint8_t *output, size_t capacity, mime_progress *done) {
  if (capacity - done->produced < 3) return false;
  uint32_t bits = 0;
  size_t at = done->consumed;
  for (unsigned characters = 0; characters < 4; at++) {
    if (at == count) return false;
    uint8_t value = base64_values_of[octets[at]];
    if (value == BASE64_STOP) return false;
    if (value == BASE64_BLANK) continue;
    bits = bits << 6 | value;
    characters++;
  }
  uint8_t *out = output + done->produced;
  out[0] = (uint8_t)(bits >> 16);
  out[1] = (uint8_t)(bits >> 8);
  out[2] = (uint8_t)bits;
  done->consumed = at;
  done->produced += 3;
  return true;
}

// Skips the blanks behind the last group.
static inline mime_progress base64_end(const uint8_t *octets, size_t count, mime_progress done) {
  while (done.consumed < count && base64_values_of[octets[done.consumed]] == BASE64_BLANK) done.consumed++;
  return done;
}

// ---- Encoding

static inline void base64_encode_group(const uint8_t *octets, uint8_t *output) {
  uint32_t bits = (uint32_t)octets[0] << 16 | (uint32_t)octets[1] << 8 | octets[2];
  output[0] = (uint8_t)base64_alphabet[bits >> 18];
  output[1] = (uint8_t)base64_alphabet[bits >> 12 & 63];
  output[2] = (uint8_t)base64_alphabet[bits >> 6 & 63];
  output[3] = (uint8_t)base64_alphabet[bits & 63];
}

static mime_progress base64_encode_plain(
    const uint8_t *octets, size_t count, uint8_t *output, size_t capacity, mime_progress done) {
  while (count - done.consumed >= 3 && capacity - done.produced >= 4) {
    base64_encode_group(octets + done.consumed, output + done.produced);
    done.consumed += 3;
    done.produced += 4;
  }
  return done;
}

static mime_progress base64_encode_lines_plain(
    const uint8_t *octets, size_t count, uint8_t *output, size_t capacity, mime_progress done) {
  while (count - done.consumed >= BASE64_LINE_OCTETS && capacity - done.produced >= BASE64_LINE + 2) {
    size_t end = done.produced + BASE64_LINE;
    done = base64_encode_plain(octets, done.consumed + BASE64_LINE_OCTETS, output, end, done);
    output[done.produced++] = '\r';
    output[done.produced++] = '\n';
  }
  return done;
}

#endif
