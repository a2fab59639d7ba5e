/// Extensions for parts without a name.
enum FileExtension {
  /// Extensions of the types that mail carries most. Source: the registrations of the media types.
  private static let known: [String: String] = [
    "text/plain": "txt", "text/html": "html", "text/calendar": "ics", "text/csv": "csv", "text/vcard": "vcf",
    "text/x-vcard": "vcf", "text/xml": "xml", "text/css": "css", "text/rtf": "rtf", "text/markdown": "md",
    "text/rfc822-headers": "txt", "text/x-patch": "patch", "text/x-diff": "diff",
    "message/rfc822": "eml", "message/global": "eml", "message/delivery-status": "txt",
    "message/disposition-notification": "txt", "message/partial": "eml",
    "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp", "image/svg+xml": "svg",
    "image/tiff": "tif", "image/bmp": "bmp", "image/heic": "heic",
    "audio/mpeg": "mp3", "audio/ogg": "ogg", "audio/wav": "wav", "audio/x-wav": "wav",
    "video/mp4": "mp4", "video/mpeg": "mpg", "video/quicktime": "mov", "video/webm": "webm",
    "application/pdf": "pdf", "application/zip": "zip", "application/gzip": "gz", "application/json": "json",
    "application/xml": "xml", "application/rtf": "rtf", "application/msword": "doc",
    "application/vnd.ms-excel": "xls", "application/vnd.ms-powerpoint": "ppt", "application/ics": "ics",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/pgp-signature": "asc", "application/pgp-encrypted": "asc", "application/pgp-keys": "asc",
    "application/pkcs7-signature": "p7s", "application/x-pkcs7-signature": "p7s", "application/pkcs7-mime": "p7m",
    "application/x-pkcs7-mime": "p7m", "application/ms-tnef": "dat",
  ]

  /// The extension for a media type, without its dot.
  static func of(_ type: String) -> String {
    known[type] ?? (type.utf8.starts(with: "text/".utf8) ? "txt" : "bin")
  }
}
