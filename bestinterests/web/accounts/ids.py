"""Public ids: what addresses and ledgers call a thing. The numbers inside the database never leave it."""

from __future__ import annotations

import datetime as dt
import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 26
SHORT = 6


def new_id(at: dt.datetime) -> str:
    """Return a new id of 26 letters and digits: 48 bits of the time in milliseconds, then 80 bits of chance.

    Ids sort by the time at which they were made. i, l, o and u are left out, so that an id can be read aloud.
    """
    number = (int(at.timestamp() * 1000) << 80) | secrets.randbits(80)
    return "".join(ALPHABET[(number >> shift) & 31] for shift in range(125, -1, -5))


def number_of(public: str) -> str:
    """What people call a thing by that has no name: the last letters of its public id."""
    return public[-SHORT:]


class PublicId:
    """How an id stands in an address: only what could be one gets as far as a view."""

    regex = f"[{ALPHABET}]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
