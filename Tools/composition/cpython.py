"""Prints what CPython's email finds in a message; see MessageWriter+ReadersTests.swift for the form."""
import email, email.policy, sys


def spell(octets):
    return octets.hex() or "-"


def show(message):
    print("subject", spell(str(message["subject"] or "").encode("utf-8", "surrogateescape")))
    for name in ("from", "to", "cc"):
        for address in message[name].addresses if message[name] else ():
            print(name, spell(address.display_name.encode("utf-8", "surrogateescape")), spell(address.addr_spec.encode()))
    show_part(message)


def show_part(part):
    if part.get_content_type() in ("message/rfc822", "message/global"):
        show(part.get_payload(0))
    elif part.is_multipart():
        for inner in part.get_payload():
            show_part(inner)
    else:
        name = (part.get_filename() or "").encode("utf-8")
        print("leaf", part.get_content_type(), spell(name), spell(part.get_payload(decode=True)))


with open(sys.argv[1], "rb") as file:
    show(email.message_from_bytes(file.read(), policy=email.policy.SMTP))
