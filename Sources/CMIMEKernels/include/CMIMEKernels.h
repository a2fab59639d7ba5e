// Scanning and coding kernels over octets.
//
// Rules for all of them: a length comes with every pointer; nothing is read past it, kept or allocated. The
// instruction set is chosen once, at the first call; every set gives the same result. Plain Swift versions in the
// tests are the oracles.

#ifndef CMIMEKERNELS_H
#define CMIMEKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// ---- Lines: header sections and bodies

// What a scan saw. A bit is set when it occurs at least once in the octets scanned.
enum {
  MIME_SAW_CRLF = 1,        // CR LF
  MIME_SAW_BARE_LF = 2,     // LF without CR before it
  MIME_SAW_BARE_CR = 4,     // CR without LF behind it
  MIME_SAW_NUL = 8,         // octet 0
  MIME_SAW_EIGHT_BIT = 16,  // octet above 127
  MIME_SAW_LONG_LINE = 32,  // more than 998 octets between two line ends, a CR before the LF included in neither
  MIME_SAW_CONTROL = 64,    // octet below SP other than NUL, TAB, CR, LF; or DEL; only mime_split_fields looks for it
  MIME_SAW_BLANK_FOLD = 128,  // a continuation line of SP and TAB only, ended by LF or CR; only mime_split_fields
  MIME_SAW_ODD_NAME = 256,  // before the first colon an octet that no field name has; only mime_split_fields
};

// One header field in a header section: [start, end) with its line ends; `colon` is the offset of its first colon,
// or `end` where it has none; `saw` holds MIME_SAW_ bits for its octets (never MIME_SAW_LONG_LINE). `name_head` and
// `name_tail` are the first and the last eight octets before the colon, or all where there are fewer: the first one
// lowest, each with bit 5 set, which makes letters lower case; the rest is 0. Both are 0 where there is no colon.
typedef struct {
  uint32_t start, colon, end, saw;
  uint64_t name_head, name_tail;
} mime_field_record;

// Splits a header section into fields. `octets` starts at the start of a line. A field ends at an LF whose next octet
// is there and is neither SP nor TAB. Stops at an empty line (LF or CR LF), when `records` is full, or where no further
// field is complete. Returns how many records were written; the octets after the last record's end are untouched.
// `count` is below 2^32.
size_t mime_split_fields(const uint8_t *octets, size_t count, mime_field_record *records, size_t capacity);

// The offset just past the first LF whose next octet is there and is neither SP nor TAB, or `count` + 1 where there is
// none. An LF that ends the octets does not count.
size_t mime_find_field_end(const uint8_t *octets, size_t count);

// The state of a body scan across calls.
typedef struct {
  uint64_t column;  // octets since the last line end
  uint32_t saw;     // MIME_SAW_ bits so far; the scan only adds
} mime_body_scan;

// Looks for the first LF that can precede a delimiter: one followed by `--`, or by the end of the octets, or by `-` and
// the end. Returns its offset, or `count`. The octets before the returned offset are accounted for in `scan` (and the
// LF itself is not). With `delimiters` false nothing stops it and all octets are accounted for. A CR that ends the
// octets counts as bare: hold it back unless the input ends there. An LF that begins them counts as bare too.
size_t mime_scan_body(const uint8_t *octets, size_t count, mime_body_scan *scan, bool delimiters);

// ---- Text

// The offset of the first octet of a value, or `count`.
size_t mime_find_octet(const uint8_t *octets, size_t count, uint8_t octet);

// How many octets at the beginning are ASCII.
size_t mime_ascii_run(const uint8_t *octets, size_t count);

// How many octets at the beginning are whole, valid UTF-8 sequences: the offset of the first ill-formed or unfinished
// one, or `count` (Unicode 16, table 3-7).
size_t mime_utf8_run(const uint8_t *octets, size_t count);

// How far a kernel with an output came. Octets of the output past `produced`, up to its capacity, may be overwritten.
// With 64 octets of capacity more than needed, all kernels run at their full speed to the end.
typedef struct {
  size_t consumed, produced;
} mime_progress;

// Turns text in a single-byte charset into UTF-8. `words` has, for each of the 256 octets, the UTF-8 of its character:
// one to three octets, the first one lowest, and their number in the top octet; below 128 that is ASCII. Stops where
// the output can't take the next character.
mime_progress mime_single_byte_to_utf8(
    const uint8_t *octets, size_t count, const uint32_t *words, uint8_t *output, size_t capacity);

// ---- Base64

