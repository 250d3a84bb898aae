"""The keys under which cases are kept: a ring of master keys, held outside the database and outside every backup.

Each case has a data key by chance, which lies in the database only wrapped by a master key. Master keys have numbers; a
new one is used for what is written from then on, and older ones still open what was wrapped under them. The pepper
turns a receipt into what is looked up, so that nobody who has the database alone can try receipts.

Source: AES-GCM as in NIST SP 800-38D, by the library ``cryptography``.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from functools import lru_cache
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from bestinterests.domain.problem import Problem, Refused

FORMAT = 1
SIZE = 32
NONCE = 12
FILE = "case-keys"
"""Name of the file in the data folder where none is named by the environment."""


class Ring(msgspec.Struct, frozen=True, kw_only=True):
    """Master keys by number, which of them wraps from now on, and the pepper; each of 32 bytes, in base64.

    Written to the file of the keys as JSON. made_on: day on which each key was made, by number.
    """

    format: int = FORMAT
    current: int
    keys: dict[str, str]
    made_on: dict[str, str] = {}
    pepper: str

    def wrap(self, key: bytes, place: str) -> tuple[int, bytes]:
        """Put a data key under the current master key. place: public id of the case, which the wrapping is bound to."""
        nonce = secrets.token_bytes(NONCE)
        box = AESGCM(self._master(self.current))
        return self.current, nonce + box.encrypt(nonce, key, _bound(self.current, place))

    def unwrap(self, version: int, wrapped: bytes, place: str) -> bytes:
        """The data key again. Raises Locked where the master key is missing, or something was changed."""
        try:
            box = AESGCM(self._master(version))
            return box.decrypt(wrapped[:NONCE], wrapped[NONCE:], _bound(version, place))
        except (InvalidTag, KeyError, ValueError) as error:
            raise Locked(version) from error

    def lookup(self, what: str, text: str) -> str:
        """What a text is looked up by, in hex: it cannot be tried without the pepper. what: keeps uses apart."""
        return hmac.new(_bytes(self.pepper), f"{what}\0{text}".encode(), hashlib.sha256).hexdigest()

    def fingerprint(self) -> str:
        """What two people compare to see that they hold the same ring: 16 letters that reveal no key."""
        whole = b"".join(_bytes(self.keys[number]) for number in sorted(self.keys, key=int)) + _bytes(self.pepper)
        return hashlib.sha256(b"ring\0" + whole).hexdigest()[:16]

    def _master(self, version: int) -> bytes:
        return _bytes(self.keys[str(version)])


class Locked(Exception):
    """Something was put under a master key that is not at hand, or was changed since. Holds the number of the key."""


class NoKeys(Exception):
    """There is no ring of keys on this server."""


def new_ring(on: str, number: int = 1) -> Ring:
    """A ring with one key, of this number. on: the day, as ``2026-11-27``."""
    return Ring(current=number, keys={str(number): _new()}, made_on={str(number): on}, pepper=_new())


def rotated(ring: Ring, on: str) -> Ring:
    """The ring with one more key, which wraps from now on."""
    number = max(int(each) for each in ring.keys) + 1
    return msgspec.structs.replace(
        ring,
        current=number,
        keys={**ring.keys, str(number): _new()},
        made_on={**ring.made_on, str(number): on},
    )


def without(ring: Ring, number: int) -> Ring:
    """The ring without an older key. Raises KeyError where there is no such key, ValueError for the one in use."""
    if number == ring.current:
        raise ValueError(number)
    kept = {name: key for name, key in ring.keys.items() if name != str(number)}
    if len(kept) == len(ring.keys):
        raise KeyError(number)
    days = {name: day for name, day in ring.made_on.items() if name != str(number)}
    return msgspec.structs.replace(ring, keys=kept, made_on=days)


def read_ring(text: str) -> Ring:
    """A ring from the text of its file or variable. Raises Refused with what is wrong."""
    try:
        ring = msgspec.json.decode(text.encode(), type=Ring)
        if ring.format != FORMAT or str(ring.current) not in ring.keys:
            raise ValueError
        for each in (*ring.keys.values(), ring.pepper):
            if len(_bytes(each)) != SIZE:
                raise ValueError
        return ring
    except (msgspec.MsgspecError, ValueError, binascii.Error) as error:
        raise Refused([_unreadable()]) from error


def written(ring: Ring) -> str:
    """The text of a ring as its file holds it."""
    return msgspec.json.format(msgspec.json.encode(ring), indent=2).decode() + "\n"


def ring() -> Ring:
    """The ring of this server. Raises NoKeys where there is none, Refused where it cannot be read."""
    found: str = settings.CASE_KEYS
    path = Path(settings.DATA) / FILE
    if not found and not path.is_file():
        raise NoKeys
    return _read(found or path.read_text(encoding="utf-8"))


def has_ring() -> bool:
    """Is there a ring that can be read?"""
    try:
        ring()
    except (NoKeys, Refused):
        return False
    return True


def new_data_key() -> bytes:
    """A data key for one case."""
    return secrets.token_bytes(SIZE)


def _bound(version: int, place: str) -> bytes:
    return f"bestinterests case key {version} {place}".encode()


def _new() -> str:
    return base64.b64encode(secrets.token_bytes(SIZE)).decode()


@lru_cache(maxsize=8)
def _read(text: str) -> Ring:
    return read_ring(text)


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _unreadable() -> Problem:
    return Problem(
        code="server.case-keys",
        path="BESTINTERESTS_CASE_KEYS",
        sentence="The keys of cases cannot be read.",
        remedy="Give the whole text that `bestinterests keys make` wrote, or put its file back from the printed sheet.",
    )
