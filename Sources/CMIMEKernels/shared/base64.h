// Base64, `WIDE` characters at a time.
//
// Each set's file includes this after its wide registers and gives `base64_join`, which makes octets of six-bit values,
// and `base64_groups`, which loads octets three to a lane of 32 bits. Coding a register full of characters follows Muła
// and Lemire, "Faster Base64 Encoding and Decoding Using AVX2 Instructions" (2018): classes by nibble, looked up.
//
// Lines are what costs. Where lines have one length, as nearly always, the place of each line end is known: the octets
// behind it are loaded two places later and blended in, so that every step decodes a full register whatever the line
// length is. Only that the octets left out are a line end must be looked at. Other input takes the general path.
//
// Source: RFC 2045 §6.8.

#include "base64_plain.h"

enum { WIDE_OCTETS = WIDE / 4 * 3 };

// ---- Decoding a register

#ifndef MIME_HAS_BASE64_VALUES
// By upper half, characters fall into: 2 (+ /), 3 (digits), 4 and 6 (A-O, a-o), 5 and 7 (P-Z, p-z), the rest. A lower
// half has the bits of the classes in which it is no character.
static const uint8_t base64_classes[16] = {16, 16, 1, 2, 4, 8, 4, 8, 16, 16, 16, 16, 16, 16, 16, 16};
static const uint8_t base64_foreign[16] = {
    16 | 4 | 1, 16 | 1, 16 | 1, 16 | 1, 16 | 1, 16 | 1, 16 | 1, 16 | 1, 16 | 1, 16 | 1,
    16 | 2 | 1, 16 | 8 | 2, 16 | 8 | 2 | 1, 16 | 8 | 2 | 1, 16 | 8 | 2 | 1, 16 | 8 | 2,
};
// What to add to a character, by upper half; the slash is moved to 1, which no character has.
static const uint8_t base64_shifts[16] = {
    0, 63 - '/', 62 - '+', 52 - '0', (uint8_t)(0 - 'A'), (uint8_t)(0 - 'A'), (uint8_t)(26 - 'a'), (uint8_t)(26 - 'a'),
};

// Turns characters into six-bit values; says whether all are characters.
static inline bool base64_values(wide characters, wide *values) {
  wide upper = characters >> 4;
  wide foreign = wide_lookup(base64_classes, upper) & wide_lookup(base64_foreign, characters & 15);
  wide slash = (wide)(characters == '/');
  *values = characters + wide_lookup(base64_shifts, upper + slash);
  return !wide_any(foreign);
}
#endif

// Decodes `WIDE` characters; where they are that, writes their octets and some behind them.
static inline bool base64_decode_wide(wide characters, uint8_t *output) {
  wide values;
  if (!base64_values(characters, &values)) return false;
  wide_store(output, base64_join(values));
  return true;
}

// ---- Lines of one length

typedef struct {
  size_t rest;    // octets until the next line end
  size_t length;  // octets of a line without its end
  size_t gap;     // octets of a line end
} base64_lines;

enum { BASE64_LONGEST_LINE = 1024 };

static inline size_t find_line_end(const uint8_t *octets, size_t count) {
  if (count > BASE64_LONGEST_LINE) count = BASE64_LONGEST_LINE;
  for (size_t at = 0; at < count; at += 64) {
    block here = block_at(octets, count, at, 0);
    uint64_t ends = block_equal(here, '\n') | block_equal(here, '\r');
    if (ends) return at + (size_t)__builtin_ctzll(ends);
  }
  return SIZE_MAX / 2;
}

// Looks how long the line here and the next one are. A line whose end isn't found is taken to have none.
static bool measure_lines(const uint8_t *octets, size_t count, base64_lines *lines) {
  *lines = (base64_lines){find_line_end(octets, count), SIZE_MAX / 2, 0};
  if (lines->rest >= count) return true;
  lines->gap = octets[lines->rest] == '\n' ? 1 : 2;
  size_t next = lines->rest + lines->gap;
  if (next > count || octets[next - 1] != '\n') return false;
  lines->length = find_line_end(octets + next, count - next);
  return lines->length >= WIDE;
}

static inline bool is_line_end(const uint8_t *octets, size_t gap) {
  return octets[gap - 1] == '\n' && (gap == 1 || octets[0] == '\r');
}

// Decodes as long as lines are as they were measured.
static inline mime_progress base64_decode_lines(
    const uint8_t *octets, size_t count, uint8_t *output, size_t capacity, mime_progress done, base64_lines lines) {
  while (count - done.consumed >= WIDE + 2 && capacity - done.produced >= WIDE) {
    const uint8_t *from = octets + done.consumed;
    size_t taken = WIDE;
    wide characters = wide_load(from);
    if (lines.rest < WIDE) {
      if (!is_line_end(from + lines.rest, lines.gap)) break;
      characters = wide_blend_from(characters, wide_load(from + lines.gap), (unsigned)lines.rest);
      taken += lines.gap;
    }
    if (!base64_decode_wide(characters, output + done.produced)) break;
    lines.rest = lines.rest < WIDE ? lines.rest + lines.length - WIDE : lines.rest - WIDE;
    done.consumed += taken;
    done.produced += WIDE_OCTETS;
  }
  return done;
}

