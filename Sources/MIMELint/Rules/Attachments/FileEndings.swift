internal import Octets

/// Which endings of file names stand for programs, or for what may hold some.
enum FileEndings {
  /// Whether large receivers refuse files of a name.
  static func isBlocked(_ name: String) -> Bool {
    guard let ending = ending(of: name) else { return false }
    return blocked.contains(ending)
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
}
