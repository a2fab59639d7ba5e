"""Makes the inputs of Tools/bench: the same octets at every run, from a seed and nothing else.

A pack is a file of octet strings, each behind its length (eight octets, lowest first). The classes of messages are
what mail is like; nothing in them was ever sent: words are drawn from the lists below.
"""
import binascii, datetime, itertools, json, pathlib, random

VERSION = 7  # what is made changes with it
CRLF = b"\r\n"

LATIN = ("agenda amount answer before between budget calendar change chapter client column contract copy detail draft "
         "early event figure final format garden harbour index invoice journal kitchen language letter machine meeting "
         "member minute model number office order page paper person place point price print project question reader "
         "reply report result sample season second service signal simple station story street summary table team "
         "ticket travel update version village weather window winter writer yellow").split()
WORDS = {
    "en": LATIN,
    "fr": LATIN[::3] + "été hôtel garçon façade déjà près année élève forêt réponse société numéro".split(),
    "de": LATIN[1::3] + "für über Straße Größe schön Prüfung Lösung Änderung täglich während".split(),
    "ru": ("письмо ответ вопрос работа время сервер проект договор заказ встреча неделя сегодня завтра новый отчет "
           "система доступ клиент оплата доставка").split(),
    "ja": "資料 会議 確認 明日 来週 更新 請求書 注文 予定 変更 作業 完了 問題 報告 担当者 東京 です ます について".split(),
    "zh": "会议 项目 查看 附件 明天 下周 更新 发票 问题 回复 时间 安排 报告 客户 付款 通知 重要 公司 北京".split(),
    "tw": "會議 專案 查看 附件 明天 下週 更新 發票 問題 回覆 時間 安排 報告 客戶 付款 通知 重要 公司 臺北".split(),
    "ko": "회의 자료 확인 내일 다음주 프로젝트 주문 문제 답장 일정 변경 완료 보고서 담당자 고객 서울".split(),
}
PEOPLE = ["Ada Lind", "Ben Osei", "Cleo Marsh", "Dora Falk", "Emil Roth", "Fay Ortega", "Gus Iqbal", "Hana Kovar"]
FOREIGN_PEOPLE = {"fr": "Zoé Lefèvre", "de": "Jürgen Groß", "ru": "Анна Петрова", "ja": "佐藤花子", "zh": "王伟",
                  "tw": "陳小明", "ko": "김철수"}
DOMAINS = ["example.com", "example.org", "example.net", "mail.example.com", "lists.example.org"]
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

# Label, Python's codec, language, transfer encodings.
LEGACY = [
    ("iso-2022-jp", "iso2022_jp", "ja", ["7bit"]),
    ("shift_jis", "cp932", "ja", ["8bit", "base64"]),
    ("euc-jp", "euc_jp", "ja", ["8bit"]),
    ("gb18030", "gb18030", "zh", ["8bit", "base64", "quoted-printable"]),
    ("big5", "big5", "tw", ["8bit", "base64"]),
    ("euc-kr", "euc_kr", "ko", ["8bit", "base64"]),
    ("koi8-r", "koi8_r", "ru", ["8bit", "base64", "quoted-printable"]),
    ("windows-1251", "cp1251", "ru", ["8bit", "quoted-printable"]),
    ("windows-1252", "cp1252", "fr", ["8bit", "quoted-printable"]),
    ("iso-8859-1", "latin_1", "de", ["8bit", "quoted-printable"]),
]
# What is decoded to UTF-8 on its own: label, Python's codec, language.
TEXTS = [("utf-8", "utf_8", "ru")] + [entry[:3] for entry in LEGACY]


def mark(rng, count):
    return "".join(rng.choices(ALPHABET, k=count))


def text(rng, language, characters):
    """About so many characters of sentences on one line."""
    solid = language in ("ja", "zh", "tw")
    pieces, size = [], 0
    while size < characters:
        words = rng.choices(WORDS[language], k=rng.randint(5, 14))
        piece = "".join(words) + "。" if solid else " ".join(words).capitalize() + "."
        pieces.append(piece)
        size += len(piece) + 1
    return ("" if solid else " ").join(pieces)


