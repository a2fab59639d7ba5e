// The kernels in plain C: for machines without a wider set, and for what is left over at the end of the others.

#include "sets.h"

static bool is_blank(uint8_t octet) { return octet == ' ' || octet == '\t'; }

static size_t find_field_end(const uint8_t *octets, size_t count) {
  size_t at = 0;
  while (at < count) {
    const uint8_t *lf = __builtin_memchr(octets + at, '\n', count - at);
    if (!lf) return count + 1;
    at = (size_t)(lf - octets) + 1;
    if (at == count) return count + 1;
    if (!is_blank(octets[at])) return at;
  }
  return count + 1;
}

static uint32_t saw_in(const uint8_t *octets, size_t count) {
  uint32_t saw = 0;
  for (size_t at = 0; at < count; at++) {
    uint8_t octet = octets[at];
    if (octet >= 0x80) {
      saw |= MIME_SAW_EIGHT_BIT;
    } else if (octet == '\n') {
      saw |= at > 0 && octets[at - 1] == '\r' ? MIME_SAW_CRLF : MIME_SAW_BARE_LF;
    } else if (octet == '\r') {
      if (at + 1 == count || octets[at + 1] != '\n') saw |= MIME_SAW_BARE_CR;
    } else if (octet == 0) {
      saw |= MIME_SAW_NUL;
    } else if ((octet < ' ' && octet != '\t') || octet == 0x7F) {
      saw |= MIME_SAW_CONTROL;
    }
  }
  return saw;
}

static bool has_blank_fold(const uint8_t *octets, size_t count) {
  for (size_t at = 1; at < count; at++) {
    if (octets[at - 1] != '\n' || !is_blank(octets[at])) continue;
    while (at < count && is_blank(octets[at])) at++;
    if (at < count && (octets[at] == '\n' || octets[at] == '\r')) return true;
  }
  return false;
}

static bool has_odd_name(const uint8_t *octets, size_t count) {
  for (size_t at = 0; at < count; at++) {
    if (octets[at] <= ' ' || octets[at] >= 0x7F) return true;
  }
  return false;
}

static uint64_t name_word(const uint8_t *octets, size_t count) {
  uint64_t word = 0;
  for (size_t at = 0; at < count; at++) word |= (uint64_t)(octets[at] | 0x20) << (8 * at);
  return word;
}

static size_t split_fields(const uint8_t *octets, size_t count, mime_field_record *records, size_t capacity) {
  size_t at = 0, found = 0;
  while (found < capacity && at < count) {
    if (octets[at] == '\n' || (octets[at] == '\r' && at + 1 < count && octets[at + 1] == '\n')) break;
    size_t length = find_field_end(octets + at, count - at);
    if (length > count - at) break;
    const uint8_t *colon = __builtin_memchr(octets + at, ':', length);
    size_t name = colon ? (size_t)(colon - octets) - at : length, word = !colon ? 0 : name < 8 ? name : 8;
    records[found++] = (mime_field_record){
        .start = (uint32_t)at,
        .colon = (uint32_t)(at + name),
        .end = (uint32_t)(at + length),
        .saw = saw_in(octets + at, length) | (has_blank_fold(octets + at, length) ? MIME_SAW_BLANK_FOLD : 0) |
               (has_odd_name(octets + at, name) ? MIME_SAW_ODD_NAME : 0),
        .name_head = name_word(octets + at, word),
        .name_tail = name_word(octets + at + name - word, word),
    };
    at += length;
  }
  return found;
}

static size_t scan_body(const uint8_t *octets, size_t count, mime_body_scan *scan, bool delimiters) {
  uint64_t column = scan->column;
  uint32_t saw = scan->saw;
  size_t at = 0;
  for (; at < count; at++) {
    uint8_t octet = octets[at];
    column++;
    if (octet == '\n') {
      bool crlf = at > 0 && octets[at - 1] == '\r';
      if (delimiters && (at + 1 == count || (octets[at + 1] == '-' && (at + 2 == count || octets[at + 2] == '-')))) {
        column--;
        break;
      }
      saw |= crlf ? MIME_SAW_CRLF : MIME_SAW_BARE_LF;
      if (column - 1 - crlf > 998) saw |= MIME_SAW_LONG_LINE;
      column = 0;
    } else if (octet >= 0x80) {
      saw |= MIME_SAW_EIGHT_BIT;
    } else if (octet == '\r') {
      if (at + 1 == count || octets[at + 1] != '\n') saw |= MIME_SAW_BARE_CR;
    } else if (octet == 0) {
      saw |= MIME_SAW_NUL;
    }
  }
  scan->column = column;
  scan->saw = saw;
  return at;
}

