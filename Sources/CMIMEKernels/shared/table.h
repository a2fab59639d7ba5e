// The table of one set's kernels. Each set's file includes this last, with `MIME_TABLE` as the table's name.

const mime_kernels MIME_TABLE = {
    .split_fields = split_fields,
    .find_field_end = find_field_end,
    .scan_body = scan_body,
    .find_octet = find_octet,
    .ascii_run = ascii_run,
    .utf8_run = utf8_run,
    .single_byte_to_utf8 = single_byte_to_utf8,
    .base64_decode = base64_decode,
    .base64_encode = base64_encode,
    .base64_encode_lines = base64_encode_lines,
    .quoted_printable_decode = quoted_printable_decode,
    .quoted_printable_encode = quoted_printable_encode,
    .scan_dots = scan_dots,
};
