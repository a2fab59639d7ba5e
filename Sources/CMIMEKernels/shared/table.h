// The table of one set's kernels. Each set's file includes this last, with `MIME_TABLE` as the table's name.

const mime_kernels MIME_TABLE = {
    .split_fields = split_fields,
    .find_field_end = find_field_end,
    .scan_body = scan_body,
    .scan_dots = scan_dots,
};
