// Quoted-printable in plain C: decoding, which the scalar set uses, and the others for what is left over; and what
// encoding works with.
//
// Source: RFC 2045 §6.7.

#ifndef MIME_QUOTED_PRINTABLE_PLAIN_H
#define MIME_QUOTED_PRINTABLE_PLAIN_H

enum { NO_DIGIT = 0x80 };

#define X NO_DIGIT
// The values of hexadecimal digits, for octets below 128.
static const uint8_t digit_values[128] = {
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  X,  X,  X,  X,  X,  X,
    X,  10, 11, 12, 13, 14, 15, X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  10, 11, 12, 13, 14, 15, X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
};
#undef X

static inline bool is_blank_octet(uint8_t octet) { return octet == ' ' || octet == '\t'; }

// An equals sign and what belongs to it: `length` octets, 0 where it is no escape, that give `made` octets, 0 or 1.
typedef struct {
  unsigned length, made;
  uint8_t octet;
} quoted_printable_escape;

static inline quoted_printable_escape escape_at(const uint8_t *octets, size_t count) {
  if (count > 1 && octets[1] == '\n') return (quoted_printable_escape){2, 0, 0};
  if (count < 3) return (quoted_printable_escape){0, 0, 0};
  if (octets[1] == '\r' && octets[2] == '\n') return (quoted_printable_escape){3, 0, 0};
  if ((octets[1] | octets[2]) & 0x80) return (quoted_printable_escape){0, 0, 0};
  uint8_t high = digit_values[octets[1]], low = digit_values[octets[2]];
  if ((high | low) & NO_DIGIT) return (quoted_printable_escape){0, 0, 0};
  return (quoted_printable_escape){3, 1, (uint8_t)(high << 4 | low)};
}

static mime_progress quoted_printable_decode_plain(
    const uint8_t *octets, size_t count, uint8_t *output, size_t capacity, mime_progress done) {
  // Blanks that were copied as text may be the first ones of those before a line end.
  while (done.consumed > 0 && is_blank_octet(octets[done.consumed - 1])) done.consumed--, done.produced--;
  while (done.consumed < count && done.produced < capacity) {
    uint8_t octet = octets[done.consumed];
    size_t end = done.consumed + 1;
    if (octet == '=') {
      quoted_printable_escape escape = escape_at(octets + done.consumed, count - done.consumed);
      if (escape.length == 0) break;
      if (escape.made) output[done.produced++] = escape.octet;
      done.consumed += escape.length;
      continue;
    }
    if (is_blank_octet(octet)) {
      while (end < count && is_blank_octet(octets[end])) end++;
      if (end == count || octets[end] == '\r' || octets[end] == '\n') break;
    }
    while (done.consumed < end && done.produced < capacity) output[done.produced++] = octets[done.consumed++];
  }
  return done;
}

// ---- Encoding

// One bit for each of the next octets of input.
typedef unsigned __int128 quoted_printable_mask;

typedef struct {
  quoted_printable_mask escaped;    // octets that don't stand for themselves
  quoted_printable_mask line_ends;  // LF, and CR before LF, where they end lines
} quoted_printable_marks;

enum {
  QUOTED_PRINTABLE_LIMIT = 76,  // octets of a line, RFC 2045 §6.7, rule 5
  QUOTED_PRINTABLE_ROOM = 80,   // octets of input or output that no line goes beyond, and those that decide its end
};

#endif
