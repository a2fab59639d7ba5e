// What the fuzzer takes from C: libFuzzer's driver, and ICU as an oracle for charsets.

#ifndef CFUZZING_H
#define CFUZZING_H

#include <stddef.h>
#include <stdint.h>

// Runs libFuzzer with a function that is given each input; see compiler-rt's lib/fuzzer/FuzzerInterface.h.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *octets, size_t count));

// Decodes a whole text with a converter of ICU into UTF-8. Returns the count of octets written, or -1 where ICU lacks
// the converter, finds octets that it can't decode, or lacks room.
ptrdiff_t icu_decode(const char *converter, const uint8_t *octets, size_t count, uint8_t *output, size_t capacity);

#endif
