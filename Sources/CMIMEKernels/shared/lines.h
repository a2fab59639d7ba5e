// Splitting a header section and scanning a body, 64 octets at a time.
//
// Each set's file includes this after its blocks: `block` holds 64 octets, `block_load`, `block_load_tail` (the rest
// filled with an octet), `block_equal`, `block_below` and `block_high` turn it into masks in which bit i stands for
// octet i.
//
// A kind of octet becomes one mask; "an LF and behind it no blank" becomes shifts and ands of masks, the bit that
// leaves one block carried into the next. Only what is rare, or wanted, is then looked at bit by bit. The technique is
// that of Langdale and Lemire, "Parsing Gigabytes of JSON per Second" (2019), section 3.1.

static inline uint64_t bits_below(unsigned bit) { return bit < 64 ? ((uint64_t)1 << bit) - 1 : ~(uint64_t)0; }

static inline block block_at(const uint8_t *octets, size_t count, size_t at, uint8_t filler) {
  return count - at >= 64 ? block_load(octets + at) : block_load_tail(octets + at, count - at, filler);
}

// ---- Header sections

typedef struct {
  uint64_t starts;   // octets that begin a line which is no continuation
  uint64_t last_lf;  // 1 when the block's last octet was an LF: carried
  uint64_t last_cr;  // the same for CR
  uint64_t in_fold;  // 1 when the block ended in the blanks that begin a continuation line: carried
  uint64_t colons, crlf, bare_lf, bare_cr, nul, control, blank_folds, eight_bit;
  uint64_t rare;  // any of these but the first two
  uint64_t odd;   // octets that no field name has
} field_masks;

// Marks the octets of one block. The filler behind the end is a blank: it begins no field.
static inline void mark_fields(field_masks *marks, block octets) {
  uint64_t lf = block_equal(octets, '\n'), cr = block_equal(octets, '\r');
  uint64_t tab = block_equal(octets, '\t'), blank = block_equal(octets, ' ') | tab;
  uint64_t after_lf = lf << 1 | marks->last_lf, after_cr = cr << 1 | marks->last_cr;
  marks->starts = after_lf & ~blank;
  marks->colons = block_equal(octets, ':');
  marks->crlf = lf & after_cr;
  marks->bare_lf = lf & ~after_cr;
  marks->bare_cr = after_cr & ~lf;
  // Signed, octets above 127 are below zero.
  uint64_t unusual = block_below(octets, ' ') & ~(lf | cr | tab), deleted = block_equal(octets, 0x7F);
  marks->odd = unusual | deleted | lf | cr | blank;
  marks->nul = marks->eight_bit = marks->control = 0;
  if (__builtin_expect((unusual | deleted) != 0, 0)) {
    marks->nul = block_equal(octets, 0);
    marks->eight_bit = block_high(octets);
    marks->control = (unusual & ~(marks->nul | marks->eight_bit)) | deleted;
  }
  // The sum runs through the blanks that begin a continuation line and leaves a bit where they end.
  uint64_t folds = (after_lf & blank) | marks->in_fold, ends;
  marks->in_fold = __builtin_add_overflow(blank, folds, &ends);
  marks->blank_folds = ends & ~blank & (lf | cr);
  marks->rare = marks->blank_folds | marks->bare_lf | marks->bare_cr | marks->nul | marks->control | marks->eight_bit;
  marks->last_lf = lf >> 63;
  marks->last_cr = cr >> 63;
}

