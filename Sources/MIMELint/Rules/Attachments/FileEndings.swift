internal import Octets

/// What the endings of file names say.
enum FileEndings {
  /// Whether large receivers refuse files of a name.
  static func isBlocked(_ name: String) -> Bool {
    guard let ending = ending(of: name) else { return false }
    return blocked.contains(ending)
  }

  /// The media type of files of a name, where the ending has hardly another meaning.
  static func type(of name: String) -> String? {
    guard let ending = ending(of: name) else { return nil }
    return types[ending]
  }

  /// What stands behind the last dot, in lower case.
  private static func ending(of name: String) -> String? {
    let octets = Array(name.utf8)
    let trimmed = octets[octets.span.trimmedRange()]
    guard let dot = trimmed.lastIndex(of: ASCII.dot), trimmed.count - dot < 16 else { return nil }
    return String(decoding: trimmed[(dot + 1)...].map(\.lowercased), as: UTF8.self)
  }

  /// Source: Google, "File types blocked in Gmail", and the parts of Microsoft's "Blocked attachments in Outlook" that are
  /// programs or scripts.
  private static let blocked: Set<String> = [
    "ade", "adp", "apk", "appx", "appxbundle", "bat", "cab", "chm", "cmd", "com", "cpl", "diagcab", "diagcfg",
    "diagpkg",
    "dll", "dmg", "ex", "ex_", "exe", "hta", "img", "ins", "iso", "isp", "jar", "jnlp", "js", "jse", "lib", "lnk",
    "mde",
    "mjs", "msc", "msi", "msix", "msixbundle", "msp", "mst", "nsh", "pif", "ps1", "ps1xml", "ps2", "psc1", "reg", "scr",
    "sct", "shb", "sys", "vb", "vbe", "vbs", "vhd", "vhdx", "vxd", "wsc", "wsf", "wsh", "xll",
  ]

  /// Source: IANA's registry of media types.
  private static let types: [String: String] = [
    "pdf": "application/pdf", "zip": "application/zip", "gz": "application/gzip", "rtf": "application/rtf",
    "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation", "epub": "application/epub+zip",
    "json": "application/json",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "tif": "image/tiff", "tiff": "image/tiff", "svg": "image/svg+xml", "heic": "image/heic", "bmp": "image/bmp",
    "mp3": "audio/mpeg", "ogg": "audio/ogg", "flac": "audio/flac", "wav": "audio/wav", "m4a": "audio/mp4",
    "mp4": "video/mp4", "mov": "video/quicktime", "webm": "video/webm", "txt": "text/plain", "csv": "text/csv",
    "htm": "text/html", "html": "text/html", "ics": "text/calendar", "vcf": "text/vcard", "eml": "message/rfc822",
  ]
}
