"""What Tools/bench measures: a list of figures, each with those who take part and what is to be reached."""
import dataclasses

import corpus

# How many times more slowly CPython may be expected to work: it gets so much fewer messages.
CPYTHON_SHARE = {"small": 40, "newsletter": 40, "attachments": 40, "legacy": 40, "headers": 40, "deep": 20, "wide": 1}


@dataclasses.dataclass
class Figure:
    name: str
    unit: str  # "MB/s", "GB/s", "messages/s" (more is better); "ms" (less is better)
    reach: float | None = None
    # Who takes part: peer -> (worker, job, pack, share of its items); for processes: peer -> command.
    jobs: dict = dataclasses.field(default_factory=dict)
    commands: dict = dataclasses.field(default_factory=dict)
    octets: int | None = None  # of processes: how many octets they read, where a rate is wanted
    # The best that is known of others that this tool does not run: (what, figure).
    known: tuple | None = None
    # The least ratio to a named peer, where that is the goal.
    no_slower_than: str | None = None
    note: str = ""


def message_figure(name, job, pack, reach, known, unit="MB/s"):
    return Figure(name, unit, reach, jobs={
        "Postel": ("postel", job, pack, 1),
        "GMime": ("gmime", job, pack, 4 if pack in ("small", "headers", "legacy") else 1),
        "CPython email": ("cpython", job, pack, CPYTHON_SHARE[pack]),
    }, known=known)


def messages():
    yield message_figure("index, small messages", "index", "small", 3000, ("mailparse, Rust", 517))
    yield Figure("index, small messages, one index for all", "MB/s", jobs={"Postel": ("postel", "index-all", "small", 1)})
    yield message_figure("index, newsletters", "index", "newsletter", 8000, ("mailparse, Rust", 1288))
    yield message_figure("index, attachments", "index", "attachments", 14000, None)
    yield message_figure("index, legacy charsets", "index", "legacy", None, None)
    yield message_figure("index, 100 levels deep", "index", "deep", 1000, ("mail-parser, Rust", 289))
    yield message_figure("index, 5,000 parts wide", "index", "wide", 2000, ("mailparse, Rust", 421))
    yield message_figure("full decode, small messages", "full", "small", 1000, ("mail-parser, Rust", 350))
    yield message_figure("full decode, newsletters", "full", "newsletter", 2200, None)
    yield message_figure("full decode, attachments", "full", "attachments", 8000, None)
    yield message_figure("full decode, legacy charsets", "full", "legacy", 800, None)
    yield message_figure("header section, main fields", "headers", "headers", 400_000,
                         ("mail-parser, Rust", 106_000), "messages/s")
    # Half of what the reader is to reach.
    yield Figure("edit a field, newsletters", "MB/s", 4000, jobs={"Postel": ("postel", "edit", "newsletter", 1)})
    yield Figure("edit a field, attachments", "MB/s", 7000, jobs={"Postel": ("postel", "edit", "attachments", 1)})
    yield Figure("recode to UTF-8 and 8bit, newsletters", "MB/s", jobs={"Postel": ("postel", "recode", "newsletter", 1)})
    yield Figure("recode to UTF-8 and 8bit, legacy charsets", "MB/s", jobs={"Postel": ("postel", "recode", "legacy", 1)})
    yield Figure("lint, newsletters", "MB/s", 200, jobs={"Postel": ("postel", "lint", "newsletter", 1)})
    yield Figure("lint, small messages", "MB/s", jobs={"Postel": ("postel", "lint", "small", 1)})


def coding_figure(name, job, pack, reach, known):
    figure = Figure(name, "GB/s", reach, known=known)
    for peer, worker in (("Postel", "postel"), ("GMime", "gmime"), ("CPython binascii", "cpython")):
        figure.jobs[peer] = (worker, job, pack, 1)
    return figure


def codings(folder):
    decode = coding_figure("base64 decode, 64 MB", "base64-decode", "base64", 10, ("simdutf", 8.2))
    encode = coding_figure("base64 encode, 48 MB, CRLF every 76", "base64-encode", "data", 10, ("simdutf, LF only", 11.4))
    yield decode
    yield coding_figure("base64 decode, in cache", "base64-decode", "base64-cache", 20, ("simdutf", 9.4))
    yield encode
    yield coding_figure("quoted-printable decode, HTML", "qp-decode", "quoted-printable", 5, None)
    yield coding_figure("quoted-printable encode, HTML", "qp-encode", "html", 2.5, None)
    for figure, arguments in ((decode, ["base64", "-d"]), (encode, ["base64"])):
        pack = folder / (figure.jobs["Postel"][2] + ".octets")
        figure.commands["coreutils base64"] = arguments + [str(pack)]
        figure.octets = pack.stat().st_size


TEXT_GOALS = {
    "utf-8": (15, ("simdutf, validation only", 15)), "iso-8859-1": (5, ("simdutf", 12)),
    "windows-1252": (1.5, ("encoding_rs", 0.66)), "koi8-r": (1.5, ("encoding_rs", 0.66)),
    "shift_jis": (None, ("encoding_rs", 0.33)), "gb18030": (None, ("encoding_rs", 0.56)),
    "iso-2022-jp": (None, ("encoding_rs", 0.41)),
}


def texts():
    for label, codec, _ in corpus.TEXTS:
        pack = "text-" + label
        reach, known = TEXT_GOALS.get(label, (None, None))
        yield Figure("to UTF-8: " + label, "GB/s", reach, known=known, no_slower_than=None if reach else "ICU", jobs={
            "Postel": ("postel", "text:" + label, pack, 1), "ICU": ("text", "icu:" + label, pack, 1),
            "glibc iconv": ("text", "iconv:" + label, pack, 1), "CPython codec": ("cpython", "text:" + codec, pack, 1),
        })


def processes(folder, postel, jobs, gmime, cpython):
    huge, small = str(folder / "huge.eml"), str(folder / "small.eml")
    size = (folder / "huge.eml").stat().st_size
    name = "%d MB from a file" % (size // 1_000_000)
    goal = 120 if size > 300_000_000 else None
    yield Figure(name + ", attachment decoded to nowhere", "ms", goal, commands={
        "Postel": [postel, "extract", "--parts", "2", "--out", "-", huge], "GMime": [gmime, "stream", huge],
        "cat": ["cat", huge]}, note="cat decodes nothing")
    yield Figure(name + ", inspect", "ms", goal, commands={"Postel": [postel, "inspect", huge], "cat": ["cat", huge]},
                 note="cat decodes nothing")
    yield Figure(name + ", headers", "ms", goal, commands={"Postel": [postel, "headers", huge]})
    # The composed message is longer than the file; at 1 GB/s of the file it takes so long.
    yield Figure(name + ", composed as an attachment", "ms", size / 1e6, commands={
        "Postel": [jobs, "compose", huge], "GMime": [gmime, "compose", huge],
        "CPython email": cpython + ["compose", huge]})
    yield Figure("process: --version", "ms", 2.5, commands={"Postel": [postel, "--version"], "true": ["true"]},
                 note="true does nothing")
    yield Figure("process: inspect a small message", "ms", 3, known=("mail-parser, Rust, no output", 1.2), commands={
        "Postel": [postel, "inspect", small], "GMime": [gmime, "read", small], "CPython email": cpython + [small]})
