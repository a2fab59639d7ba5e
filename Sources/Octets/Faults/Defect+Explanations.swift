extension Defect.Code {
  /// What other readers make of it, and what a sender should do, in a sentence or two of plain words.
  public var explanation: String {
    switch self {
    // MARK: Lines and octets
    case .bareCR:
      "Some readers take it for a line end and so see fields and delimiters that others do not, which smuggling "
        + "rests on. Send CRLF, and encode a CR that is content."
    case .mixedLineEnds:
      "Usually a file was put together from two sources. Readers that settle on the first line's kind then see "
        + "stray CRs or one long line. Send CRLF throughout."
    case .nulOctet:
      "Programs written in C may cut the line or the message off there. Put content that holds NUL under base64."
    case .lineTooLong:
      "Servers may break such a line or reject the message, and breaking it spoils signatures. Fold fields, and put "
        + "long lines of text under quoted-printable or base64."
    case .undeclaredEightBit:
      "A server may clear the eighth bit or reject the message. Declare 8bit where the route takes it, else use "
        + "quoted-printable or base64."
    case .byteOrderMark:
      "Many readers take the mark as part of the first field's name and so lose that field. Save messages without "
        + "it."
    case .envelopeLine:
      "The line belongs to a mailbox file, not to the message; readers that do not know it see the header section "
        + "end there. Drop it before sending."
    // MARK: Header sections
    case .headerNotUTF8:
      "No standard allows it, so every reader guesses the charset; here it is windows-1252. Use encoded-words, or "
        + "UTF-8 where the route takes internationalized mail."
    case .headerJunkLine:
      "Some readers pass over the line, some end the header section there, so that what follows is fields to one "
        + "and body to the other. Indent what continues a field; drop the rest."
    case .headerEmptyName:
      "The line begins with a colon. Readers keep it under an empty name, drop it, or end the header section there. "
        + "Drop the line."
    case .headerInvalidName:
      "Names are printable ASCII without colon. Readers drop the field, or may end the header section there. Spell "
        + "the name in ASCII."
    case .headerBlankBeforeColon:
      "An obsolete form. Some readers see no field, or one whose name ends in a blank, so that filters miss it. "
        + "Write the colon right behind the name."
    case .headerStartsFolded:
      "A line that begins with a blank continues a field, and there is none yet. Readers drop it or take it for "
        + "body. Remove the line, or the blank before a name."
    case .headerBlankContinuation:
      "A reader that trims lines first sees the empty line that ends the header section, and takes the fields "
        + "behind it for body. Never fold so that a line holds only blanks."
    case .headerUnterminated:
      "Other readers may swallow the first lines of the text or see no text at all. Put an empty line between "
        + "fields and body."
    case .headerControl:
      "Controls can hide text on terminals and confuse filters; some readers drop the field. Leave them out, or "
        + "encode what is meant."
    case .ambiguousField:
      "Readers that take the last field, or the topmost of their own choice, show another author, subject or date "
        + "than the first; for To and Cc all are joined. Send each field once."
    case .ambiguousContentType:
      "Readers that take the last one see another structure: attachments that a filter never looked at. Send one "
        + "Content-Type in each part."
    case .ambiguousTransferEncoding:
      "Readers that take the last one decode to other octets. Send one Content-Transfer-Encoding in each part."
    case .ambiguousDisposition:
      "Readers that take the last one see another file name, or an attachment where others see text. Send one "
        + "Content-Disposition in each part."
    case .missingMIMEVersion:
      "A strict reader ignores all MIME fields then and shows the body as plain text; nearly all read it as MIME, "
        + "and so does this one. It is named for the outermost message only. Add MIME-Version: 1.0."
    case .unusualMIMEVersion:
      "There is no other version, so what is meant is not known; it is read as 1.0. Write 1.0."
    // MARK: Structure
    case .missingBoundary:
      "Without a boundary no part can be found. Some readers guess one from lines that begin with two hyphens; here "
        + "the body stays whole. Name the boundary in Content-Type."
    case .boundaryTooLong:
      "Strict readers do not find the parts. Boundaries up to 8 KiB are used here. Stay within 70 characters."
    case .boundaryInvalid:
      "Readers that check the characters see no parts, and those that trim blanks look for another line. Use "
        + "letters, digits and a few marks."
    case .boundaryReused:
      "Which multipart a delimiter belongs to is then open, and readers differ in the parts they see. Make every "
        + "boundary unique."
    case .ambiguousBoundary:
      "Readers that take the other one see other parts or none. Give one boundary."
    case .extendedBoundary:
      "Few readers decode it, the others find no parts. Boundaries need neither charset nor pieces: write the plain "
        + "parameter."
    case .missingCloseDelimiter:
      "Often the message was cut off. Readers agree that the parts end with the enclosing multipart or the message, "
        + "but signatures over the part may fail. End every multipart with its close delimiter."
    case .emptyPart:
      "Most readers show an empty part there, others none, so that the numbers of the parts behind it differ. Write an "
        + "empty part as an empty line, or leave the delimiter out."
    case .multipartWithoutParts:
      "Some readers show the body as text, some show nothing. Put at least one part in, or use another type."
    case .epilogueDelimiter:
      "Readers that go on after the close delimiter see parts that others, and filters among them, do not. Send "
        + "nothing behind the close delimiter."
    case .encodedMultipart:
      "Some readers decode the body before they look for parts and so see other ones. Encode the parts themselves, "
        + "never the multipart."
    case .encodedMessage:
      "The standard allows only 7bit, 8bit and binary there. Some readers show the encoded octets, others decode "
        + "them first. Encode the parts of the inner message."
    case .duplicateContentID:
      "A link to the identifier names two parts, and readers may show either. Make every Content-ID unique."
    // MARK: Limits
    case .limitDepth:
      "Real mail stays under 20 levels; deep nesting exhausts readers that recurse. What lies deeper is there as "
        + "octets. Raise the limit if the message is trusted."
    case .limitEntities:
      "Real mail stays under some hundreds. What comes after is there as octets of the multipart. Raise the limit "
        + "if the message is trusted."
    case .limitFields:
      "Real mail stays under some hundreds of fields in a section. Those past the limit are not seen as fields. "
        + "Raise the limit if the message is trusted."
    case .limitHeaderSection:
      "What comes after is not seen as fields. Servers reject much shorter sections. Raise the limit if the message "
        + "is trusted."
    case .limitField:
      "Only the beginning of the field is read. Servers reject much shorter ones. Raise the limit if the message is "
        + "trusted."
    case .limitBoundary:
      "The multipart is kept whole, though its boundary is known. No writer of mail makes such boundaries; the "
        + "standard allows 70 characters."
    case .limitParameterPieces:
      "A value is read up to the limit, so a file name is cut. Real values need a handful of pieces."
    case .limitParameters:
      "Parameters past the limit are not seen. Real fields have fewer than ten."
    case .limitAddresses:
      "Addresses past the limit are not listed; the field's octets hold them. Large lists belong in a group or a "
        + "mailing list."
    case .limitMessageIDs:
      "Identifiers past the limit are not listed; the field's octets hold them. Shorten References: the first and "
        + "the latest are enough."
    case .limitCommentDepth:
      "A comment so deep is no remark but an attack on readers that recurse. What lies deeper is left out."
    // MARK: Addresses, dates, identifiers
    case .addressInvalid:
      "Readers guess differently which part of it is the address, so a reply may go elsewhere than a filter thinks. "
        + "Write an address as local part, at sign and domain."
    case .addressObsolete:
      "Readers must accept it and writers must not write it; some drop the address. Quote names with dots, and "
        + "write no route and no empty entries."
    case .addressMissingDomain:
      "Some servers add their own domain, which may not be what was meant. A comma in a display name without quotes "
        + "looks like this too: quote the name."
    case .addressStrayOctets:
      "Often a comma is missing or a name stands behind its address. Readers differ in whether they see one "
        + "recipient or two. Separate addresses by commas."
    case .addressNestedGroup:
      "No grammar has it; some readers drop the rest of the list. The inner group's members are listed with the "
        + "outer one. Write the groups one after the other."
    case .addressUnusualDomain:
      "Such a name can't be looked up as a mail host everywhere, and servers may refuse the recipient. Use letters, "
        + "digits and hyphens."
    case .unterminatedComment:
      "It swallows what follows it up to the end of the field; readers that do not nest comments see addresses in "
        + "it. Close or escape every parenthesis."
    case .unterminatedQuotedString:
      "Readers that end the string elsewhere see other addresses or parameters in the rest. Close the quotes, and "
        + "escape those that are text."
    case .unterminatedDomainLiteral:
      "It swallows what follows it up to the end of the field. Close the bracket."
    case .misleadingName:
      "People see another name than the one there is: an extension that looks harmless, an author who is someone "
        + "else. Leave such characters out of names."
    case .dateInvalid:
      "Readers show no date, the date of arrival or 1970, and sort the message there. Write a date as in: Mon, 7 "
        + "Sep 2026 09:30:00 +0200."
    case .dateObsolete:
      "Readers guess, some of them wrongly, above all at years of two digits and zones by name. Write four digits "
        + "and a numeric zone."
    case .dateWeekday:
      "One of the two is wrong, often from a date that was made up; filters count it against the message. Derive "
        + "the weekday from the date."
    case .messageIDInvalid:
      "Readers may fail to thread the message, and some give it a new identifier. Write angle brackets around a "
        + "left part, an at sign and a right part, without blanks."
    case .receivedInvalid:
      "The hop gives no time, or nothing but one, so delays can't be told. It is what a server wrote, or what "
        + "someone made up."
    // MARK: Encoded-words
    case .encodedWordTooLong:
      "Strict readers show it as it is written. Split the text into several words at whole characters."
    case .encodedWordInvalid:
      "Strict readers show it as it is written. Put a blank between encoded-words and other text, and encode blanks, "
        + "question marks and all that is not ASCII."
    case .encodedWordUndecodable:
      "Readers show the word as written, or what they can make of it. Check the base64, and encode equals signs and "
        + "question marks in Q words."
    case .encodedWordUnknownCharset:
      "Readers show the word as written. Use UTF-8."
    case .encodedWordSplitCharacter:
      "Readers that decode each word alone show broken characters. Words of one charset are joined first here. End "
        + "words at whole characters."
    case .encodedWordInQuotedString:
      "A strict reader shows it as written, since what is quoted is literal. Put the encoded-word in the phrase "
        + "without quotes."
    case .encodedWordInAddress:
      "Inside an address it is literal: a reader that decodes it writes to someone else. Write addresses as they "
        + "are; those beyond ASCII need a route that takes SMTPUTF8."
    case .encodedWordControl:
      "A line end or escape that comes out could make a field of its own, or steer a terminal, where a reader uses "
        + "the text carelessly. Remove controls before encoding."
    // MARK: Media types and parameters
    case .contentTypeInvalid:
      "Some readers guess from the file name, which can turn harmless text into a program; here it is text/plain. "
        + "Write type, slash and subtype."
    case .parameterInvalid:
      "Some readers stop there and lose the parameters that follow, others pass over it. Write name=value pairs "
        + "divided by semicolons."
    case .parameterEmpty:
      "Nearly all readers pass over it; a few lose the parameters that follow, or all of them. Write semicolons before "
        + "parameters only."
    case .parameterMissingSemicolon:
      "Strict readers take it as part of what stands before it, and miss a boundary or a file name. Put a semicolon "
        + "before every parameter."
    case .parameterUnquoted:
      "Some readers end the value at the first blank or special, so names are cut. Quote what is more than letters, "
        + "digits, dots and hyphens."
    case .parameterDuplicate:
      "Readers that take the last one see another file name, charset or boundary. Give each parameter once."
    case .parameterConflict:
      "Old readers see the plain form, new ones the extended form: a filter and a person may see different names. "
        + "Give one form, or the same value in both."
    case .parameterGap:
      "What comes after the gap is left out; other readers join it or drop the value. Number pieces from 0 without "
        + "a gap."
    case .parameterPieceDuplicate:
      "Readers that take the later piece see another value. Give each piece once."
    case .parameterPieceNumber:
      "Some readers see another parameter. Write pieces as 0, 1, 2, without leading zeros."
    case .parameterPercent:
      "Readers keep it, drop it or give up the value. Write a percent sign that is text as %25."
    case .parameterExtendedQuoted:
      "Some readers take the quotes for a part of the value, or the percent signs for themselves. Write the value "
        + "without quotes."
    case .parameterCharset:
      "Readers show octets or question marks. Use UTF-8."
    case .parameterEncodedWord:
      "No standard allows it, yet many programs write and read it; strict readers show it as written. Use the RFC "
        + "2231 form."
    case .fileNamePath:
      "A program that uses the name as it is may write outside its folder. Send the last part of the path only."
    case .fileNameControl:
      "Controls can hide the end of the name or break lists of files. Leave them out."
    case .fileNameReserved:
      "Opening such a name on that system may reach a device, not a file. Give the file another name."
    // MARK: Transfer encodings
    case .unknownTransferEncoding:
      "Nobody can decode it; readers offer the octets as a file. Use quoted-printable or base64."
    case .transferEncodingInvalid:
      "Readers that compare the whole value show the encoded text instead of what it stands for, and filters that do "
        + "miss what is in it. Write the bare name."
    case .obsoleteTransferEncoding:
      "Many readers show the encoded text. Use base64."
    case .base64Foreign:
      "The standard tells readers to ignore them; some stop there, so that the content a filter sees ends early. "
        + "Often a server damaged the part. Encode again."
    case .base64InnerPadding:
      "Two encoded pieces were joined without decoding. Readers that stop at the padding see the first only, and "
        + "may miss what is harmful. Encode the whole content at once."
    case .base64MissingPadding:
      "Often the content was cut off. Some readers drop the last group. Pad the last group to four characters."
    case .base64Truncated:
      "The content was cut off in the middle of a group, or a character was lost or added. Encode again."
    case .base64SpareBits:
      "Content can be hidden in these bits, and two texts then decode alike. Set them to zero."
    case .quotedPrintableInvalid:
      "Readers keep the sign, drop it, or drop what follows as well. Write an equals sign as =3D, and end a soft "
        + "line break with CRLF."
    case .quotedPrintableRaw:
      "Octets above 127 and controls may be changed on the way, blanks at a line's end may be removed or added and "
        + "are dropped here. Encode them."
    case .quotedPrintableLowerCase:
      "All common readers take them, and the standard lets them; it calls them illegal all the same, so a strict one "
        + "shows the escape as it stands. Write upper-case digits. Only the first place in a body is listed."
    case .uuencodeInvalid:
      "Readers cut the file or give it up; the length or the end line is not what the form asks for. Use base64."
    case .yencInvalid:
      "The lines that begin or end the data are missing or damaged, so the file may be incomplete. yEnc is no "
        + "standard for mail; use base64."
    case .yencMismatch:
      "The content was damaged or is incomplete. Fetch or send it again, in base64."
    case .binHexInvalid:
      "Readers cut the file or give it up; a checksum or a length is not what the form asks for. Use base64."
    case .limitBinHexFork:
      "Run-length coding lets a small text stand for a very long file; what exceeds the limit is left out. Use base64."
    // MARK: Fragments
    case .dispositionInvalid:
      "Some readers ignore the whole field and show no file name, others take the part for an attachment. Begin with "
        + "inline or attachment."
    case .partialInvalid:
      "Readers can't tell where the fragment belongs and show it by itself. Send the message whole; hardly any reader "
        + "joins fragments."
    // MARK: Reports
    case .reportInvalid:
      "Programs that act on reports may miss the line, and so keep writing to an address that does not exist. "
        + "Follow the report's grammar."
    case .reportIncomplete:
      "Programs can't tell which recipient or message it is about, or what happened. Write all fields that the "
        + "standard requires."
    // MARK: Mailing lists
    case .listFieldInvalid:
      "Readers show no button for what the field offers, such as to unsubscribe. Write each URI in angle brackets, "
        + "with commas between them."
    // MARK: TNEF
    case .tnefInvalid:
      "Readers without TNEF show only winmail.dat; those with it lose what lies behind the damage. Send MIME, not "
        + "TNEF, to recipients outside."
    case .tnefChecksum:
      "The attribute was damaged on the way, or the sender counts wrong; some readers refuse it. Send it again."
    case .compressedRTFInvalid:
      "The formatted text is incomplete or damaged; readers fall back to the plain text. Send HTML or plain text."
    // MARK: Charsets
    case .unknownCharset:
      "Readers guess or show question marks; here it is UTF-8 if that is valid, else what the text looks like. Use "
        + "UTF-8, under that name."
    case .charsetConflict:
      "Readers that trust the label show broken characters, those that look at the text do not. Declare the charset "
        + "that was used, best UTF-8."
    case .undecodableText:
      "Readers show a replacement character, drop the octets or give the text up; the raw octets stay reachable "
        + "here. Check the charset and whether the text was cut inside a character."
    case .ambiguousEscape:
      "A reader that does not know the escape sequence sees ASCII text that this one does not, such as a tag in "
        + "HTML. Use UTF-8."
    }
  }
}
