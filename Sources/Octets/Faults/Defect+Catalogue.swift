extension Defect.Code {
  /// What is wrong, in one line of plain words, and where to read about it.
  public var entry: (summary: String, reference: String) {
    switch self {
    // MARK: Lines and octets
    case .bareCR:
      ("a CR that no LF follows; it ends nothing", "RFC 5322 §2.3")
    case .mixedLineEnds:
      ("some lines end with CRLF and some with LF", "RFC 5322 §2.1")
    case .nulOctet:
      ("octet 0 in a header section or in a text", "RFC 5322 §4.1")
    case .lineTooLong:
      ("a line of more than 998 octets", "RFC 5322 §2.1.1")
    case .undeclaredEightBit:
      ("octets above 127 in a body whose transfer encoding promises 7bit", "RFC 2045 §2.7")
    case .byteOrderMark:
      ("a byte order mark before the first field", "RFC 5322 §2.2")
    case .envelopeLine:
      ("an mbox \"From \" line before the first field", "RFC 4155")
    // MARK: Header sections
    case .headerNotUTF8:
      ("octets above 127 in a field that are not UTF-8", "RFC 6532 §3.2")
    case .headerJunkLine:
      ("a line in a header section that is no field", "RFC 5322 §2.2")
    case .headerEmptyName:
      ("a field without a name", "RFC 5322 §2.2")
    case .headerInvalidName:
      ("a field name with octets that no name may hold", "RFC 5322 §2.2")
    case .headerBlankBeforeColon:
      ("blanks between a field name and its colon", "RFC 5322 §4.5")
    case .headerStartsFolded:
      ("a continuation line before the first field", "RFC 5322 §2.2.3")
    case .headerBlankContinuation:
      (
        "a continuation line of blanks only, which some readers take for the end of the header section",
        "RFC 5322 §3.2.2"
      )
    case .headerUnterminated:
      ("no empty line between a header section and the body", "RFC 5322 §2.1")
    case .headerControl:
      ("a control octet in a field", "RFC 5322 §2.2")
    case .ambiguousField:
      ("a field that may occur once occurs again; the first counts", "RFC 5322 §3.6")
    case .ambiguousContentType:
      ("a second Content-Type field; the first counts", "RFC 2045 §5")
    case .ambiguousTransferEncoding:
      ("a second Content-Transfer-Encoding field; the first counts", "RFC 2045 §6.1")
    case .ambiguousDisposition:
      ("a second Content-Disposition field; the first counts", "RFC 2183 §2")
    case .missingMIMEVersion:
      ("MIME fields without MIME-Version", "RFC 2045 §4")
    case .unusualMIMEVersion:
      ("a MIME-Version other than 1.0", "RFC 2045 §4")
    // MARK: Structure
    case .missingBoundary:
      ("a multipart without a boundary; its body is kept whole", "RFC 2046 §5.1.1")
    case .boundaryTooLong:
      ("a boundary of more than 70 octets", "RFC 2046 §5.1.1")
    case .boundaryInvalid:
      ("a boundary with octets that none may hold, or with a blank at its end", "RFC 2046 §5.1.1")
    case .boundaryReused:
      ("a multipart whose boundary an enclosing one uses too; the innermost takes the delimiter", "RFC 2046 §5.1.2")
    case .ambiguousBoundary:
      ("two boundary parameters; the one named by the rules for parameters counts", "RFC 2046 §5.1.1")
    case .extendedBoundary:
      ("a boundary in RFC 2231 form", "RFC 2231 §3")
    case .missingCloseDelimiter:
      ("a multipart without its close delimiter", "RFC 2046 §5.1.1")
    case .emptyPart:
      ("a delimiter right behind another one; the part between them has not even an empty line", "RFC 2046 §5.1.1")
    case .multipartWithoutParts:
      ("a multipart in which no part begins", "RFC 2046 §5.1.1")
    case .epilogueDelimiter:
      ("a delimiter after the close delimiter; it opens no part", "RFC 2046 §5.1.1")
    case .encodedMultipart:
      ("a transfer encoding other than 7bit, 8bit and binary on a multipart; it is ignored", "RFC 2045 §6.4")
    case .encodedMessage:
      (
        "a transfer encoding other than 7bit, 8bit and binary on a message part; its decoded octets are read as the message",
        "RFC 2046 §5.2.1"
      )
    case .duplicateContentID:
      ("two parts with the same Content-ID", "RFC 2392 §2")
    // MARK: Limits
    case .limitDepth:
      ("more levels of multiparts and messages than the limit; the rest is kept whole", "Postel Limits.depth")
    case .limitEntities:
      ("more entities than the limit; the rest is kept whole", "Postel Limits.entities")
    case .limitFields:
      ("more fields in a header section than the limit; the rest is kept as body", "Postel Limits.fieldsPerSection")
    case .limitHeaderSection:
      ("a header section longer than the limit; the rest is kept as body", "Postel Limits.headerSectionOctets")
    case .limitField:
      ("a field longer than the limit; the rest of it is kept as junk", "Postel Limits.fieldOctets")
    case .limitBoundary:
      ("a boundary longer than the limit; its delimiters are not looked for", "Postel Limits.boundaryOctets")
    case .limitParameterPieces:
      ("a parameter in more pieces than the limit; the rest is left out", "Postel Limits.parameterPieces")
    case .limitParameters:
      ("more parameters than the limit; the rest is left out", "Postel Limits.parameters")
    case .limitAddresses:
      ("more addresses in a field than the limit; the rest is left out", "Postel Limits.addressesPerField")
    case .limitMessageIDs:
      ("more message identifiers in a field than the limit; the rest is left out", "Postel Limits.messageIDsPerField")
    case .limitCommentDepth:
      ("comments inside each other deeper than the limit; the rest is left out", "Postel Limits.commentDepth")
    case .limitBinHexFork:
      ("a fork of a BinHex file that is longer than the limit; the rest is left out", "Postel Limits.binHexForkOctets")
    // MARK: Addresses, dates, identifiers
    case .addressInvalid:
      ("an address that does not follow the grammar; it is kept as it stands", "RFC 5322 §3.4")
    case .addressObsolete:
      (
        "an address in an obsolete form: blanks or comments around dots, dots in a name, a route, an empty entry",
        "RFC 5322 §4.4"
      )
    case .addressMissingDomain:
      ("an address without a domain", "RFC 5322 §3.4.1")
    case .addressStrayOctets:
      ("octets between addresses that belong to none", "RFC 5322 §3.4")
    case .addressNestedGroup:
      ("a group inside a group", "RFC 5322 §3.4")
    case .addressUnusualDomain:
      ("a domain with octets that no host name may hold", "RFC 5321 §2.3.5")
    case .unterminatedComment:
      ("a comment that is not closed", "RFC 5322 §3.2.2")
    case .unterminatedQuotedString:
      ("a quoted-string that is not closed", "RFC 5322 §3.2.4")
    case .unterminatedDomainLiteral:
      ("a domain-literal that is not closed", "RFC 5322 §3.4.1")
    case .misleadingName:
      ("a display name or file name with direction overrides or invisible characters", "Unicode TR36 §2.8")
    case .dateInvalid:
      ("a date that can't be read", "RFC 5322 §3.3")
    case .dateObsolete:
      ("a date in an obsolete or foreign form", "RFC 5322 §4.3")
    case .dateWeekday:
      ("a weekday that is not the date's; the date counts", "RFC 5322 §3.3")
    case .messageIDInvalid:
      ("a message identifier that does not follow the grammar", "RFC 5322 §3.6.4")
    case .receivedInvalid:
      ("a Received field without a date", "RFC 5322 §3.6.7")
    case .listFieldInvalid:
      ("a field of a mailing list that does not follow its grammar; URIs count up to there", "RFC 2369 §2, RFC 2919 §3")
    // MARK: Encoded-words
    case .encodedWordTooLong:
      ("an encoded-word of more than 75 octets", "RFC 2047 §2")
    case .encodedWordInvalid:
      (
        "an encoded-word that touches other text, is empty, or holds blanks, question marks or octets above 127",
        "RFC 2047 §2, §5"
      )
    case .encodedWordUndecodable:
      ("an encoded-word whose coding is damaged", "RFC 2047 §4")
    case .encodedWordUnknownCharset:
      ("an encoded-word in an unknown charset; it stays as written", "RFC 2047 §6.2")
    case .encodedWordSplitCharacter:
      ("a character split over two encoded-words", "RFC 2047 §5")
    case .encodedWordInQuotedString:
      ("an encoded-word inside a quoted-string; it is decoded for display only", "RFC 2047 §5")
    case .encodedWordInAddress:
      ("an encoded-word inside an addr-spec; it is never decoded", "RFC 2047 §5")
    case .encodedWordControl:
      ("a control octet that comes out of an encoded-word", "RFC 2047 §5")
    // MARK: Media types and parameters
    case .contentTypeInvalid:
      ("a Content-Type that names no type; text/plain is assumed", "RFC 2045 §5.2")
    case .dispositionInvalid:
      ("a Content-Disposition that names no disposition; its parameters count", "RFC 2183 §2")
    case .partialInvalid:
      (
        "a message/partial without its id and number, with a number over its total, or under a transfer encoding",
        "RFC 2046 §5.2.2"
      )
    case .parameterInvalid:
      ("octets among parameters that are no parameter", "RFC 2045 §5.1")
    case .parameterEmpty:
      ("a semicolon that no parameter follows", "RFC 2045 §5.1")
    case .parameterMissingSemicolon:
      ("no semicolon before a parameter", "RFC 2045 §5.1")
    case .parameterUnquoted:
      ("a parameter value that must be quoted and is not", "RFC 2045 §5.1")
    case .parameterDuplicate:
      ("a parameter that is given twice; the first counts", "RFC 2045 §5.1")
    case .parameterConflict:
      ("one parameter in several forms that differ; the RFC 2231 one counts", "RFC 2231 §3")
    case .parameterGap:
      ("a missing piece in a continued parameter", "RFC 2231 §3")
    case .parameterPieceDuplicate:
      ("a piece of a continued parameter that is given twice; the first counts", "RFC 2231 §3")
    case .parameterPieceNumber:
      ("a piece number that is no plain number", "RFC 2231 §7")
    case .parameterPercent:
      ("a percent sign that two hexadecimal digits don't follow", "RFC 2231 §7")
    case .parameterExtendedQuoted:
      ("a parameter in RFC 2231 form whose value stands in quotes", "RFC 2231 §7")
    case .parameterCharset:
      ("a parameter in a charset that is not known", "RFC 2231 §4")
    case .parameterEncodedWord:
      ("an encoded-word as parameter value", "RFC 2231 §1")
    case .fileNamePath:
      ("a file name with path separators, or of dots only", "RFC 2183 §2.3")
    case .fileNameControl:
      ("a file name with control octets", "RFC 2183 §2.3")
    case .fileNameReserved:
      ("a file name that a common system reserves", "RFC 2183 §2.3")
    // MARK: Transfer encodings
    case .unknownTransferEncoding:
      ("an unknown transfer encoding; the octets are kept as they stand", "RFC 2045 §6.4")
    case .transferEncodingInvalid:
      (
        "a transfer encoding in another spelling, in quotes, or with something behind it; it is decoded",
        "RFC 2045 §6.1"
      )
    case .obsoleteTransferEncoding:
      ("a transfer encoding that no standard defines, yet known", "RFC 2045 §6.3")
    case .base64Foreign:
      ("octets outside the alphabet in base64; they are skipped", "RFC 2045 §6.8")
    case .base64InnerPadding:
      ("base64 that goes on after its padding", "RFC 2045 §6.8")
    case .base64MissingPadding:
      ("base64 whose last group lacks its padding", "RFC 2045 §6.8")
    case .base64Truncated:
      ("a last base64 group of one character, which is no octet", "RFC 2045 §6.8")
    case .base64SpareBits:
      ("bits after the last octet of base64 that are not zero", "RFC 4648 §3.5")
    case .quotedPrintableInvalid:
      (
        "an equals sign in quoted-printable that no octet follows; it is kept, or dropped at the very end",
        "RFC 2045 §6.7"
      )
    case .quotedPrintableRaw:
      ("octets in quoted-printable that must be encoded", "RFC 2045 §6.7")
    case .quotedPrintableLowerCase:
      ("lower-case hexadecimal digits in quoted-printable; they are read like upper-case ones", "RFC 2045 §6.7")
    case .uuencodeInvalid:
      ("uuencoded data that does not follow its form", "POSIX uuencode")
    case .yencInvalid:
      ("yEnc data that does not follow its form", "yEnc draft 1.3")
    case .yencMismatch:
      ("yEnc data whose size or checksum is not what its lines say", "yEnc draft 1.3")
    case .binHexInvalid:
      ("BinHex that does not follow its form, or whose checksums differ", "RFC 1741 appendix A")
    // MARK: TNEF
    case .tnefInvalid:
      ("TNEF that does not follow its form, or is cut off; what was read up to there stands", "MS-OXTNEF §2.1")
    case .tnefChecksum:
      ("an attribute of TNEF whose checksum differs", "MS-OXTNEF §2.1.3.1")
    case .compressedRTFInvalid:
      ("compressed RTF that is damaged; what could be decompressed stands", "MS-OXRTFCP §2.1")
    // MARK: Reports
    case .reportInvalid:
      ("a line of a report that is no field, or a field whose value does not follow its grammar", "RFC 3464 §2.1")
    case .reportIncomplete:
      ("a report without a field that it must have", "RFC 3464 §2, RFC 8098 §3.1, RFC 5965 §3.1")
    // MARK: Charsets
    case .unknownCharset:
      ("a charset that is not known", "RFC 2046 §4.1.2")
    case .charsetConflict:
      (
        "a byte order mark, or the text itself, contradicts the charset declared, or US-ASCII where plain text declares none",
        "RFC 2046 §4.1.2"
      )
    case .undecodableText:
      ("octets that the charset has no character for", "RFC 2046 §4.1.2")
    case .ambiguousEscape:
      ("escape sequences that hide octets which a reader of ASCII would see", "RFC 1468")
    }
  }
}
