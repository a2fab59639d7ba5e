// ICU and the C library's iconv as peers: they turn texts into UTF-8. Jobs: icu:CHARSET and iconv:CHARSET.

#include <errno.h>
#include <iconv.h>
#include <unicode/ucnv.h>

#include "serve.h"

static char *buffer;
static size_t buffer_size;

static void with_icu(const char *charset, item input, outcome *result) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(charset, &status);
  if (U_FAILURE(status)) exit(4);
  result->produced +=
      ucnv_toAlgorithmic(UCNV_UTF8, converter, buffer, (int32_t)buffer_size, input.octets, (int32_t)input.count, &status);
  ucnv_close(converter);
}

static bool with_iconv(const char *charset, item input, outcome *result) {
  iconv_t converter = iconv_open("UTF-8", charset);
  if (converter == (iconv_t)-1) return false;
  char *from = (char *)input.octets, *to = buffer;
  size_t left = input.count, room = buffer_size;
  while (iconv(converter, &from, &left, &to, &room) == (size_t)-1 && errno == EILSEQ) from++, left--;
  result->produced += buffer_size - room;
  iconv_close(converter);
  return true;
}

static bool do_job(const char *job, item input, outcome *result) {
  const char *charset = strchr(job, ':');
  if (!charset) return false;
  if (buffer_size < input.count * 3 + 16) buffer = realloc(buffer, buffer_size = input.count * 3 + 16);
  result->items++;
  if (!strncmp(job, "icu", 3)) {
    with_icu(charset + 1, input, result);
    return true;
  }
  return with_iconv(charset + 1, input, result);
}

int main(void) {
  serve();
  return 0;
}
