"""Shows what Tools/bench measured: on the terminal, as JSON, as a picture, and as the table of the README."""
import html, json, re
from math import ceil, floor, log2

from contest import GROWTH_BOUND

WIDTHS = (50, 16, 34, 8, 12)
MARKS = ("<!-- Tools/bench -->", "<!-- Tools/bench end -->")


def number(value, unit):
    if unit == "GB/s":
        return "%.2f GB/s" % value
    if unit == "ms":
        return "%.*f ms" % (2 if value < 10 else 0, value)
    return "%s %s" % (format(round(value, -3 if value > 100_000 else 0), ",.0f"), unit)


def is_rate(result):
    return result["unit"] != "ms"


def best_peer(result):
    """(name, figure) of the best who did the same work, or None."""
    peers = {name: figure for name, figure in result["figures"].items() if name != "Postel" and name not in result["note"]}
    if not peers:
        return None
    return (max if is_rate(result) else min)(peers.items(), key=lambda peer: peer[1])


def ratio(result):
    """How many times faster than the best peer; None without one."""
    peer = best_peer(result)
    if not peer or "Postel" not in result["figures"]:
        return None
    ours = result["figures"]["Postel"]
    return ours / peer[1] if is_rate(result) else peer[1] / ours


def goal(result):
    if result["reach"]:
        return ("≥ " if is_rate(result) else "≤ ") + number(result["reach"], result["unit"])
    return "≥ " + result["no slower than"] if result["no slower than"] else ""


def is_reached(result):
    """Whether the goal is reached; None without one."""
    ours, other = result["figures"].get("Postel"), result["figures"].get(result["no slower than"])
    if ours is None or not goal(result) or (not result["reach"] and other is None):
        return None
    if result["reach"]:
        return ours >= result["reach"] if is_rate(result) else ours <= result["reach"]
    return ours >= other


def cells(result):
    peer, times = best_peer(result), ratio(result)
    others = ["%s (%s)" % (number(peer[1], result["unit"]), peer[0])] if peer else []
    others += ["%s (%s)" % (number(figure, result["unit"]), result["note"])
               for name, figure in result["figures"].items() if result["note"].startswith(name)]
    return [
        result["name"], number(result["figures"]["Postel"], result["unit"]) if "Postel" in result["figures"] else "–",
        "; ".join(others) or "–", "%.2g×" % times if times else "–",
        goal(result) or "–",
    ]


def row(texts):
    return "  ".join(text.ljust(width) for text, width in zip(texts, WIDTHS)).rstrip()


def print_heading(results):
    print("%s, %s, %d cores, load %s; commit %s" % (
        results["date"], results["machine"]["processor"], results["machine"]["cores"], results["machine"]["load"],
        results["commit"]))
    print(row(["work", "Postel", "best peer here", "ratio", "goal"]))


def print_figure(result):
    short = "  SHORT" if is_reached(result) is False else ""
    print(row(cells(result)) + short, flush=True)
    for line in result["disagreements"]:
        print("    not the same work: " + line)
    peak = result["peak KiB"].get("Postel")
    if peak:
        print("    peak memory: %s" % ", ".join("%s %.1f MiB" % (name, kib / 1024) for name, kib in result["peak KiB"].items()))


def print_growth_heading():
    print("\n" + row(["growth: time for n, 2n, 4n", "ms", "", "2n/n", "4n/2n"]))


def growth_cells(result):
    return [result["name"], "", ", ".join("%.3g" % taken for taken in result["milliseconds"]),
            *("%.2f" % each for each in result["ratios"])]


def grows_too_fast(result):
    return any(each >= GROWTH_BOUND for each in result["ratios"])


def print_growth(result):
    print(row(growth_cells(result)) + ("  TOO FAST" if grows_too_fast(result) else ""), flush=True)


def print_closing(results, path):
    short = [result["name"] for result in results["figures"] if is_reached(result) is False]
    fast = [result["name"] for result in results["growth"] if grows_too_fast(result)]
    print("\n%d figures, %d short of their goal; %d growths, %d too fast" % (
        len(results["figures"]), len(short), len(results["growth"]), len(fast)))
    print("%s.json, %s.svg" % (path, path.name))


def write(results, path):
    path.with_suffix(".json").write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    path.with_suffix(".svg").write_text(picture(results))


# ---- The picture: how many times faster than the best peer, on a logarithmic scale

