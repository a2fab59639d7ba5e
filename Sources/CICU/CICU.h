// ICU's functions are macros that carry its version in their names; Swift sees these wrappers instead.

#ifndef CICU_H
#define CICU_H

#include <unicode/ucnv.h>

static inline UConverter *postel_ucnv_open(const char *name, UErrorCode *status) { return ucnv_open(name, status); }
static inline void postel_ucnv_close(UConverter *converter) { ucnv_close(converter); }

#endif
