"""Receipts: what somebody without an account keeps to see what became of their case. 60 bits of chance, and a check.

Twelve letters of an alphabet without l, o, i, u in groups of four, and one more that catches a mistyped letter before
anything is looked up. Nothing of it is kept but a keyed digest.
"""

from __future__ import annotations

import secrets
import unicodedata

from bestinterests.web.redress.keys import Ring

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz01"
"""32 letters: each stands for 5 bits. 0 and 1 stand for themselves; o, i and l are read as 0 and 1."""
LENGTH = 12
PURPOSE = "receipt"
_ALIKE = str.maketrans({"o": "0", "i": "1", "l": "1"})
_RUDE = ("fck", "fuk", "sht", "arse", "cnt", "dck", "prn", "sex", "nazi", "kkk", "666", "die", "kill", "rape", "tits")


def new_receipt() -> str:
    """A receipt as it is shown: ``abcd-efgh-jkmn-p``. Strings that could offend are not given out."""
    while True:
        letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if not offends(letters):
            return shown(letters + check(letters))


def shown(letters: str) -> str:
    """Letters in groups, as they are shown."""
    return "-".join((letters[:4], letters[4:8], letters[8:12], letters[12:]))


def read(text: str) -> str | None:
    """The letters of a receipt as somebody typed, spoke or pasted it; None where they cannot be one.

    Capitals, spaces, hyphens and letters that look alike do not matter.
    """
    letters = letters_of(text)
    if len(letters) != LENGTH + 1 or any(letter not in ALPHABET for letter in letters):
        return None
    return letters if check(letters[:LENGTH]) == letters[LENGTH] else None


def letters_of(text: str) -> str:
    """What somebody typed without capitals, spaces and hyphens, and with letters that look alike made one."""
    plain = unicodedata.normalize("NFKC", text).lower().translate(_ALIKE)
    return "".join(letter for letter in plain if letter.isalnum())


def offends(letters: str) -> bool:
    """Could these letters offend whoever reads them?"""
    return any(word in letters for word in _RUDE)


def check(letters: str) -> str:
    """The letter that is added: any one letter that is mistyped, and any two neighbours that are swapped, are found.

    A weighted sum in the field of 32 elements, so that no two positions weigh alike.
    """
    total = 0
    for place, letter in enumerate(letters, start=1):
        total ^= _times(place + 1, ALPHABET.index(letter))
    return ALPHABET[total]


def digest(ring: Ring, letters: str) -> str:
    """What a receipt is looked up by: 64 letters in hex."""
    return ring.lookup(PURPOSE, letters)


def _times(a: int, b: int) -> int:
    """Multiply in GF(32), with x^5 + x^2 + 1."""
    found = 0
    while b:
        if b & 1:
            found ^= a
        a <<= 1
        if a & 32:
            a ^= 0b100101
        b >>= 1
    return found
