extension Defect {
  /// The kinds of defects. A case's name is its stable code.
  public enum Code: UInt8, Sendable, Hashable, CaseIterable, BitwiseCopyable {
    // MARK: Lines and octets
    /// A CR that no LF follows; it ends nothing.
    case bareCR
    /// Some lines end with CRLF and some with LF.
    case mixedLineEnds
    /// Octet 0 in a header section or in a text.
    case nulOctet
    /// A line of more than 998 octets.
    case lineTooLong
    /// Octets above 127 in a body whose transfer encoding promises 7bit.
    case undeclaredEightBit
    /// A byte order mark before the first field.
    case byteOrderMark
    /// An mbox "From " line before the first field.
    case envelopeLine

    // MARK: Header sections
    /// Octets above 127 in a field that are not UTF-8.
    case headerNotUTF8
    /// A line in a header section that is no field.
    case headerJunkLine
    /// A field without a name.
    case headerEmptyName
    /// A field name with octets that no name may hold.
    case headerInvalidName
    /// Blanks between a field name and its colon.
    case headerBlankBeforeColon
    /// A continuation line before the first field.
    case headerStartsFolded
    /// A continuation line of blanks only, which some readers take for the end of the header section.
    case headerBlankContinuation
    /// No empty line between a header section and the body.
    case headerUnterminated
    /// A control octet in a field.
    case headerControl
    /// A field that may occur once occurs again; the first counts.
    case ambiguousField
    /// A second Content-Type field; the first counts.
    case ambiguousContentType
    /// A second Content-Transfer-Encoding field; the first counts.
    case ambiguousTransferEncoding
    /// A second Content-Disposition field; the first counts.
    case ambiguousDisposition
    /// MIME fields without MIME-Version.
    case missingMIMEVersion
    /// A MIME-Version other than 1.0.
    case unusualMIMEVersion

    // MARK: Structure
    /// A multipart without a boundary; its body is kept whole.
    case missingBoundary
    /// A boundary of more than 70 octets.
    case boundaryTooLong
    /// A boundary with octets that none may hold, or with a blank at its end.
    case boundaryInvalid
    /// A multipart whose boundary an enclosing one uses too; the innermost takes the delimiter.
    case boundaryReused
    /// Two boundary parameters; the one named by the rules for parameters counts.
    case ambiguousBoundary
    /// A boundary in RFC 2231 form.
    case extendedBoundary
    /// A multipart without its close delimiter.
    case missingCloseDelimiter
    /// A delimiter right behind another one; the part between them has not even an empty line.
    case emptyPart
    /// A multipart in which no part begins.
    case multipartWithoutParts
    /// A delimiter after the close delimiter; it opens no part.
    case epilogueDelimiter
    /// A transfer encoding other than 7bit, 8bit and binary on a multipart; it is ignored.
    case encodedMultipart
    /// A transfer encoding other than 7bit, 8bit and binary on a message part; its decoded octets are read as the message.
    case encodedMessage
    /// Two parts with the same Content-ID.
    case duplicateContentID

    // MARK: Limits
    /// More levels of multiparts and messages than the limit; the rest is kept whole.
    case limitDepth
    /// More entities than the limit; the rest is kept whole.
    case limitEntities
    /// More fields in a header section than the limit; the rest is kept as body.
    case limitFields
    /// A header section longer than the limit; the rest is kept as body.
    case limitHeaderSection
    /// A field longer than the limit; the rest of it is kept as junk.
    case limitField
    /// A boundary longer than the limit; its delimiters are not looked for.
    case limitBoundary
    /// A parameter in more pieces than the limit; the rest is left out.
    case limitParameterPieces
    /// More parameters than the limit; the rest is left out.
    case limitParameters
    /// More addresses in a field than the limit; the rest is left out.
    case limitAddresses
    /// More message identifiers in a field than the limit; the rest is left out.
    case limitMessageIDs
    /// Comments inside each other deeper than the limit; the rest is left out.
    case limitCommentDepth
    /// A fork of a BinHex file that is longer than the limit; the rest is left out.
    case limitBinHexFork

    // MARK: Addresses, dates, identifiers
    /// An address that does not follow the grammar; it is kept as it stands.
    case addressInvalid
    /// An address in an obsolete form: blanks or comments around its dots, dots in a name, a route, an empty entry.
    case addressObsolete
    /// An address without a domain.
    case addressMissingDomain
    /// Octets between addresses that belong to none.
    case addressStrayOctets
    /// A group inside a group.
    case addressNestedGroup
    /// A domain with octets that no host name may hold.
    case addressUnusualDomain
    /// A comment that is not closed.
    case unterminatedComment
    /// A quoted-string that is not closed.
    case unterminatedQuotedString
    /// A domain-literal that is not closed.
    case unterminatedDomainLiteral
    /// A display name or file name with direction overrides or invisible characters.
    case misleadingName
    /// A date that can't be read.
    case dateInvalid
    /// A date in an obsolete or foreign form.
    case dateObsolete
    /// A weekday that is not the date's; the date counts.
    case dateWeekday
    /// A message identifier that does not follow the grammar.
    case messageIDInvalid
    /// A Received field without a date.
    case receivedInvalid
    /// A field of a mailing list that does not follow its grammar; URIs count up to there.
    case listFieldInvalid

