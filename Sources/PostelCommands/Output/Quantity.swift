/// Counts of octets as people read them.
enum Quantity {
  /// A count such as `51 octets` or `1.2 MB (1,234,567 octets)`.
  static func octets(_ count: Int) -> String {
    if count < 1000 { return count == 1 ? "1 octet" : "\(count) octets" }
    return "\(rounded(count)) (\(grouped(count)) octets)"
  }

  /// A count with a unit and, under ten of it, one decimal.
  static func rounded(_ count: Int) -> String {
    var scale = 1
    var unit = "octets"
    for larger in ["kB", "MB", "GB", "TB"] where count / scale >= 1000 {
      scale *= 1000
      unit = larger
    }
    guard scale > 1 else { return "\(count) octets" }
    let tenths = count / (scale / 10) + (count % (scale / 10) >= scale / 20 ? 1 : 0)
    return tenths < 100 ? "\(tenths / 10).\(tenths % 10) \(unit)" : "\((tenths + 5) / 10) \(unit)"
  }

  /// A number with a comma between thousands.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// A time such as `3 s`, `5 min 20 s`, `2 h 5 min` or `3 d 4 h`, with its sign.
  static func delay(_ seconds: Int) -> String {
    let sign = seconds < 0 ? "-" : "+"
    let count = seconds.magnitude
    func text(_ unit: UInt, _ name: String, _ smaller: UInt, _ smallerName: String) -> String {
      let rest = count % unit / smaller
      return "\(sign)\(count / unit) \(name)" + (rest > 0 ? " \(rest) \(smallerName)" : "")
    }
    if count < 60 { return "\(sign)\(count) s" }
    if count < 3600 { return text(60, "min", 1, "s") }
    if count < 86_400 { return text(3600, "h", 60, "min") }
    return text(86_400, "d", 3600, "h")
  }
}
