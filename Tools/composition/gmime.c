// Prints what GMime finds in a message; see MessageWriter+ReadersTests.swift for the form.
#include <gmime/gmime.h>
#include <stdio.h>
#include <string.h>

static void spell(const unsigned char *octets, size_t count) {
  if (count == 0) putchar('-');
  for (size_t index = 0; index < count; index++) printf("%02x", octets[index]);
}

static void spell_text(const char *text) {
  spell((const unsigned char *)(text ? text : ""), text ? strlen(text) : 0);
}

// GMime keeps the line ends of names that are folded between words.
static void spell_name(const char *name) {
  char *unfolded = g_strdup(name ? name : "");
  char *target = unfolded;
  for (const char *source = unfolded; *source; source++)
    if (*source != '\r' && *source != '\n') *target++ = *source;
  *target = 0;
  spell_text(unfolded);
  g_free(unfolded);
}

static void show_mailboxes(const char *name, InternetAddressList *list) {
  for (int index = 0; list && index < internet_address_list_length(list); index++) {
    InternetAddress *address = internet_address_list_get_address(list, index);
    if (INTERNET_ADDRESS_IS_GROUP(address)) {
      show_mailboxes(name, internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)));
      continue;
    }
    printf("%s ", name);
    spell_name(internet_address_get_name(address));
    putchar(' ');
    spell_text(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)));
    putchar('\n');
  }
}

static void show_part(GMimeObject *part);

static void show(GMimeMessage *message) {
  printf("subject ");
  spell_text(g_mime_message_get_subject(message));
  putchar('\n');
  show_mailboxes("from", g_mime_message_get_from(message));
  show_mailboxes("to", g_mime_message_get_to(message));
  show_mailboxes("cc", g_mime_message_get_cc(message));
  show_part(g_mime_message_get_mime_part(message));
}

static void show_leaf(GMimeObject *part) {
  GMimeContentType *type = g_mime_object_get_content_type(part);
  char *essence = g_mime_content_type_get_mime_type(type);
  char *lower = g_ascii_strdown(essence, -1);
  GMimeStream *stream = g_mime_stream_mem_new();
  GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(part));
  if (content) g_mime_data_wrapper_write_to_stream(content, stream);
  GByteArray *octets = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
  printf("leaf %s ", lower);
  spell_text(g_mime_part_get_filename(GMIME_PART(part)));
  putchar(' ');
  spell(octets->data, octets->len);
  putchar('\n');
  g_object_unref(stream);
  g_free(lower);
  g_free(essence);
}

static void show_part(GMimeObject *part) {
  if (GMIME_IS_MESSAGE_PART(part)) {
    show(g_mime_message_part_get_message(GMIME_MESSAGE_PART(part)));
  } else if (GMIME_IS_MULTIPART(part)) {
    for (int index = 0; index < g_mime_multipart_get_count(GMIME_MULTIPART(part)); index++)
      show_part(g_mime_multipart_get_part(GMIME_MULTIPART(part), index));
  } else {
    show_leaf(part);
  }
}

int main(int count, char **arguments) {
  if (count != 2) return 2;
  g_mime_init();
  GMimeStream *stream = g_mime_stream_file_open(arguments[1], "r", NULL);
  if (!stream) return 1;
  GMimeParser *parser = g_mime_parser_new_with_stream(stream);
  GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
  if (!message) return 1;
  show(message);
  return 0;
}