// Decodes whole groups of four characters. SP, TAB, CR and LF are dropped, also inside a group. Stops at any other
// octet (padding is one), where fewer than four characters are left, and where the output can't take three octets more.
// What is consumed ends with the last group and the SP, TAB, CR and LF behind it.
mime_progress mime_base64_decode(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity);

// Encodes whole groups of three octets, without line ends.
mime_progress mime_base64_encode(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity);

// Encodes whole lines: every 57 octets become 76 characters, CR and LF.
mime_progress mime_base64_encode_lines(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity);

// ---- Quoted-printable

// Decodes text: `=` and two hexadecimal digits of either case give an octet, `=` with CR LF or LF gives nothing, all
// else stands for itself. Stops before blanks (SP, TAB) that CR, LF or the end of the octets follows, before an `=`
// that anything else follows or whose escape the end cuts off, and where the output is full.
mime_progress mime_quoted_printable_decode(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity);

// Encodes whole lines of output, from the start of one on. Lines have at most 76 octets before their CR LF, soft line
// breaks included. With `text`, LF and CR LF are line breaks and blanks before them are escaped, as is a `.` that is
// alone in its line; without, CR and LF are octets like others. The SP after `From` at a line's start is escaped. Stops
// at the start of a line where fewer than 80 octets of input or of output are left.
mime_progress mime_quoted_printable_encode(
    const uint8_t *octets, size_t count, uint8_t *output, size_t capacity, bool text);

// ---- Lines: SMTP's transparency

// The state of a dot scan across calls; all zero at first, or `after_crlf` 1 where a dot that comes first counts.
typedef struct {
  uint64_t column;      // octets since the last LF
  uint64_t longest;     // octets of the longest line that ended, its line end included
  uint32_t after_cr;    // 1 when the octet before is a CR
  uint32_t after_crlf;  // 1 when the octets before are CR LF
  uint32_t saw;         // MIME_SAW_BARE_LF, MIME_SAW_BARE_CR and MIME_SAW_NUL so far; the scan only adds
} mime_dot_scan;

// Looks for the first dot behind CR LF and, with `stopping`, for the first LF that follows no CR, octet other than LF
// that follows a CR, or NUL. Returns its offset, or `count`. The octets before the returned offset are accounted for in
// `scan`. Whether a CR that ends the octets is bare shows in the next call.
size_t mime_scan_dots(const uint8_t *octets, size_t count, mime_dot_scan *scan, bool stopping);

// ---- Instruction sets

// The instruction sets that kernels exist for.
typedef enum {
  MIME_SET_SCALAR,  // plain C
  MIME_SET_SSSE3,   // SSSE3 and SSE4.1
  MIME_SET_AVX2,    // AVX2, BMI1, BMI2, LZCNT, POPCNT
  MIME_SET_AVX512,  // those and AVX-512 F, BW, VL, VBMI, VBMI2
  MIME_SET_NEON,    // NEON, on 64-bit ARM
} mime_kernel_set;

// All kernels of one instruction set, under the names of the functions above.
typedef struct {
  size_t (*split_fields)(const uint8_t *octets, size_t count, mime_field_record *records, size_t capacity);
  size_t (*find_field_end)(const uint8_t *octets, size_t count);
  size_t (*scan_body)(const uint8_t *octets, size_t count, mime_body_scan *scan, bool delimiters);
  size_t (*find_octet)(const uint8_t *octets, size_t count, uint8_t octet);
  size_t (*ascii_run)(const uint8_t *octets, size_t count);
  size_t (*utf8_run)(const uint8_t *octets, size_t count);
  mime_progress (*single_byte_to_utf8)(
      const uint8_t *octets, size_t count, const uint32_t *words, uint8_t *output, size_t capacity);
  mime_progress (*base64_decode)(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity);
  mime_progress (*base64_encode)(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity);
  mime_progress (*base64_encode_lines)(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity);
  mime_progress (*quoted_printable_decode)(const uint8_t *octets, size_t count, uint8_t *output, size_t capacity);
  mime_progress (*quoted_printable_encode)(
      const uint8_t *octets, size_t count, uint8_t *output, size_t capacity, bool text);
  size_t (*scan_dots)(const uint8_t *octets, size_t count, mime_dot_scan *scan, bool stopping);
} mime_kernels;

// The kernels of a set, or NULL where this machine can't run them.
const mime_kernels *mime_kernels_of(mime_kernel_set set);

// Makes all functions above use a set from now on; says whether this machine can. Meant for tests and measurements:
// without it the best set is used, or the one that the environment variable POSTEL_KERNELS names (scalar, ssse3, avx2,
// avx512, neon).
bool mime_kernels_select(mime_kernel_set set);

#ifdef __cplusplus
}
#endif

#endif