LEFT, PER_DOUBLING, LINE, TOP = 350, 58, 22, 58
STYLE = """text{font:13px system-ui,sans-serif;fill:#1f2328}.s{font-size:11px;fill:#656d76}.b{fill:#2f6fb0}.m{fill:#b5563a}
.g{stroke:#d0d7de}.o{stroke:#656d76}@media(prefers-color-scheme:dark){text{fill:#e6edf3}.s{fill:#8d96a0}.b{fill:#5a9fe0}
.m{fill:#d9795b}.g{stroke:#30363d}.o{stroke:#8d96a0}}"""


def picture(results):
    rows = [(result, ratio(result)) for result in results["figures"] if ratio(result)]
    least = min([0] + [floor(log2(times)) for _, times in rows])
    most = max([1] + [ceil(log2(times)) for _, times in rows])
    width, height = LEFT + (most - least) * PER_DOUBLING + 190, TOP + len(rows) * LINE + 20
    place = lambda power: LEFT + (power - least) * PER_DOUBLING  # noqa: E731
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img">' % (width, height, width, height),
           "<title>How many times faster than the fastest peer measured in the same run</title><style>%s</style>" % STYLE,
           '<text x="8" y="20">Times as fast as the fastest peer in the same run</text>',
           '<text class="s" x="8" y="38">%s; %s; commit %s</text>' % tuple(map(html.escape, (
               results["date"], results["machine"]["processor"], results["commit"])))]
    for power in range(least, most + 1):
        name = "%d×" % 2 ** power if power >= 0 else "1/%d×" % 2 ** -power
        out.append('<line class="%s" x1="%d" x2="%d" y1="%d" y2="%d"/><text class="s" x="%d" y="%d" text-anchor="middle">%s</text>' % (
            "g" if power else "o", place(power), place(power), TOP, height - 14, place(power), height - 2, name))
    for index, (result, times) in enumerate(rows):
        y, from_, to = TOP + index * LINE, place(min(0, log2(times))), place(max(0, log2(times)))
        out.append('<text x="%d" y="%d" text-anchor="end">%s</text><rect class="%s" x="%.1f" y="%d" width="%.1f" height="14" rx="2"/>'
                   '<text class="s" x="%.1f" y="%d">%s, %s</text>' % (
                       LEFT - 8, y + 14, html.escape(result["name"]), "b" if times >= 1 else "m", from_, y + 3, max(1, to - from_),
                       to + 6, y + 14, "%.2g×" % times, html.escape(number(result["figures"]["Postel"], result["unit"]))))
    return "\n".join(out + ["</svg>"]) + "\n"


# ---- The README


def table(results):
    machine = results["machine"]
    lines = ["Measured on %s, %s, one of %d cores (%s), commit %s; repeat it with `Tools/bench%s`." % (
        results["date"], machine["processor"], machine["cores"], machine["best instruction set"], results["commit"],
        " --quick" if results["quick"] else "") + (
            " Other work ran beside it (load %s), which takes more from some rows than from others." % machine["load"]
            if machine["load"] > 1.5 else ""), "",
        "![Times as fast as the fastest peer](Tools/benchmarks/results.svg)", "",
        "| work | Postel | best peer in the same run | times as fast | goal | others, on another day |",
        "|---|---|---|---|---|---|"]
    for result in results["figures"]:
        texts = cells(result)
        texts[4] += " (not yet)" if is_reached(result) is False else ""
        known = result["known"]
        texts.append("%s (%s)" % (number(known[1], result["unit"]), known[0]) if known else "–")
        lines.append("| " + " | ".join(texts) + " |")
    for result in results["figures"]:
        if "from a file, " in result["name"]:
            lines += ["", "Peak memory, %s: %s. What of a mapped file is in memory counts." % (result["name"], ", ".join(
                "%s %.1f MiB" % (name, kib / 1024) for name, kib in result["peak KiB"].items()))]
    lines += ["", "How many times as long it takes when the input doubles; where it grows with the size only, that is below %s:" % GROWTH_BOUND, "",
              "| what doubles | n to 2n | 2n to 4n |", "|---|---|---|"]
    lines += ["| %s | %s | %s |" % (result["name"], *growth_cells(result)[3:]) for result in results["growth"]]
    return "\n".join(lines)


def write_into(page, results):
    """Puts the table between the marks of a page."""
    text = page.read_text(encoding="utf-8")
    found = re.search("%s\n.*?%s" % tuple(map(re.escape, MARKS)), text, re.DOTALL)
    if not found:
        raise SystemExit("%s has no place marked %s" % (page, MARKS[0]))
    page.write_text(text[:found.start()] + MARKS[0] + "\n" + table(results) + "\n" + MARKS[1] + text[found.end():], encoding="utf-8")
