"""Ratings under a key: neither the table nor a backup shows what somebody rated before all of it is shown.

The key follows from the secret of the server, which no backup holds. It is bound to the round and the person, so that
rows cannot be put in each other's place, and everything is padded, so that its length says little.
"""

from __future__ import annotations

import secrets
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from bestinterests.domain.problem import Problem

BLOCK = 4096
"""Bytes to a multiple of which everything is padded."""
NONCE = 12
PURPOSE = b"bestinterests ratings apart 1"


class Locked(Exception):
    """Content was put under a key that this server does not hold, or was changed since."""


def locked(content: bytes, place: str) -> bytes:
    """Put content under the key of this server. place: the round and the person that it belongs to."""
    length = len(content).to_bytes(4, "big")
    padded = length + content + bytes(-(len(content) + 4) % BLOCK)
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(_key(settings.SECRET_KEY)).encrypt(nonce, padded, place.encode())


def unlocked(content: bytes, place: str) -> bytes:
    """What was put under the key of this server for a place. Raises Locked."""
    try:
        padded = AESGCM(_key(settings.SECRET_KEY)).decrypt(content[:NONCE], content[NONCE:], place.encode())
    except (InvalidTag, ValueError) as error:
        raise Locked from error
    return padded[4 : 4 + int.from_bytes(padded[:4], "big")]


def cannot_be_read(what: str) -> Problem:
    """What is said where sealed ratings cannot be read. what: of which assessment or round."""
    return Problem(
        code="server.sealed-ratings",
        path="BESTINTERESTS_SECRET",
        sentence=f"Ratings given apart in {what} are sealed under another secret than the one that this server has.",
        remedy=(
            "Give the server the secret that it had before; then they can be read again. Where that is lost, whoever "
            "opened the round closes it and opens another: what was given stays sealed for good."
        ),
    )


@lru_cache(maxsize=4)
def _key(secret: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
