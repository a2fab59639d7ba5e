// GMime as a peer: reads messages, decodes and encodes.
//
//   gmime              serves, as bench-jobs does
//   gmime stream FILE  reads a file and decodes every leaf to nowhere
//   gmime compose FILE composes a message with a file to nowhere
//   gmime read FILE    reads a small file and its leaves, for the time of a process

#include <gmime/gmime.h>

#include "serve.h"

static char *buffer;
static size_t buffer_size;

static char *room(size_t count) {
  if (count > buffer_size) buffer = realloc(buffer, buffer_size = count);
  return buffer;
}

static GMimeMessage *parse(GMimeStream *stream) {
  GMimeParser *parser = g_mime_parser_new_with_stream(stream);
  GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
  g_object_unref(parser);
  return message;
}

static GMimeMessage *parse_item(item input) {
  GByteArray array = {.data = (guint8 *)input.octets, .len = (guint)input.count};
  GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(&array);
  g_mime_stream_mem_set_owner((GMimeStreamMem *)stream, FALSE);
  GMimeParser *parser = g_mime_parser_new_with_stream(stream);
  g_mime_parser_set_persist_stream(parser, TRUE);  // contents stay where they are
  GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
  g_object_unref(parser);
  g_object_unref(stream);
  return message;
}

static void count_leaf(GMimeObject *parent, GMimeObject *part, gpointer data) {
  (void)parent;
  outcome *result = data;
  if (GMIME_IS_MESSAGE_PART(part)) {
    GMimeMessage *inner = g_mime_message_part_get_message((GMimeMessagePart *)part);
    if (inner) g_mime_message_foreach(inner, count_leaf, data);
  } else if (!GMIME_IS_MULTIPART(part)) {
    result->items++;
  }
}

static void decode_leaf(GMimeObject *parent, GMimeObject *part, gpointer data) {
  outcome *result = data;
  (void)parent;
  if (GMIME_IS_MESSAGE_PART(part)) {
    GMimeMessage *inner = g_mime_message_part_get_message((GMimeMessagePart *)part);
    if (inner) g_mime_message_foreach(inner, decode_leaf, data);
    return;
  }
  if (!GMIME_IS_PART(part)) return;
  result->items++;
  if (GMIME_IS_TEXT_PART(part)) {
    char *text = g_mime_text_part_get_text((GMimeTextPart *)part);
    if (text) result->produced += strlen(text);
    g_free(text);
    return;
  }
  GMimeDataWrapper *content = g_mime_part_get_content((GMimePart *)part);
  if (!content) return;
  GMimeStream *nowhere = g_mime_stream_null_new();
  g_mime_data_wrapper_write_to_stream(content, nowhere);
  result->produced += ((GMimeStreamNull *)nowhere)->written;
  g_object_unref(nowhere);
}

static size_t used;

static void read_main_fields(GMimeMessage *message) {
  const char *subject = g_mime_message_get_subject(message), *id = g_mime_message_get_message_id(message);
  used += (subject != NULL) + (id != NULL);
  used += internet_address_list_length(g_mime_message_get_from(message));
  used += internet_address_list_length(g_mime_message_get_to(message));
  used += g_mime_message_get_date(message) != NULL;
}

static void code(item input, GMimeEncoding *state, outcome *result) {
  char *output = room(g_mime_encoding_outlen(state, input.count));
  size_t count = g_mime_encoding_step(state, input.octets, input.count, output);
  result->produced += count + g_mime_encoding_flush(state, "", 0, output + count);
  result->items++;
}

static bool do_job(const char *job, item input, outcome *result) {
  GMimeEncoding state;
  if (!strcmp(job, "index") || !strcmp(job, "full") || !strcmp(job, "headers")) {
    GMimeMessage *message = parse_item(input);
    if (job[0] != 'i') read_main_fields(message);
    if (job[0] == 'h')
      result->items++;
    else
      g_mime_message_foreach(message, job[0] == 'i' ? count_leaf : decode_leaf, result);
    g_object_unref(message);
    return true;
  }
  if (!strcmp(job, "base64-decode")) g_mime_encoding_init_decode(&state, GMIME_CONTENT_ENCODING_BASE64);
  else if (!strcmp(job, "base64-encode")) g_mime_encoding_init_encode(&state, GMIME_CONTENT_ENCODING_BASE64);
  else if (!strcmp(job, "qp-decode")) g_mime_encoding_init_decode(&state, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  else if (!strcmp(job, "qp-encode")) g_mime_encoding_init_encode(&state, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  else return false;
  code(input, &state, result);
  return true;
}

static bool compose(const char *path) {
  GMimeStream *stream = g_mime_stream_fs_open(path, 0, 0, NULL);
  if (!stream) return false;
  GMimePart *file = g_mime_part_new_with_type("application", "octet-stream");
  GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
  g_mime_part_set_content(file, content);
  g_mime_part_set_content_encoding(file, GMIME_CONTENT_ENCODING_BASE64);
  g_mime_part_set_filename(file, "huge.eml");
  GMimeTextPart *text = g_mime_text_part_new();
  g_mime_text_part_set_text(text, "Here it is.");
  GMimeMultipart *mixed = g_mime_multipart_new_with_subtype("mixed");
  g_mime_multipart_add(mixed, GMIME_OBJECT(text));
  g_mime_multipart_add(mixed, GMIME_OBJECT(file));
  GMimeMessage *message = g_mime_message_new(TRUE);
  g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, "Ann", "ann@example.org");
  g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, NULL, "bob@example.com");
  g_mime_message_set_subject(message, "A file", NULL);
  g_mime_message_set_mime_part(message, GMIME_OBJECT(mixed));
  printf("%zd\n", g_mime_object_write_to_stream(GMIME_OBJECT(message), NULL, g_mime_stream_null_new()));
  return true;
}

int main(int count, char **arguments) {
  g_mime_init();
  if (count == 3 && !strcmp(arguments[1], "compose")) return compose(arguments[2]) ? 0 : 1;
  if (count == 3) {
    GMimeStream *stream = g_mime_stream_fs_open(arguments[2], 0, 0, NULL);
    GMimeMessage *message = stream ? parse(stream) : NULL;
    if (!message) return 1;
    outcome result = {0};
    read_main_fields(message);
    g_mime_message_foreach(message, decode_leaf, &result);
    printf("%zu\n", result.produced);
    return 0;
  }
  serve();
  return 0;
}
