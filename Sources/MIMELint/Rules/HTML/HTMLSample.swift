/// What examples with HTML are made of.
enum HTMLSample {
  /// A page without fault.
  static let page = page("<p>Hello Bob, we meet on Monday.</p>")

  /// A page with a body.
  static func page(_ body: String) -> String {
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>Monday</title></head>\n<body>\(body)</body>\n</html>\n"
  }

  /// A part with a page that shows the image of ``image(type:id:)``.
  static let pageWithImage =
    "Content-Type: text/html; charset=utf-8\n\n"
    + page("<p>Hello Bob, this is a picture.</p>\n<img src=\"cid:1@example.org\" alt=\"\" width=\"9\">")

  /// A part with an image.
  static func image(type: String = "image/gif", id: String = "<1@example.org>") -> String {
    "Content-Type: \(type)\nContent-ID: \(id)\nContent-Transfer-Encoding: base64\n\nR0lGODlhAQABAAAAACw=\n"
  }

  /// A multipart of related parts.
  static func related(_ parts: String...) -> String {
    "Content-Type: multipart/related; boundary=r1; type=\"text/html\"\n\n"
      + parts.map { "--r1\n" + $0 }.joined() + "--r1--\n"
  }
}

extension Example {
  /// Alternatives: parts with their header sections, each ended by a line end.
  static func alternative(_ parts: String...) -> Example {
    .fields(
      "Content-Type: multipart/alternative; boundary=a1\n\n" + parts.map { "--a1\n" + $0 }.joined() + "--a1--\n")
  }

  /// A message with plain text beside an HTML page with a body.
  static func html(_ body: String) -> Example { page(HTMLSample.page(body)) }

  /// A message with plain text beside an HTML page.
  static func page(_ page: String, charset: String = "utf-8") -> Example {
    .alternative(
      "Content-Type: text/plain; charset=utf-8\n\nHello Bob.\n",
      "Content-Type: text/html; charset=\(charset)\n\n" + page)
  }
}