// ---- Other input

#ifndef MIME_HAS_BASE64_STEP
// Decodes some groups; says whether there were any.
static inline bool base64_decode_step(
    const uint8_t *octets, size_t count, uint8_t *output, size_t capacity, mime_progress *done) {
  if (count - done->consumed >= WIDE && capacity - done->produced >= WIDE &&
      base64_decode_wide(wide_load(octets + done->consumed), output + done->produced)) {
    done->consumed += WIDE;
    done->produced += WIDE_OCTETS;
    return true;
  }
  if (!base64_decode_group(octets, count, output, capacity, done)) return false;
  for (int more = 0; more < 3 && base64_decode_group(octets, count, output, capacity, done);) more++;
  return true;
}
#endif

static mime_progress base64_decode(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity) {
  mime_progress done = {0, 0};
  // Measuring costs as much as decoding some lines: it waits for some input that is good, and where it led nowhere.
  size_t measure_at = BASE64_LINE;
  while (base64_decode_step(octets, count, output, capacity, &done)) {
    if (done.consumed < measure_at || count - done.consumed < 2 * WIDE) continue;
    base64_lines lines;
    size_t before = done.consumed;
    if (measure_lines(octets + before, count - before, &lines)) {
      done = base64_decode_lines(octets, count, output, capacity, done, lines);
    }
    measure_at = done.consumed + (done.consumed - before < BASE64_LONGEST_LINE ? BASE64_LONGEST_LINE : 0);
  }
  return base64_end(octets, count, done);
}

// ---- Encoding

#ifndef MIME_HAS_BASE64_CHARACTERS
// What to add to a six-bit value: by 0 (26 to 51), 1 to 10 (digits), 11 (+), 12 (/), 13 (0 to 25).
static const uint8_t base64_offsets[16] = {
    'a' - 26, (uint8_t)('0' - 52), (uint8_t)('0' - 52), (uint8_t)('0' - 52), (uint8_t)('0' - 52), (uint8_t)('0' - 52),
    (uint8_t)('0' - 52), (uint8_t)('0' - 52), (uint8_t)('0' - 52), (uint8_t)('0' - 52), (uint8_t)('0' - 52),
    (uint8_t)('+' - 62), (uint8_t)('/' - 63), 'A', 0, 0,
};

static inline wide base64_characters(wide_words groups) {
  // Each lane holds 24 bits; six of them go to each of its octets, the upper ones first.
  wide values = (wide)(groups >> 18 | (groups >> 4 & 0x3F00) | (groups << 10 & 0x3F0000) | (groups << 24 & 0x3F000000));
  wide classes = __builtin_elementwise_sub_sat(values, (wide){0} + 51) | ((wide)(values < 26) & 13);
  return values + wide_lookup(base64_offsets, classes);
}
#endif

// Encodes `WIDE_OCTETS` octets; `WIDE` can be read.
static inline void base64_encode_wide(const uint8_t *octets, uint8_t *output) {
  wide_store(output, base64_characters(base64_groups(octets)));
}

static mime_progress base64_encode(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity) {
  mime_progress done = {0, 0};
  while (count - done.consumed >= WIDE && capacity - done.produced >= WIDE) {
    base64_encode_wide(octets + done.consumed, output + done.produced);
    done.consumed += WIDE_OCTETS;
    done.produced += WIDE;
  }
  return base64_encode_plain(octets, count, output, capacity, done);
}

// A line is as many full registers as it holds, and one more that ends with the line: it writes again, and the same,
// some of what the one before it wrote.
static mime_progress base64_encode_lines(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity) {
  mime_progress done = {0, 0};
  while (count - done.consumed >= BASE64_LINE_OCTETS + WIDE - WIDE_OCTETS &&
         capacity - done.produced >= BASE64_LINE + 2) {
    const uint8_t *from = octets + done.consumed;
    uint8_t *to = output + done.produced;
    for (unsigned step = 0; step < BASE64_LINE / WIDE; step++) {
      base64_encode_wide(from + step * WIDE_OCTETS, to + step * WIDE);
    }
    base64_encode_wide(from + BASE64_LINE_OCTETS - WIDE_OCTETS, to + BASE64_LINE - WIDE);
    to[BASE64_LINE] = '\r';
    to[BASE64_LINE + 1] = '\n';
    done.consumed += BASE64_LINE_OCTETS;
    done.produced += BASE64_LINE + 2;
  }
  return base64_encode_lines_plain(octets, count, output, capacity, done);
}
