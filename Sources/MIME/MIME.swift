// Who imports MIME gets the vocabulary that its interface speaks: spans of octets, limits, errors, defects, and the
// codings and charsets that its views name.

@_exported public import MIMECharsets
@_exported public import MIMECodecs
@_exported public import Octets
