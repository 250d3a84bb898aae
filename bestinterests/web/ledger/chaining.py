"""The digests that chain a ledger: of content with its salt, and of a line with the one before."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import NamedTuple

import msgspec

from bestinterests.web.ledger.models import SALT, Line


class Sealed(NamedTuple):
    """Content with the salt that was drawn for it, and the digest over both."""

    salt: bytes
    content: bytes
    digest: str


def sealed(content: bytes) -> Sealed:
    """Draw a salt and return it with the content and the digest over both."""
    salt = secrets.token_bytes(SALT)
    return Sealed(salt, content, content_digest(salt, content))


def content_digest(salt: bytes | memoryview, content: bytes | memoryview) -> str:
    """SHA-256 in hex over salt and content."""
    return hashlib.sha256(bytes(salt) + bytes(content)).hexdigest()


def line_digest(ledger: str, line: Line) -> str:
    """SHA-256 in hex over everything that a line says, with the public id of its ledger and the digest before."""
    said = [
        ledger,
        line.seq,
        instant(line.at),
        line.actor,
        line.kind,
        line.payload_digest,
        line.snapshot_digest,
        line.before,
    ]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


def instant(at: dt.datetime) -> str:
    """A moment as it is digested: UTC to the microsecond, however the database gave it back."""
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")
