internal import Octets

extension MediaType {
  /// The media type that files of a name have; nil where the name does not say, or may mean several.
  ///
  /// Only what follows the last dot counts, ASCII letters of either case being the same.
  ///
  /// Source: the registrations of the media types.
  public init?(fileName: String) {
    let octets = Array(fileName.utf8)
    guard let dot = octets.lastIndex(of: ASCII.dot) else { return nil }
    let ending = String(lowercasingASCII: octets.span.extracting((dot + 1)...))
    guard let essence = Self.essences[ending], let slash = essence.utf8.firstIndex(of: ASCII.slash) else { return nil }
    let subtype = essence.utf8[essence.utf8.index(after: slash)...]
    self.init(type: String(essence[..<slash]), subtype: String(Substring(subtype)))
  }

  private static let essences: [String: String] = [
    "txt": "text/plain", "text": "text/plain", "log": "text/plain", "md": "text/markdown", "csv": "text/csv",
    "tsv": "text/tab-separated-values", "html": "text/html", "htm": "text/html", "css": "text/css",
    "ics": "text/calendar", "vcf": "text/vcard", "diff": "text/x-diff", "patch": "text/x-patch",
    "rtf": "application/rtf", "json": "application/json", "xml": "application/xml", "yaml": "application/yaml",
    "yml": "application/yaml", "js": "text/javascript", "wasm": "application/wasm", "sql": "application/sql",
    "eml": "message/rfc822", "pdf": "application/pdf", "ps": "application/postscript",
    "zip": "application/zip", "gz": "application/gzip", "tgz": "application/gzip", "zst": "application/zstd",
    "7z": "application/x-7z-compressed", "bz2": "application/x-bzip2", "xz": "application/x-xz",
    "tar": "application/x-tar", "jar": "application/java-archive", "epub": "application/epub+zip",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "svg": "image/svg+xml", "tif": "image/tiff", "tiff": "image/tiff", "bmp": "image/bmp", "heic": "image/heic",
    "heif": "image/heif", "avif": "image/avif", "ico": "image/vnd.microsoft.icon", "jxl": "image/jxl",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "opus": "audio/ogg", "flac": "audio/flac",
    "wav": "audio/wav", "aac": "audio/aac", "mp4": "video/mp4", "m4v": "video/mp4", "mpeg": "video/mpeg",
    "mpg": "video/mpeg", "mov": "video/quicktime", "webm": "video/webm", "mkv": "video/matroska",
    "woff": "font/woff", "woff2": "font/woff2", "ttf": "font/ttf", "otf": "font/otf",
    "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "sig": "application/pgp-signature", "p7s": "application/pkcs7-signature", "p7m": "application/pkcs7-mime",
  ]
}
