"""A published document as bytes: one way to write each, so that one changed byte is seen."""

from __future__ import annotations

import hashlib

from msgspec.structs import replace

from bestinterests.documents.publication.standing import opening
from bestinterests.domain.publication import Entry, Publication
from bestinterests.formats.json_writing import json_bytes

SUFFIX = ".published.json"
"""How the names of files with published documents end."""


def write_publication(publication: Publication) -> bytes:
    """Return canonical JSON: UTF-8, fields as declared, defaults left out, two spaces of indent, with its digest."""
    return canonical(sealed(publication))


def sealed(publication: Publication) -> Publication:
    """Return it with what it opens with and with its digest, whatever stood there."""
    stated = replace(publication, statement=opening(Entry(publication=publication)).text)
    return replace(stated, digest=publication_digest(stated))


def publication_digest(publication: Publication) -> str:
    """Return ``sha256:`` and 64 hex digits over the canonical JSON of everything but the digest itself."""
    return f"sha256:{hashlib.sha256(canonical(replace(publication, digest=''))).hexdigest()}"


def digest_of_written(written: bytes, digest: str) -> str:
    """Return ``publication_digest`` of a publication from its canonical bytes, in which ``digest`` stands last.

    Blank where they end otherwise.
    """
    tail = f',\n  "digest": "{digest}"\n}}\n'.encode()
    if not digest or not written.endswith(tail):
        return ""
    over = hashlib.sha256(memoryview(written)[: -len(tail)])
    over.update(b"\n}\n")
    return f"sha256:{over.hexdigest()}"


def canonical(publication: Publication) -> bytes:
    """Return the bytes of a publication as it stands."""
    return json_bytes(publication)
