// ICU's functions are macros that carry its version in their names; Swift sees these wrappers instead.

#ifndef CICU_H
#define CICU_H

#include <unicode/ucnv.h>

// Opens a converter; null with a positive status where ICU's data has none of that name.
static inline UConverter *postel_ucnv_open(const char *name, UErrorCode *status) { return ucnv_open(name, status); }

static inline void postel_ucnv_close(UConverter *converter) { ucnv_close(converter); }

// Decodes octets as a whole text; what can't be decoded becomes U+FFFD. Returns how many units the text has, even where
// the target has less room. A negative status is a warning.
static inline int32_t postel_ucnv_toUChars(UConverter *converter, UChar *target, int32_t capacity, const char *source,
                                           int32_t count, UErrorCode *status) {
  return ucnv_toUChars(converter, target, capacity, source, count, status);
}

#endif