def lines(rng, language, characters, width=72):
    """Paragraphs of wrapped text with CRLF at the end of each line."""
    made, size = [], 0
    while size < characters:
        rest = text(rng, language, rng.randint(150, 500))
        size += len(rest)
        while len(rest) > width:
            cut = rest.rfind(" ", 0, width)
            cut = cut if cut > 0 else width // 2
            made.append(rest[:cut])
            rest = rest[cut:].lstrip(" ")
        made += [rest, ""]
    return "\r\n".join(made) + "\r\n"


def base64_lines(data):
    flat = binascii.b2a_base64(data, newline=False)
    return CRLF.join(flat[start:start + 76] for start in range(0, len(flat), 76)) + CRLF


def transfer(data, encoding):
    if encoding == "base64":
        return base64_lines(data)
    return binascii.b2a_qp(data, istext=True) if encoding == "quoted-printable" else data


def words(content, charset, codec):
    """Encoded-words (RFC 2047) of a short text, one per eight characters."""
    return " ".join("=?%s?B?%s?=" % (charset, binascii.b2a_base64(content[at:at + 8].encode(codec), newline=False).decode())
                    for at in range(0, len(content), 8))


def folded(name, items, between):
    """A field with items that are put on lines of their own where the line gets long."""
    out, column = name + ": ", len(name) + 2
    for number, item in enumerate(items):
        piece = item + (between if number + 1 < len(items) else "")
        if column + len(piece) > 76 and number:
            out, column = out.rstrip(" ") + "\r\n ", 1
        out += piece
        column += len(piece)
    return out


def address(rng, person=None):
    person = person or rng.choice(PEOPLE)
    return "%s <%s.%d@%s>" % (person, mark(rng, 6).lower(), rng.randint(1, 99), rng.choice(DOMAINS))


def moment(rng):
    day = datetime.datetime(rng.randint(2016, 2025), rng.choice([1, 4, 7, 10]), rng.randint(1, 28), rng.randint(0, 23),
                            rng.randint(0, 59), rng.randint(0, 59))
    return "%s, %d %s %s %s" % (
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday()], day.day,
        {1: "Jan", 4: "Apr", 7: "Jul", 10: "Oct"}[day.month], day.strftime("%Y %H:%M:%S"),
        rng.choice(["+0000", "-0700", "+0200", "+0900"]))


def received(rng):
    host = "mx%d.%s" % (rng.randint(1, 9), rng.choice(DOMAINS))
    return ("Received: from %s (%s [192.0.2.%d])\r\n\tby in.example.net (Postfix) with ESMTPS id %s\r\n"
            "\t(version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256)\r\n\tfor <%s@example.net>; %s"
            % (host, host, rng.randint(1, 254), mark(rng, 11), mark(rng, 7).lower(), moment(rng)))


def signature(rng, name):
    value = mark(rng, 342) + "=="
    rows = "\r\n".join("\t" + value[at:at + 70] for at in range(0, len(value), 70))
    return ("%s: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com; s=s%d;\r\n"
            "\th=from:to:subject:date:message-id:mime-version; bh=%s=;\r\n\tb=\r\n%s"
            % (name, rng.randint(1, 9), mark(rng, 43), rows))


