// ICU's functions are macros that carry its version in their names; Swift sees these wrappers instead.

#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/uidna.h>
#include <unicode/usprep.h>

// Opens a converter; null with a positive status where ICU's data has none of that name.
static inline UConverter *postel_ucnv_open(const char *name, UErrorCode *status) { return ucnv_open(name, status); }

static inline void postel_ucnv_close(UConverter *converter) { ucnv_close(converter); }

// Decodes octets as a whole text; what can't be decoded becomes U+FFFD. Returns how many units the text has, even where
// the target has less room. A negative status is a warning.
static inline int32_t postel_ucnv_toUChars(UConverter *converter, UChar *target, int32_t capacity, const char *source,
                                           int32_t count, UErrorCode *status) {
  return ucnv_toUChars(converter, target, capacity, source, count, status);
}

// Guesses the charset of a text. Writes the name of the likeliest, which ends in NUL, and returns how likely it is, from 0
// to 100; writes the same of the next one. Returns -1 where ICU can't guess, or the name has less room.
static inline int32_t postel_ucsdet_detect(const uint8_t *text, int32_t count, bool strips_tags, char *name,
                                           int32_t capacity, int32_t *next) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t confidence = -1;
  int32_t found = 0;
  UCharsetDetector *detector = ucsdet_open(&status);
  ucsdet_enableInputFilter(detector, strips_tags);
  ucsdet_setText(detector, (const char *)text, count, &status);
  const UCharsetMatch **matches = ucsdet_detectAll(detector, &found, &status);
  if (U_SUCCESS(status) && found > 0) {
    const char *likeliest = ucsdet_getName(matches[0], &status);
    confidence = ucsdet_getConfidence(matches[0], &status);
    *next = found > 1 ? ucsdet_getConfidence(matches[1], &status) : 0;
    size_t length = U_SUCCESS(status) ? strlen(likeliest) : 0;
    if (length == 0 || length >= (size_t)capacity) confidence = -1;
    else memcpy(name, likeliest, length + 1);
  }
  ucsdet_close(detector);
  return confidence;
}

// Converts a domain in UTF-8 to A-labels or to U-labels. Returns the count of octets written, or -1 where IDNA allows no
// such name or the target has less room.
static inline int32_t postel_uidna_convert(const uint8_t *name, int32_t count, uint8_t *target, int32_t capacity,
                                           bool to_ascii) {
  UErrorCode status = U_ZERO_ERROR;
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  UIDNA *idna = uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII |
                                    UIDNA_NONTRANSITIONAL_TO_UNICODE | UIDNA_USE_STD3_RULES,
                                &status);
  if (U_FAILURE(status)) return -1;
  int32_t length = to_ascii ? uidna_nameToASCII_UTF8(idna, (const char *)name, count, (char *)target, capacity, &info, &status)
                            : uidna_nameToUnicodeUTF8(idna, (const char *)name, count, (char *)target, capacity, &info, &status);
  uidna_close(idna);
  return U_FAILURE(status) || info.errors || length > capacity ? -1 : length;
}

// Prepares a user's name or password by RFC 4013. Returns the count of units written, or -1 where the text holds what none
// may hold or the target has less room.
static inline int32_t postel_usprep_prepare(const UChar *text, int32_t count, UChar *target, int32_t capacity,
                                            bool allows_unassigned) {
  UErrorCode status = U_ZERO_ERROR;
  UStringPrepProfile *profile = usprep_openByType(USPREP_RFC4013_SASLPREP, &status);
  if (U_FAILURE(status)) return -1;
  int32_t options = allows_unassigned ? USPREP_ALLOW_UNASSIGNED : USPREP_DEFAULT;
  int32_t length = usprep_prepare(profile, text, count, target, capacity, options, NULL, &status);
  usprep_close(profile);
  return U_FAILURE(status) || length > capacity ? -1 : length;
}

#endif
