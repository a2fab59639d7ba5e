// Encoding quoted-printable, a line of output at a time.
//
// What a line of output holds depends only on the octets from its start on: soft line breaks carry nothing over. So a
// line is made from one mask of the next octets that don't stand for themselves, which `find_escaped` gives: runs between
// them are copied, the others escaped, until the line is full or the input's line ends.
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

// Copies a run; with room on both sides a whole line's length, whatever the run's is, which is quicker.
static inline void copy_run(uint8_t *output, const uint8_t *octets, size_t count, bool roomy) {
  if (roomy) {
    __builtin_memcpy(output, octets, QUOTED_PRINTABLE_ROOM);
  } else {
    __builtin_memcpy(output, octets, count);
  }
}

// A line that is being written.
typedef struct {
  size_t used;    // octets of input in it
  size_t column;  // octets of output in it
  bool escaped;   // whether its last octet of input was escaped
} quoted_printable_line;

static inline mime_progress end_softly(quoted_printable_line line, uint8_t *output) {
  // The equals sign needs a column of its own.
  if (line.column == QUOTED_PRINTABLE_LIMIT) {
    line.used--;
    line.column -= line.escaped ? 3 : 1;
  }
  output[line.column] = '=';
  output[line.column + 1] = '\r';
  output[line.column + 2] = '\n';
  return (mime_progress){line.used, line.column + 3};
}

// Ends a line where the input's line ends, with that line end.
static inline mime_progress end_hard(quoted_printable_line line, const uint8_t *octets, uint8_t *output) {
  uint8_t last = line.column > 0 ? output[line.column - 1] : 0;
  if (last == ' ' || last == '\t' || (last == '.' && line.column == 1)) {
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

static inline mime_progress encode_line(
    const uint8_t *octets, quoted_printable_mask escaped, uint8_t *output, bool text, bool roomy) {
  quoted_printable_line line = {0, 0, false};
  if (octets[0] == 'F' && __builtin_memcmp(octets, "From ", 5) == 0) escaped |= 16;
  for (;;) {
    size_t run = mask_first(escaped >> line.used);
    bool is_full = run >= QUOTED_PRINTABLE_LIMIT - line.column;
    if (is_full) run = QUOTED_PRINTABLE_LIMIT - line.column;
    copy_run(output + line.column, octets + line.used, run, roomy);
    line.used += run;
    line.column += run;
    if (run > 0) line.escaped = false;
    const uint8_t *next = octets + line.used;
    if (text && (next[0] == '\n' || (next[0] == '\r' && next[1] == '\n'))) return end_hard(line, octets, output);
    if (is_full || line.column + 3 > QUOTED_PRINTABLE_LIMIT) return end_softly(line, output);
    put_escape(output + line.column, next[0]);
    line.used++;
    line.column += 3;
    line.escaped = true;
  }
}

static mime_progress quoted_printable_encode(
    const uint8_t *octets, size_t count, uint8_t *output, size_t capacity, bool text) {
  mime_progress done = {0, 0};
  while (count - done.consumed >= QUOTED_PRINTABLE_ROOM && capacity - done.produced >= QUOTED_PRINTABLE_ROOM) {
    size_t left = count - done.consumed;
    bool roomy = left >= 2 * QUOTED_PRINTABLE_ROOM && capacity - done.produced >= 2 * QUOTED_PRINTABLE_ROOM;
    const uint8_t *from = octets + done.consumed;
    mime_progress line = encode_line(from, find_escaped(from, left), output + done.produced, text, roomy);
    done.consumed += line.consumed;
    done.produced += line.produced;
  }
  return done;
}