def delivered(rng, language="en", charset=None, codec=None):
    """The fields of a message that was delivered, about 27, up to those of MIME."""
    person = rng.choice(PEOPLE)
    subject = text(rng, language, rng.randint(15, 60))[:70]
    if charset:
        person = words(FOREIGN_PEOPLE[language], charset, codec)
        subject = words(subject, charset, codec)
    fields = ["Return-Path: <%s@example.com>" % mark(rng, 8), "Delivered-To: %s@example.net" % mark(rng, 7).lower()]
    fields += [received(rng) for _ in range(rng.randint(3, 6))]
    fields += [
        "Authentication-Results: in.example.net;\r\n\tdkim=pass header.i=@example.com header.s=s1;\r\n"
        "\tspf=pass smtp.mailfrom=example.com; dmarc=pass header.from=example.com",
        signature(rng, "DKIM-Signature"), signature(rng, "ARC-Message-Signature"),
        "Date: " + moment(rng), "From: " + address(rng, person),
        folded("To", [address(rng) for _ in range(rng.choice([1, 1, 2, 3, 12]))], ", "),
    ]
    if rng.random() < 0.5:
        fields.append(folded("Cc", [address(rng) for _ in range(rng.randint(1, 6))], ", "))
    fields += [
        folded("Subject", subject.split(" "), " "),
        "Message-ID: <%s.%s@example.com>" % (mark(rng, 12), mark(rng, 8)),
        "In-Reply-To: <%s@example.org>" % mark(rng, 20),
        folded("References", ["<%s@example.org>" % mark(rng, 20) for _ in range(rng.randint(1, 6))], " "),
        "List-Id: <users.lists.example.org>",
        "List-Unsubscribe: <https://lists.example.org/leave?u=%s>,\r\n <mailto:leave@lists.example.org>" % mark(rng, 20),
        "Precedence: list", "X-Mailer: Example Mail %d.%d" % (rng.randint(1, 12), rng.randint(0, 9)),
        "X-Spam-Status: No, score=%.1f required=5.0 tests=DKIM_SIGNED,DKIM_VALID,\r\n\tHTML_MESSAGE,SPF_PASS "
        "autolearn=ham version=3.4.6" % (rng.random() * 4 - 2),
        "X-Spam-Score: 0.1", "X-Entity-Ref: " + mark(rng, 24), "Importance: Normal",
        "X-Originating-IP: [192.0.2.%d]" % rng.randint(1, 254), "MIME-Version: 1.0",
    ]
    return "\r\n".join(fields).encode() + CRLF


def leaf(kind, data, encoding, more=""):
    head = "Content-Type: %s\r\nContent-Transfer-Encoding: %s\r\n%s\r\n" % (kind, encoding, more)
    return head.encode() + transfer(data, encoding)


def multipart(rng, subtype, parts, preamble=b""):
    boundary = b"=_" + mark(rng, 24).encode()
    out = [b'Content-Type: multipart/' + subtype.encode() + b';\r\n boundary="' + boundary + b'"\r\n\r\n' + preamble]
    for part in parts:
        out += [b"--" + boundary + CRLF, part, CRLF]
    return b"".join(out) + b"--" + boundary + b"--" + CRLF


# ---- Classes: each gives one message


def small(rng, _):
    head, size = delivered(rng), rng.randint(600, 4200)
    style = rng.random()
    if style < 0.6:
        return head + leaf("text/plain; charset=us-ascii; format=flowed", lines(rng, "en", size).encode(), "7bit")
    language = rng.choice(["fr", "de"])
    if style < 0.8:
        return head + leaf("text/plain; charset=utf-8", lines(rng, language, size).encode(), "quoted-printable")
    encoding = "8bit" if style < 0.92 else "base64"
    return head + leaf('text/plain; charset="UTF-8"', lines(rng, language, size).encode(), encoding)


ROW = """<tr><td class="cell" style="padding:12px 24px;font-size:15px;color:#222">
<h2 style="margin:0 0 8px 0">%s</h2><p style="margin:0 0 12px 0">%s</p>
<a href="https://news.example.com/go?u=%s&amp;id=%d" target="_blank"><img src="https://img.example.com/%s.png" width="560" height="240" alt="" style="display:block;border:0"></a>
</td></tr>
"""


def web_page(rng, language, size):
    rows, user = ["<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body><table width=\"100%\">\n"], mark(rng, 32)
    while sum(map(len, rows)) < size:
        rows.append(ROW % (text(rng, language, 30), text(rng, language, rng.randint(200, 600)), user, len(rows), mark(rng, 40)))
    return "".join(rows + ["</table></body></html>\n"]).replace("\n", "\r\n").encode()


