"""What a case holds, under the key of the case: bound to the case and the place it lies in, and padded."""

from __future__ import annotations

import secrets
from typing import TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bestinterests.domain.base import Base
from bestinterests.web.redress.keys import NONCE, Locked

BLOCK = 512
"""Bytes to a multiple of which everything is padded, so that a length says little."""
Some = TypeVar("Some", bound=Base)


def sealed(key: bytes, value: Base, place: str) -> bytes:
    """Put a value under the key of a case. place: the case and where in it the bytes lie."""
    content = msgspec.json.encode(value)
    padded = len(content).to_bytes(4, "big") + content
    padded += bytes(-len(padded) % BLOCK)
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, padded, place.encode())


def unsealed(key: bytes, content: bytes | memoryview, place: str, kind: type[Some]) -> Some:
    """The value again. Raises Locked where it was put under another key, lay elsewhere, or was changed."""
    held = bytes(content)
    try:
        padded = AESGCM(key).decrypt(held[:NONCE], held[NONCE:], place.encode())
        return msgspec.json.decode(padded[4 : 4 + int.from_bytes(padded[:4], "big")], type=kind)
    except (InvalidTag, ValueError, msgspec.MsgspecError) as error:
        raise Locked from error
