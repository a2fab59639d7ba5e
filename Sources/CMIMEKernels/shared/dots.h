// Scanning a message for what SMTP's transparency is about, 64 octets at a time. Each set's file includes this after
// lines.h, whose blocks and masks it uses.

// Accounts for the lines that end in one block; a line's length counts its LF and a CR before it.
static inline void add_lengths(mime_dot_scan *scan, uint64_t *line, uint64_t lf, size_t at) {
  if (!lf) return;
  uint64_t length = at + (unsigned)__builtin_ctzll(lf) + 1 - *line;
  if (__builtin_expect(length > scan->longest, 0)) scan->longest = length;
  // Only the first line that ends in a block can have begun outside it; the others are shorter than a block.
  uint64_t last = at + 64 - (unsigned)__builtin_clzll(lf);
  if (scan->longest < 64) {
    for (uint64_t rest = lf & (lf - 1), start = length + *line; rest; rest &= rest - 1) {
      uint64_t end = at + (unsigned)__builtin_ctzll(rest) + 1;
      if (end - start > scan->longest) scan->longest = end - start;
      start = end;
    }
  }
  *line = last;
}

// The filler behind the end is no octet of interest.
static size_t scan_dots(const uint8_t *octets, size_t count, mime_dot_scan *scan, bool stopping) {
  uint64_t line = 0 - scan->column;
  uint64_t last_cr = scan->after_cr, last_crlf = scan->after_crlf;
  uint64_t bare_lf = 0, bare_cr = 0, nuls = 0;
  size_t at = 0;
  while (at < count) {
    block here = block_at(octets, count, at, 'x');
    unsigned size = count - at < 64 ? (unsigned)(count - at) : 64;
    uint64_t lf = block_equal(here, '\n'), cr = block_equal(here, '\r'), nul = block_equal(here, 0);
    uint64_t after_cr = cr << 1 | last_cr;
    uint64_t crlf = lf & after_cr, lone_lf = lf & ~after_cr, lone_cr = after_cr & ~lf & bits_below(size);
    uint64_t stops = block_equal(here, '.') & (crlf << 1 | last_crlf);
    if (stopping) stops |= lone_lf | lone_cr | nul;
    unsigned end = stops ? (unsigned)__builtin_ctzll(stops) : size;
    uint64_t own = bits_below(end);
    bare_lf |= lone_lf & own;
    bare_cr |= lone_cr & own;
    nuls |= nul & own;
    add_lengths(scan, &line, lf & own, at);
    if (end > 0) {
      last_cr = cr >> (end - 1) & 1;
      last_crlf = crlf >> (end - 1) & 1;
    }
    at += end;
    if (stops) break;
  }
  scan->after_cr = (uint32_t)last_cr;
  scan->after_crlf = (uint32_t)last_crlf;
  scan->column = at - line;
  scan->saw |= (bare_lf ? MIME_SAW_BARE_LF : 0) | (bare_cr ? MIME_SAW_BARE_CR : 0) | (nuls ? MIME_SAW_NUL : 0);
  return at;
}