def newsletter(rng, number):
    language = ["en", "fr", "de", "en", "fr", "de", "ru", "en"][number % 8]
    size = rng.randint(15_000, 60_000) // (3 if language == "ru" else 1)
    return delivered(rng, language, "utf-8" if language != "en" else None, "utf-8") + multipart(rng, "alternative", [
        leaf("text/plain; charset=utf-8", lines(rng, language, size // 2).encode(), "quoted-printable"),
        leaf("text/html; charset=utf-8", web_page(rng, language, size * 3 // 2), "quoted-printable"),
    ], b"This is a message in MIME format.\r\n")


def attachment(rng, size):
    name = "%s-%d.pdf" % (rng.choice(LATIN), rng.randint(1, 99))
    return leaf('application/pdf; name="%s"' % name, rng.randbytes(size), "base64",
                'Content-Disposition: attachment; filename="%s"; size=%d\r\n' % (name, size))


def attachments(rng, number):
    parts = [leaf("text/plain; charset=utf-8", lines(rng, "fr", 1500).encode(), "quoted-printable")]
    parts += [attachment(rng, rng.randint(200_000, 1_600_000)) for _ in range(rng.randint(1, 3))]
    if number % 3 == 0:
        parts.append(b"Content-Type: message/rfc822\r\n\r\n" + small(rng, 0))
    return delivered(rng) + multipart(rng, "mixed", parts)


def legacy(rng, number):
    label, codec, language, encodings = LEGACY[number % len(LEGACY)]
    size = rng.randint(1_000, 9_000)
    width = 34 if language in ("ja", "zh", "tw") else 72
    part = leaf("text/plain; charset=" + label, lines(rng, language, size, width).encode(codec), rng.choice(encodings))
    head = delivered(rng, language, label, codec)
    if number % 3:
        return head + part
    page = web_page(rng, language, size).decode().encode(codec)
    return head + multipart(rng, "alternative", [part, leaf("text/html; charset=" + label, page, rng.choice(encodings))])


def deep(rng, levels):
    part = leaf("text/plain", b"The innermost part.\r\n", "7bit")
    for level in range(levels - 1):
        part = multipart(rng, "mixed", [leaf("text/plain", b"A note of level %d.\r\n" % level, "7bit"), part])
    return delivered(rng) + part


def wide(rng, count):
    encodings = itertools.cycle(["quoted-printable", "base64", "8bit"])
    return delivered(rng) + multipart(rng, "mixed", [
        leaf("text/plain; charset=utf-8", lines(rng, "fr", rng.randint(80, 400)).encode(), next(encodings),
             'Content-Disposition: attachment; filename="%05d.txt"\r\n' % number) for number in range(count)])


# ---- Growth: one message, so and so big in one respect


def growth_message(head, body=b"Text.\r\n", kind="text/plain"):
    return ("From: a@example.com\r\n%sMIME-Version: 1.0\r\nContent-Type: %s\r\n\r\n" % (head, kind)).encode() + body


GROWTH = {
    "fields": (40_000, lambda n: growth_message("".join("X-%d: some value\r\n" % i for i in range(n)))),
    "recipients": (10_000, lambda n: growth_message(
        folded("To", ["Person %d <p%d@example.com>" % (i, i) for i in range(n)], ", ") + "\r\n")),
    "parts": (5_000, lambda n: wide(random.Random("growth"), n)),
    "levels": (200, lambda n: deep(random.Random("growth"), n)),
    "line length": (1_000_000, lambda n: growth_message("", b"a" * n + CRLF)),
    "body, 7bit": (2_000_000, lambda n: growth_message("", b"A line of some text, as long as many are in mail.\r\n" * (n // 51))),
    "body, base64": (2_000_000, lambda n: delivered(random.Random(1)) + leaf("image/png", bytes(n * 3 // 4), "base64")),
    "body, quoted-printable": (2_000_000, lambda n: delivered(random.Random(1)) + leaf(
        "text/plain; charset=utf-8", ("Été à la forêt, déjà. " * 3 + "\r\n").encode() * (n // 120), "quoted-printable")),
    "encoded-words": (20_000, lambda n: growth_message(
        "Subject: " + "\r\n ".join(["=?utf-8?Q?d=C3=A9j=C3=A0_vu?="] * n) + "\r\n")),
    "parameters": (2_000, lambda n: growth_message("", kind="text/plain" + "".join(";\r\n p%d=v%d" % (i, i) for i in range(n)))),
    "parameter pieces": (100, lambda n: growth_message("", kind="text/plain" + "".join(
        ";\r\n name*%d=abcdefgh" % i for i in range(n)))),
    "address comments": (100_000, lambda n: growth_message("To: " + "(c)\r\n " * n + "a@example.com\r\n")),
    "open quoted string": (400_000, lambda n: growth_message('To: "' + "a, <b>\r\n " * (n // 9) + "\r\n")),
    "delimiter look-alikes": (80_000, lambda n: growth_message("", b"\r\n--boundary-no\r\n" * n, 'multipart/mixed; boundary="boundary"')),
}


# ---- Packs


def header_section(message):
    return message[:message.index(b"\r\n\r\n") + 4]


def write(path, items):
    with open(path, "wb") as file:
        for item in items:
            file.write(len(item).to_bytes(8, "little") + item)


def many(name, make, count):
    return [make(random.Random("%s %d" % (name, number)), number) for number in range(count)]


def packs(quick):
    """Yields (name, items)."""
    share = 4 if quick else 1
    messages = many("small", small, 3000 // share)
    yield "small", messages
    yield "headers", [header_section(message) for message in messages]
    yield "newsletter", many("newsletter", newsletter, 240 // share)
    yield "attachments", many("attachments", attachments, 40 // share)
    yield "legacy", many("legacy", legacy, 800 // share)
    yield "deep", [deep(random.Random("deep %d" % number), 100) for number in range(20)]
    yield "wide", [wide(random.Random("wide"), 5000)]
    data = random.Random("data").randbytes(48 << 20)
    yield "data", [data]
    yield "data-cache", [data[:24 << 10]]
    yield "base64", [base64_lines(data)]
    yield "base64-cache", [base64_lines(data[:24 << 10])]
    page = web_page(random.Random("page"), "fr", 4 << 20)
    yield "html", [page]
    yield "quoted-printable", [binascii.b2a_qp(page, istext=True)]
    for label, codec, language in TEXTS:
        width = 34 if language in ("ja", "zh", "tw") else 72
        yield "text-" + label, [lines(random.Random(label), language, 1 << 20, width).encode(codec)]
    for number, (name, (size, make)) in enumerate(GROWTH.items()):
        for factor in (1, 2, 4):
            yield "growth-%d-%d" % (number, factor), [make(size * factor // 4)]


def write_huge(path, octets):
    """One message with one attachment, of about so many octets. Written in slices."""
    rng = random.Random("huge")
    whole = delivered(rng) + multipart(rng, "mixed", [
        leaf("text/plain", lines(rng, "en", 500).encode(), "7bit"),
        b'Content-Type: application/octet-stream; name="huge.bin"\r\nContent-Transfer-Encoding: base64\r\n'
        b"Content-Disposition: attachment\r\n\r\n"])
    end = whole.rindex(CRLF + b"--")
    lines_of_slice = 1 << 12
    slice_ = base64_lines(rng.randbytes(57 * lines_of_slice))
    with open(path, "wb") as file:
        file.write(whole[:end])
        for _ in range(max(1, octets // len(slice_))):
            file.write(slice_)
        file.write(whole[end:])


def make(folder, quick):
    """Makes what is absent; returns the folder with the packs in it."""
    folder = pathlib.Path(folder) / ("quick" if quick else "full")
    stamp = folder / "corpus.json"
    if not stamp.exists() or json.loads(stamp.read_text())["version"] != VERSION:
        folder.mkdir(parents=True, exist_ok=True)
        for name, items in packs(quick):
            write(folder / (name + ".pack"), items)
            if name in ("data", "base64"):  # for programs that read a file
                (folder / (name + ".octets")).write_bytes(items[0])
        (folder / "small.eml").write_bytes(small(random.Random("one"), 0))
        write_huge(folder / "huge.eml", (64 if quick else 367) * 1_000_000)
        stamp.write_text(json.dumps({"version": VERSION}))
    return folder