// Adds to an open field what those of a block's octets hold that are its own. A bare CR is marked at the octet behind
// it, which is never another field's first.
static inline void add_to_field(mime_field_record *field, const field_masks *marks, uint64_t own, size_t at) {
  uint64_t colons = marks->colons & own;
  if (field->colon == UINT32_MAX) {
    uint64_t before_colon = ~colons & (colons - 1) & own;
    if (marks->odd & before_colon) field->saw |= MIME_SAW_ODD_NAME;
    if (colons) field->colon = (uint32_t)at + (uint32_t)__builtin_ctzll(colons);
  }
  if (marks->crlf & own) field->saw |= MIME_SAW_CRLF;
  if (__builtin_expect((marks->rare & own) == 0, 1)) return;
  field->saw |= (marks->blank_folds & own ? MIME_SAW_BLANK_FOLD : 0) |
                (marks->bare_lf & own ? MIME_SAW_BARE_LF : 0) | (marks->bare_cr & own ? MIME_SAW_BARE_CR : 0) |
                (marks->nul & own ? MIME_SAW_NUL : 0) | (marks->control & own ? MIME_SAW_CONTROL : 0) |
                (marks->eight_bit & own ? MIME_SAW_EIGHT_BIT : 0);
}

// At most eight octets of a name, of which `readable` can be read.
static inline uint64_t name_word(const uint8_t *octets, size_t count, size_t readable) {
  uint64_t word = 0;
  if (readable >= 8) {
    __builtin_memcpy(&word, octets, 8);
  } else {
    __builtin_memcpy(&word, octets, count);
  }
  return (word | 0x2020202020202020) & bits_below(8 * (unsigned)count);
}

static inline void end_field(mime_field_record *field, const uint8_t *octets, size_t count, size_t end) {
  field->end = (uint32_t)end;
  if (field->colon > field->end) {
    field->colon = field->end;
    return;
  }
  size_t length = field->colon - field->start;
  field->name_head = name_word(octets + field->start, length < 8 ? length : 8, count - field->start);
  field->name_tail = length < 8 ? field->name_head : name_word(octets + field->colon - 8, 8, 8);
}

static inline bool is_empty_line(const uint8_t *octets, size_t count) {
  return octets[0] == '\n' || (octets[0] == '\r' && count > 1 && octets[1] == '\n');
}

static size_t split_fields(const uint8_t *octets, size_t count, mime_field_record *records, size_t capacity) {
  if (count == 0 || capacity == 0 || is_empty_line(octets, count)) return 0;
  field_masks marks = {0};
  mime_field_record field = {.colon = UINT32_MAX};
  size_t found = 0;
  for (size_t at = 0; at < count; at += 64) {
    __builtin_prefetch(octets + at + 1024);
    mark_fields(&marks, block_at(octets, count, at, ' '));
    uint64_t unclaimed = ~(uint64_t)0;
    for (uint64_t starts = marks.starts; starts; starts &= starts - 1) {
      uint64_t below = (starts & (0 - starts)) - 1;
      add_to_field(&field, &marks, unclaimed & below, at);
      unclaimed = ~below;
      size_t end = at + (size_t)__builtin_ctzll(starts);
      end_field(&field, octets, count, end);
      records[found++] = field;
      if (found == capacity || is_empty_line(octets + end, count - end)) return found;
      field = (mime_field_record){.start = (uint32_t)end, .colon = UINT32_MAX};
    }
    add_to_field(&field, &marks, unclaimed, at);
  }
  return found;
}

static size_t find_field_end(const uint8_t *octets, size_t count) {
  uint64_t last_lf = 0;
  for (size_t at = 0; at < count; at += 64) {
    block here = block_at(octets, count, at, ' ');
    uint64_t lf = block_equal(here, '\n');
    uint64_t after_lf = lf << 1 | last_lf;
    last_lf = lf >> 63;
    if (!after_lf) continue;
    uint64_t starts = after_lf & ~(block_equal(here, ' ') | block_equal(here, '\t'));
    if (starts) return at + (size_t)__builtin_ctzll(starts);
  }
  return count + 1;
}

// ---- Bodies

typedef struct {
  uint64_t line;     // where the open line began, as an offset modulo 2^64: it may lie before the octets
  uint64_t last_cr;  // 1 when the octet before the block was a CR
  uint64_t crlf, bare_lf, bare_cr;  // not zero once there was one
  bool long_line;
} line_marks;

