"""CPython's email, binascii and codecs as peers: answers the same lines as bench-jobs does."""
import binascii, email, email.message, email.parser, email.policy, sys, time

PACKS = {}


def pack(path, limit):
    if (path, limit) not in PACKS:
        octets = open(path, "rb").read()
        items, start = [], 0
        while start < len(octets) and len(items) < limit:
            count = int.from_bytes(octets[start:start + 8], "little")
            items.append(octets[start + 8:start + 8 + count])
            start += 8 + count
        PACKS[path, limit] = items
    return PACKS[path, limit]


def leaves(message):
    return [part for part in message.walk() if not part.is_multipart()]


def main_fields(message):
    return message["subject"], message["from"].addresses, message["to"].addresses, message["date"].datetime, message["message-id"]


def index(octets):
    return len(leaves(email.message_from_bytes(octets))), 0


def full(octets):
    message, produced = email.message_from_bytes(octets, policy=email.policy.default), 0
    main_fields(message)
    for part in (found := leaves(message)):
        content = part.get_payload(decode=True)
        if part.get_content_maintype() == "text":
            content = content.decode(part.get_content_charset() or "ascii", "replace").encode()
        produced += len(content)
    return len(found), produced


def headers(octets):
    main_fields(email.parser.BytesHeaderParser(policy=email.policy.default).parsebytes(octets))
    return 1, 0


def base64_encode(octets):
    lines = [binascii.b2a_base64(octets[start:start + 57]) for start in range(0, len(octets), 57)]
    return 1, sum(map(len, lines))


JOBS = {
    "index": index, "full": full, "headers": headers, "base64-encode": base64_encode,
    "base64-decode": lambda octets: (1, len(binascii.a2b_base64(octets))),
    "qp-decode": lambda octets: (1, len(binascii.a2b_qp(octets))),
    "qp-encode": lambda octets: (1, len(binascii.b2a_qp(octets, istext=True))),
}


def job(name):
    if name.startswith("text:"):
        codec = name[5:]
        return lambda octets: (1, len(octets.decode(codec).encode()))
    return JOBS.get(name)


def compose(path):
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["From"], message["To"], message["Subject"] = "Ann <ann@example.org>", "bob@example.com", "A file"
    message.set_content("Here it is.")
    with open(path, "rb") as file:
        message.add_attachment(file.read(), "application", "octet-stream", filename="huge.eml")
    print(len(message.as_bytes()))


def main():
    if len(sys.argv) == 3:  # composes a message with a file, for the time of a process
        compose(sys.argv[2])
        return
    if len(sys.argv) == 2:  # reads one file, for the time of a process
        full(open(sys.argv[1], "rb").read())
        return
    for line in sys.stdin:
        name, path, limit, repeats = line.split()
        work, inputs = job(name), pack(path, int(limit))
        if not work:
            print("unknown", flush=True)
            continue
        octets = items = produced = 0
        start = time.perf_counter_ns()
        for _ in range(int(repeats)):
            for item in inputs:
                found, made = work(item)
                octets, items, produced = octets + len(item), items + found, produced + made
        print(time.perf_counter_ns() - start, octets, items, produced, flush=True)


if __name__ == "__main__":
    main()
