"""A ledger as a file: every line with its payload and salt, so that anybody can work the digests out again."""

from __future__ import annotations

import base64
from typing import Any

import msgspec

from bestinterests.domain.base import Base
from bestinterests.web.ledger.models import Ledger, Payload


class Exported(Base, frozen=True, kw_only=True):
    """A line of the file. actor: public id. content: the payload to the letter. removed_by: the line that says so.

    sealed: is the content bytes under a key, given in base64?
    """

    seq: int
    at: str
    actor: str
    kind: str
    before: str
    digest: str
    payload_digest: str
    snapshot_digest: str = ""
    salt: str
    content: str
    sealed: bool = False
    removed_by: int | None = None


def exported(ledger: Ledger) -> bytes:
    """The ledger as JSON, a line a line, oldest first."""
    found = Payload.objects.filter(line__ledger=ledger).select_related("line").order_by("line__seq")
    lines = (
        Exported(
            seq=payload.line.seq,
            at=payload.line.at.isoformat(),
            actor=payload.line.actor,
            kind=payload.line.kind,
            before=payload.line.before,
            digest=payload.line.digest,
            payload_digest=payload.line.payload_digest,
            snapshot_digest=payload.line.snapshot_digest,
            salt=bytes(payload.salt).hex(),
            **_content(bytes(payload.content)),
            removed_by=payload.removed_by,
        )
        for payload in found.iterator(chunk_size=200)
    )
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


def _content(content: bytes) -> dict[str, Any]:
    try:
        return {"content": content.decode()}
    except UnicodeDecodeError:
        return {"content": base64.b64encode(content).decode(), "sealed": True}