// Accounts for the line ends of one block. Octets outside `own` are left out of it; they are the block's last ones.
static inline void add_line_ends(line_marks *marks, uint64_t lf, uint64_t cr, uint64_t own, size_t at) {
  uint64_t after_cr = cr << 1 | marks->last_cr;
  lf &= own;
  marks->last_cr = cr >> 63;
  marks->crlf |= lf & after_cr;
  marks->bare_lf |= lf & ~after_cr;
  marks->bare_cr |= after_cr & ~lf & own;
  if (!lf) return;
  // Only the first line that ends in a block can have begun outside it.
  unsigned first = (unsigned)__builtin_ctzll(lf);
  uint64_t length = at + first - marks->line;
  if (__builtin_expect(length > 998, 0)) marks->long_line |= length - (after_cr >> first & 1) > 998;
  marks->line = at + 64 - (unsigned)__builtin_clzll(lf);
}

// Whether the octets after the LF at `lf` could begin a delimiter.
static inline bool delimiter_may_follow(const uint8_t *octets, size_t count, size_t lf) {
  if (lf + 1 == count) return true;
  return octets[lf + 1] == '-' && (lf + 2 == count || octets[lf + 2] == '-');
}

// The bit of the first LF in a block that a delimiter may follow, or 64. What follows the block's last two octets isn't
// in the masks: those are looked up.
static inline unsigned first_delimiter(const uint8_t *octets, size_t count, size_t at, uint64_t lf, uint64_t hyphen) {
  uint64_t next = hyphen >> 1 | (uint64_t)1 << 63, second = hyphen >> 2 | (uint64_t)3 << 62;
  for (uint64_t candidates = lf & next & second; __builtin_expect(candidates != 0, 0); candidates &= candidates - 1) {
    unsigned bit = (unsigned)__builtin_ctzll(candidates);
    if (delimiter_may_follow(octets, count, at + bit)) return bit;
  }
  return 64;
}

// The filler behind the end is a hyphen: with it, an LF at the end looks like one before a delimiter, and a CR at the
// end is bare, as both should. NUL and 8-bit octets are only gathered, in `least` and `all`, and looked at once.
static size_t scan_body(const uint8_t *octets, size_t count, mime_body_scan *scan, bool delimiters) {
  line_marks marks = {.line = 0 - scan->column};
  block least = block_of('-'), all = block_of('-'), here;
  unsigned stop = 64;
  size_t at = 0;
  uint64_t lf, cr;
  for (;; at += 64) {
    bool is_last = count - at < 64;
    here = is_last ? block_load_tail(octets + at, count - at, '-') : block_load(octets + at);
    lf = block_equal(here, '\n');
    cr = block_equal(here, '\r');
    if (delimiters) stop = first_delimiter(octets, count, at, lf, block_equal(here, '-'));
    if (is_last || stop < 64) break;
    add_line_ends(&marks, lf, cr, ~(uint64_t)0, at);
    least = block_minimum(least, here);
    all = block_or(all, here);
  }
  uint64_t own = bits_below(stop);
  add_line_ends(&marks, lf, cr, own, at);
  size_t end = stop < 64 ? at + stop : count;
  bool nul = (block_equal(least, 0) | (block_equal(here, 0) & own)) != 0;
  bool eight_bit = (block_high(all) | (block_high(here) & own)) != 0;
  scan->column = end - marks.line;
  scan->saw |= (marks.crlf ? MIME_SAW_CRLF : 0) | (marks.bare_lf ? MIME_SAW_BARE_LF : 0) |
               (marks.bare_cr ? MIME_SAW_BARE_CR : 0) | (nul ? MIME_SAW_NUL : 0) |
               (eight_bit ? MIME_SAW_EIGHT_BIT : 0) | (marks.long_line ? MIME_SAW_LONG_LINE : 0);
  return end;
}