    // MARK: Encoded-words
    /// An encoded-word of more than 75 octets.
    case encodedWordTooLong
    /// An encoded-word that touches other text, is empty, or holds blanks, question marks or octets above 127.
    case encodedWordInvalid
    /// An encoded-word whose coding is damaged.
    case encodedWordUndecodable
    /// An encoded-word in an unknown charset; it stays as written.
    case encodedWordUnknownCharset
    /// A character split over two encoded-words.
    case encodedWordSplitCharacter
    /// An encoded-word inside a quoted-string; it is decoded for display only.
    case encodedWordInQuotedString
    /// An encoded-word inside an addr-spec; it is never decoded.
    case encodedWordInAddress
    /// A control octet that comes out of an encoded-word.
    case encodedWordControl

    // MARK: Media types and parameters
    /// A Content-Type that names no type; text/plain is assumed.
    case contentTypeInvalid
    /// A Content-Disposition that names no disposition; its parameters count.
    case dispositionInvalid
    /// A message/partial without its id and number, with a number over its total, or under a transfer encoding.
    case partialInvalid
    /// Octets among parameters that are no parameter.
    case parameterInvalid
    /// A semicolon that no parameter follows.
    case parameterEmpty
    /// No semicolon before a parameter.
    case parameterMissingSemicolon
    /// A parameter value that must be quoted and is not.
    case parameterUnquoted
    /// A parameter that is given twice; the first counts.
    case parameterDuplicate
    /// One parameter in several forms that differ; the RFC 2231 one counts.
    case parameterConflict
    /// A missing piece in a continued parameter.
    case parameterGap
    /// A piece of a continued parameter that is given twice; the first counts.
    case parameterPieceDuplicate
    /// A piece number that is no plain number.
    case parameterPieceNumber
    /// A percent sign that two hexadecimal digits don't follow.
    case parameterPercent
    /// A parameter in RFC 2231 form whose value stands in quotes.
    case parameterExtendedQuoted
    /// A parameter in a charset that is not known.
    case parameterCharset
    /// An encoded-word as parameter value.
    case parameterEncodedWord
    /// A file name with path separators, or of dots only.
    case fileNamePath
    /// A file name with control octets.
    case fileNameControl
    /// A file name that a common system reserves.
    case fileNameReserved

    // MARK: Transfer encodings
    /// An unknown transfer encoding; the octets are kept as they stand.
    case unknownTransferEncoding
    /// A transfer encoding in another spelling, in quotes, or with something behind it; it is decoded.
    case transferEncodingInvalid
    /// A transfer encoding that no standard defines, yet known.
    case obsoleteTransferEncoding
    /// Octets outside the alphabet in base64; they are skipped.
    case base64Foreign
    /// Base64 that goes on after its padding.
    case base64InnerPadding
    /// Base64 whose last group lacks its padding.
    case base64MissingPadding
    /// A last base64 group of one character, which is no octet.
    case base64Truncated
    /// Bits after the last octet of base64 that are not zero.
    case base64SpareBits
    /// An equals sign in quoted-printable that no octet follows; it is kept, or dropped at the very end.
    case quotedPrintableInvalid
    /// Octets in quoted-printable that must be encoded.
    case quotedPrintableRaw
    /// Lower-case hexadecimal digits in quoted-printable; they are read like upper-case ones. Listed once per body.
    case quotedPrintableLowerCase
    /// Uuencoded data that does not follow its form.
    case uuencodeInvalid
    /// yEnc data that does not follow its form.
    case yencInvalid
    /// yEnc data whose size or checksum is not what its lines say.
    case yencMismatch
    /// BinHex that does not follow its form, or whose checksums differ.
    case binHexInvalid

    // MARK: TNEF
    /// TNEF that does not follow its form, or is cut off; what was read up to there stands.
    case tnefInvalid
    /// An attribute of TNEF whose checksum differs.
    case tnefChecksum
    /// Compressed RTF that is damaged; what could be decompressed stands.
    case compressedRTFInvalid

    // MARK: Reports
    /// A line of a report that is no field, or a field whose value does not follow its grammar.
    case reportInvalid
    /// A report without a field that it must have.
    case reportIncomplete

    // MARK: Charsets
    /// A charset that is not known.
    case unknownCharset
    /// A byte order mark, or the text itself, contradicts the declared charset, or US-ASCII where plain text declares none.
    case charsetConflict
    /// Octets that the charset has no character for.
    case undecodableText
    /// Escape sequences that hide octets which a reader of ASCII would see.
    case ambiguousEscape
  }
}

extension Defect.Code {
  /// The stable code, as in `bareCR`: the name of its case.
  public var name: String { String(describing: self) }

  /// The code of a name, case counting; nil where there is none of that name.
  public init?(name: String) {
    guard let code = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = code
  }

  /// Whether the defect says that a limit was reached, so that part of the message is kept without being read.
  public var isLimit: Bool { name.utf8.starts(with: "limit".utf8) }
}
