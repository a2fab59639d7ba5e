extension Charset {
  /// Canonical names, each with the labels that also mean it, as they are written in mail.
  ///
  /// From the WHATWG Encoding Standard §4.2, IANA's registry of character sets, and mail. Labels that differ only in
  /// case and punctuation stand here once; those that differ from another only by a leading `x-` do not stand here.
  /// QUIRK: iso-8859-1 is read as windows-1252, iso-8859-9 as windows-1254, iso-8859-11 and TIS-620 as windows-874,
  /// gb2312 as gbk, ks_c_5601-1987 as windows-949's superset of EUC-KR, as the WHATWG says: senders use the
  /// additional characters under the old names.
  static var labelTable: StaticString {
    """
    us-ascii: ascii ansi_x3.4-1968 ansi_x3.4-1986 ansi_x3.4 iso-ir-6 iso_646.irv:1991 iso646-us us ibm367 cp367 \
    csascii 646 iso-646 us-ascii-7bit usascii windows-20127 cp20127 20127 ascii7
    utf-8: utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 csutf8 utf-8-sig utf8mb4 utf-8-mac \
    cp65001 65001 windows-65001 utf8-ucs2 utf8-ucs4
    utf-7: unicode-1-1-utf-7 csunicode11utf7 csutf7 unicode-2-0-utf-7 cp65000 windows-65000
    utf-16: csutf16 unicode ucs-2 iso-10646-ucs-2 csunicode csucs2
    utf-16le: unicodefeff ucs-2le unicodelittle csutf16le cp1200 windows-1200 unicodelittleunmarked
    utf-16be: unicodefffe ucs-2be unicodebig csutf16be cp1201 windows-1201 unicodebigunmarked
    utf-32: csutf32 ucs-4 iso-10646-ucs-4 csucs4
    utf-32le: ucs-4le csutf32le cp12000
    utf-32be: ucs-4be csutf32be cp12001
    big5: big5-hkscs cn-big5 csbig5 x-x-big5 big-5 big5-et big5-eten cp950 ms950 windows-950 950 csbig5hkscs hkscs \
    big5-hkscs:2004 big5hk tcbig5 cp951 x-mac-trad-chinese x-mac-chinesetrad ibm950
    euc-jp: cseucpkdfmtjapanese eucjp ujis euc_jp eucjp-ms eucjp-win extended_unix_code_packed_format_for_japanese \
    cp51932 51932 euc-jis-2004 eucjis2004 euc-jisx0213 eucjis
    euc-kr: cseuckr csksc56011987 euckr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ks_c_5601 ksc5601 ksc_5601 \
    ksc5601-1987 ks_x_1001 ksx1001 windows-949 cp949 ms949 uhc 949 kr-euc 5601 ksc5601-1992 51949 ks-c5601 \
    x-mac-korean windows-51949 ibm949 ibm-euckr cp970
    euc-tw: euctw cns11643 cseuctw
    gb18030: gb18030-2000 gb18030-2005 gb18030-2022 csgb18030 cp54936 54936 gb-18030 windows-54936
    gbk: chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gb2312-80 iso-ir-58 csgbk gb-k cp936 ms936 \
    windows-936 936 euc-cn euccn cn-gb cngb gb2312-1980 zh_cn.gb2312 20936 x-mac-simp-chinese x-mac-chinesesimp
    hz-gb-2312: hz hzgb hz-gb csisohzgb2312
    iso-2022-cn: iso-2022-cn-ext csiso2022cn csiso2022cnext
    iso-2022-jp: csiso2022jp iso-2022-jp-1 iso-2022-jp-2 iso-2022-jp-3 iso-2022-jp-ms csiso2022jp2 csjisencoding jis \
    jis7 jis_encoding iso-2022-jp$esc iso-2022-jp$sio iso-2022-jp-2004 iso-2022-jp-ext cp50220 cp50221 cp50222 50220 \
    50221 50222 windows-50220 windows-50221 windows-50222 windows-iso2022jp
    iso-2022-kr: csiso2022kr 50225 cp50225 windows-50225
    shift_jis: csshiftjis ms932 ms_kanji shift-jis sjis windows-31j cp932 cswindows31j windows-932 932 \
    shift-jisx0213 shift_jis-2004 sjis-win mskanji shiftjis-ms cp943 ibm-943 pck x-mac-japanese ms-cp932
    hp-roman8: roman8 r8 cshproman8 cp1051 ibm1051
    ibm037: cp037 037 ebcdic-cp-us ebcdic-cp-ca ebcdic-cp-wt ebcdic-cp-nl csibm037 ibm-37
    ibm273: cp273 273 csibm273
    ibm424: cp424 424 csibm424 ebcdic-cp-he
    ibm437: cp437 437 cspc8codepage437 dos-437 windows-437
    ibm500: cp500 500 ebcdic-cp-be ebcdic-cp-ch csibm500
    ibm737: cp737 737 windows-737
    ibm775: cp775 775 cspc775baltic windows-775
    ibm850: cp850 850 cspc850multilingual dos-850 windows-850
    ibm852: cp852 852 cspcp852 dos-852 windows-852
    ibm855: cp855 855 csibm855 windows-855 cspcp855
    ibm857: cp857 857 csibm857 windows-857
    ibm00858: cp858 ibm858 858 ccsid00858 cp00858 pc-multilingual-850+euro windows-858 csibm00858 csibm858
    ibm860: cp860 860 csibm860
    ibm861: cp861 861 cp-is csibm861 windows-861
    ibm862: cp862 862 cspc862latinhebrew dos-862 windows-862
    ibm863: cp863 863 csibm863
    ibm864: cp864 864 csibm864
    ibm865: cp865 865 csibm865
    ibm866: cp866 866 csibm866 dos-866 windows-866
    ibm869: cp869 869 cp-gr csibm869 windows-869
    ibm1026: cp1026 1026 csibm1026
    ibm1125: cp1125 1125 cp866u ruscii
    ibm01140: cp1140 ibm1140 ccsid01140 cp01140 ebcdic-us-37+euro
    iso-8859-2: csisolatin2 iso-ir-101 iso8859-2 iso_8859-2:1987 l2 latin2 8859_2 cp28592 iso-latin-2 88592 \
    windows-28592 cp912
    iso-8859-3: csisolatin3 iso-ir-109 iso8859-3 iso_8859-3:1988 l3 latin3 8859_3 cp28593 iso-latin-3 windows-28593 \
    cp913
    iso-8859-4: csisolatin4 iso-ir-110 iso8859-4 iso_8859-4:1988 l4 latin4 8859_4 cp28594 iso-latin-4 windows-28594 \
    cp914
    iso-8859-5: csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso_8859-5:1988 8859_5 cp28595 iso-cyrillic \
    windows-28595 cp915
    iso-8859-6: arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i \
    iso-ir-127 iso8859-6 iso_8859-6:1987 8859_6 cp28596 windows-28596 cp1089
    iso-8859-7: csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso_8859-7:1987 sun_eu_greek \
    8859_7 cp28597 iso_8859-7:2003 windows-28597 cp813
    iso-8859-8: csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso_8859-8:1988 visual 8859_8 \
    cp28598 windows-28598 cp916
    iso-8859-8-i: csiso88598i logical cp38598 windows-38598
    iso-8859-10: csisolatin6 iso-ir-157 iso8859-10 l6 latin6 iso_8859-10:1992 8859_10
    iso-8859-13: iso8859-13 latin7 l7 csiso885913 iso-ir-179 8859_13 cp28603 windows-28603
    iso-8859-14: iso8859-14 latin8 l8 iso-ir-199 iso_8859-14:1998 iso-celtic csiso885914 8859_14
    iso-8859-15: csisolatin9 iso8859-15 iso_8859-15 l9 latin9 latin-9 latin0 csiso885915 8859_15 cp28605 iso-ir-203 \
    iso_8859-15:1998 windows-28605 csisolatin0 cp923
    iso-8859-16: iso8859-16 latin10 l10 iso-ir-226 iso_8859-16:2001 csiso885916 8859_16
    koi8-r: cskoi8r koi koi8 koi8_r cp20866 20866 windows-20866
    koi8-t:
    koi8-u: cskoi8u koi8-ru cp21866 21866 windows-21866
    kz-1048: strk1048-2002 rk1048 cskz1048
    macintosh: csmacintosh mac x-mac-roman macroman mac-roman 10000 windows-10000
    ptcp154: csptcp154 pt154 cp154 cyrillic-asian
    viscii: csviscii viscii1.1-1
    windows-874: dos-874 iso-8859-11 iso8859-11 tis-620 tis620.2533 cp874 ms874 874 ibm874 cstis620 iso_8859-11:2001 \
    tis-620-0 tis620.2529-1 iso-ir-166 thai
    windows-1250: cp1250 1250 cswindows1250 ms-ee win1250 ansi-1250
    windows-1251: cp1251 1251 cswindows1251 ms-cyrl win1251 ansi-1251
    windows-1252: iso-8859-1 cp819 csisolatin1 ibm819 iso-ir-100 iso8859-1 iso_8859-1:1987 l1 latin1 cp1252 1252 \
    cswindows1252 ms-ansi win1252 ansi-1252 8859_1 iso-latin-1 iso-8859-1-windows-3.1-latin-1 cswindows31latin1 \
    iso-8859-1-windows-3.0-latin-1 cswindows30latin1 88591 cp28591 28591 ansi iso-8859 8859 iso-8859-1-i iso_8859_1 \
    latin-1 windows-latin1 windows-28591 819
    windows-1253: cp1253 1253 cswindows1253 ms-greek win1253
    windows-1254: cp1254 1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso_8859-9:1989 l5 latin5 cswindows1254 \
    ms-turk win1254 8859_9 cp28599 iso-8859-9-windows-latin-5 cswindows31latin5 88599 windows-28599 cp920
    windows-1255: cp1255 1255 cswindows1255 ms-hebr win1255
    windows-1256: cp1256 1256 cswindows1256 ms-arab win1256
    windows-1257: cp1257 1257 cswindows1257 winbaltrim win1257
    windows-1258: cp1258 1258 cswindows1258 win1258
    x-mac-arabic: macarabic windows-10004 10004
    x-mac-ce: mac-ce maccentraleurope x-mac-centraleurroman maclatin2 mac-latin2 10029 windows-10029 mac-centeuro
    x-mac-croatian: maccroatian 10082 windows-10082
    x-mac-cyrillic: x-mac-ukrainian maccyrillic macukraine macukrainian 10007 10017 windows-10007
    x-mac-farsi: macfarsi
    x-mac-greek: macgreek 10006 windows-10006
    x-mac-icelandic: maciceland macicelandic 10079 windows-10079
    x-mac-romanian: macromania macromanian 10010 windows-10010
    x-mac-turkish: macturkish 10081 windows-10081
    """
  }
}
