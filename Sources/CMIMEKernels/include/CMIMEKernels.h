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
};

// One header field in a header section: [start, end) with its line ends; `colon` is the offset of its first colon,
// or `end` where it has none; `saw` holds MIME_SAW_ bits for its octets (never MIME_SAW_LONG_LINE).
typedef struct {
  uint32_t start, colon, end, saw;
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
// the end. Returns its offset, or `count`. The octets before the returned offset are accounted for in `scan` (and the LF
// itself is not). With `delimiters` false nothing stops it and all octets are accounted for.
// A CR that ends the octets counts as bare: hold it back unless the input ends there. An LF that begins them counts as
// bare too.
size_t mime_scan_body(const uint8_t *octets, size_t count, mime_body_scan *scan, bool delimiters);

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