// ---- Text

#include "shared/text_plain.h"

static size_t find_octet(const uint8_t *octets, size_t count, uint8_t octet) {
  size_t at = 0;
  while (at < count && octets[at] != octet) at++;
  return at;
}

static size_t ascii_run(const uint8_t *octets, size_t count) {
  size_t at = 0;
  for (uint64_t eight; count - at >= 8; at += 8) {
    __builtin_memcpy(&eight, octets + at, 8);
    if (eight & 0x8080808080808080) break;
  }
  while (at < count && octets[at] < 0x80) at++;
  return at;
}

static size_t utf8_run(const uint8_t *octets, size_t count) { return utf8_run_plain(octets, count, 0); }

static mime_progress single_byte_to_utf8(
    const uint8_t *octets, size_t count, const uint32_t *words, uint8_t *output, size_t capacity) {
  return single_byte_to_utf8_plain(octets, count, words, output, capacity, (mime_progress){0, 0});
}

// ---- Base64

#include "shared/base64_plain.h"

static mime_progress base64_decode(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity) {
  mime_progress done = {0, 0};
  while (base64_decode_group(octets, count, output, capacity, &done)) continue;
  return base64_end(octets, count, done);
}

static mime_progress base64_encode(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity) {
  return base64_encode_plain(octets, count, output, capacity, (mime_progress){0, 0});
}

static mime_progress base64_encode_lines(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity) {
  return base64_encode_lines_plain(octets, count, output, capacity, (mime_progress){0, 0});
}

// ---- Quoted-printable

#include "shared/quoted_printable_plain.h"

static mime_progress quoted_printable_decode(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity) {
  return quoted_printable_decode_plain(octets, count, output, capacity, (mime_progress){0, 0});
}

static quoted_printable_marks mark_line(const uint8_t *octets, size_t count, bool text) {
  (void)count;
  quoted_printable_marks marks = {0, 0};
  for (unsigned i = 0; i < QUOTED_PRINTABLE_ROOM; i++) {
    bool plain = (octets[i] >= ' ' && octets[i] < 127 && octets[i] != '=') || octets[i] == '\t';
    bool ends = octets[i] == '\n' || (octets[i] == '\r' && i + 1 < QUOTED_PRINTABLE_ROOM && octets[i + 1] == '\n');
    marks.escaped |= (quoted_printable_mask)!plain << i;
    marks.line_ends |= (quoted_printable_mask)(text && ends) << i;
    if (text && ends) break;
  }
  return marks;
}

#include "shared/quoted_printable_lines.h"

static size_t scan_dots(const uint8_t *octets, size_t count, mime_dot_scan *scan, bool stopping) {
  size_t at = 0;
  for (; at < count; at++) {
    uint8_t octet = octets[at];
    bool lone_lf = octet == '\n' && !scan->after_cr, lone_cr = octet != '\n' && scan->after_cr;
    if ((octet == '.' && scan->after_crlf) || (stopping && (lone_lf || lone_cr || octet == 0))) break;
    scan->saw |= (lone_lf ? MIME_SAW_BARE_LF : 0) | (lone_cr ? MIME_SAW_BARE_CR : 0) | (octet == 0 ? MIME_SAW_NUL : 0);
    scan->after_crlf = octet == '\n' && scan->after_cr;
    scan->after_cr = octet == '\r';
    scan->column++;
    if (octet != '\n') continue;
    if (scan->column > scan->longest) scan->longest = scan->column;
    scan->column = 0;
  }
  return at;
}

#define MIME_TABLE mime_kernels_scalar
#include "shared/table.h"
