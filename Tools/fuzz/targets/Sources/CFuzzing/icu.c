#include "CFuzzing.h"

#include <unicode/ucnv.h>

ptrdiff_t icu_decode(const char *converter, const uint8_t *octets, size_t count, uint8_t *output, size_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *from = ucnv_open(converter, &status);
  UConverter *to = ucnv_open("UTF-8", &status);
  ptrdiff_t result = -1;
  if (U_SUCCESS(status)) {
    ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    char *target = (char *)output;
    const char *source = (const char *)octets;
    UChar pivot[512];
    UChar *pivot_source = pivot;
    UChar *pivot_target = pivot;
    ucnv_convertEx(to, from, &target, target + capacity, &source, source + count, pivot, &pivot_source, &pivot_target,
                   pivot + 512, 1, 1, &status);
    if (U_SUCCESS(status)) {
      result = target - (char *)output;
    }
  }
  ucnv_close(from);
  ucnv_close(to);
  return result;
}
