// Encoding quoted-printable, a line of output at a time.
//
// What a line of output holds depends only on the octets from its start on: soft line breaks carry nothing over. So a
// line is made from masks of the next octets, which `mark_line` gives: the runs between the octets that must be escaped
// are copied, until the line is full or the input's line ends.
//
// Source: RFC 2045 §6.7; RFC 2049 §3.

static inline unsigned mask_first(quoted_printable_mask mask) {
  uint64_t low = (uint64_t)mask, high = (uint64_t)(mask >> 64);
  return low ? (unsigned)__builtin_ctzll(low) : 64 + (unsigned)__builtin_ctzll(high | (uint64_t)1 << 63);
}

static inline void put_escape(uint8_t *output, uint8_t octet) {
  static const char digits[] = "0123456789ABCDEF";
  output[0] = '=';
  output[1] = (uint8_t)digits[octet >> 4];
  output[2] = (uint8_t)digits[octet & 15];
}

// ---- A line's end

// A line that is being written.
typedef struct {
  size_t used;    // octets of input in it
  size_t column;  // octets of output in it
} quoted_printable_line;

// Ends a line that leaves room for the equals sign.
static inline mime_progress end_softly(quoted_printable_line line, uint8_t *output) {
  output[line.column] = '=';
  output[line.column + 1] = '\r';
  output[line.column + 2] = '\n';
  return (mime_progress){line.used, line.column + 3};
}

// Ends a line where the input's line ends, with that line end. A blank before it is escaped, as is a dot alone.
static inline mime_progress end_hard(quoted_printable_line line, const uint8_t *octets, uint8_t *output, bool escaped) {
  uint8_t last = line.used > 0 && !escaped ? octets[line.used - 1] : 0;
  if (is_blank_octet(last) || (last == '.' && line.column == 1)) {
    line.column--;
    if (line.column + 3 > QUOTED_PRINTABLE_LIMIT) {
      line.used--;
      return end_softly(line, output);
    }
    put_escape(output + line.column, last);
    line.column += 3;
  }
  output[line.column] = '\r';
  output[line.column + 1] = '\n';
  return (mime_progress){line.used + (octets[line.used] == '\r' ? 2 : 1), line.column + 2};
}

// ---- A line

// Copies a run; with room on both sides more than it has, which is quicker.
static inline void copy_run(uint8_t *output, const uint8_t *octets, size_t count, bool roomy) {
  if (!roomy) {
    __builtin_memcpy(output, octets, count);
    return;
  }
  __builtin_memcpy(output, octets, 32);
  if (count > 32) __builtin_memcpy(output + 32, octets + 32, QUOTED_PRINTABLE_ROOM - 32);
}

// Writes a line. Of both octets and output there are 80; with `roomy`, twice as many.
static inline mime_progress encode_line(
    const uint8_t *octets, quoted_printable_marks marks, uint8_t *output, bool roomy) {
  quoted_printable_line line = {0, 0};
  size_t end = mask_first(marks.line_ends);
  if (octets[0] == 'F' && __builtin_memcmp(octets, "From ", 5) == 0) marks.escaped |= 16;
  size_t last_escaped = SIZE_MAX;
  for (quoted_printable_mask escaped = marks.escaped;; escaped &= escaped - 1) {
    size_t place = mask_first(escaped);
    if (place > end) place = end;
    size_t run = place - line.used, room = QUOTED_PRINTABLE_LIMIT - line.column;
    if (run > room) run = room;
    copy_run(output + line.column, octets + line.used, run, roomy);
    line.used += run;
    line.column += run;
    if (line.used == end) return end_hard(line, octets, output, last_escaped == end - 1);
    if (line.column + 3 > QUOTED_PRINTABLE_LIMIT) break;
    put_escape(output + line.column, octets[place]);
    last_escaped = place;
    line.used++;
    line.column += 3;
  }
  if (line.column == QUOTED_PRINTABLE_LIMIT) {  // the equals sign takes the place of the last octet or escape
    line.used--;
    line.column -= last_escaped == line.used ? 3 : 1;
  }
  return end_softly(line, output);
}

static mime_progress quoted_printable_encode_rest(
    const uint8_t *octets, size_t count, uint8_t *output, size_t capacity, bool text, mime_progress done) {
  while (count - done.consumed >= QUOTED_PRINTABLE_ROOM && capacity - done.produced >= QUOTED_PRINTABLE_ROOM) {
    size_t left = count - done.consumed;
    bool roomy = left >= 2 * QUOTED_PRINTABLE_ROOM && capacity - done.produced >= 2 * QUOTED_PRINTABLE_ROOM;
    const uint8_t *from = octets + done.consumed;
    mime_progress line = encode_line(from, mark_line(from, left, text), output + done.produced, roomy);
    done.consumed += line.consumed;
    done.produced += line.produced;
  }
  return done;
}

#ifndef MIME_HAS_QUOTED_PRINTABLE_ENCODE
static mime_progress quoted_printable_encode(
    const uint8_t *octets, size_t count, uint8_t *output, size_t capacity, bool text) {
  return quoted_printable_encode_rest(octets, count, output, capacity, text, (mime_progress){0, 0});
}
#endif
