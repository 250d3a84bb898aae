"""Between rows and values: a publication with how it stands, out of its row, whole or by what lists need of it."""

from __future__ import annotations

from functools import lru_cache

import msgspec
from msgspec.structs import replace

from bestinterests.domain.document import FORMAT, Document
from bestinterests.domain.publication import Entry, Publication
from bestinterests.domain.publication import Standing as Stands
from bestinterests.formats.publications import read_publication
from bestinterests.web.register.models import Published

BARE = Document(format=FORMAT)


def bare(publication: Publication) -> Publication:
    """A publication without anything that somebody wrote about the service: what stays when it is withdrawn."""
    return replace(
        publication,
        document=BARE,
        evaluation=None,
        texts=(),
        left_out=(),
        because="",
        change=None,
        decided=replace(publication.decided, reasons=""),
    )


def head_bytes(publication: Publication) -> bytes:
    """What is kept of it for lists, and for its place once it is withdrawn."""
    return msgspec.json.encode(bare(publication))


def listed(row: Published) -> Entry:
    """An entry as lists and feeds need it, from the columns alone: without the record."""
    return Entry(publication=msgspec.json.decode(bytes(row.head), type=Publication), standing=stands(row))


def whole(row: Published) -> Entry:
    """An entry with everything that was published; as ``listed`` where it is withdrawn."""
    if row.standing.state == "withdrawn":
        return listed(row)
    return Entry(publication=_read(bytes(row.content)), standing=stands(row))


def read_entry(row: Published) -> Entry:
    """As ``whole``, kept in nobody's memory: for whoever reads all of them."""
    return Entry(publication=read_publication(bytes(row.content)), standing=stands(row))


def stands(row: Published) -> Stands:
    """How a publication stands today."""
    held = row.standing
    state: str = held.state
    return Stands(state=state, superseded_by=held.superseded_by, because=held.because, on=held.on)  # type: ignore[arg-type]  # one of the choices


@lru_cache(maxsize=32)
def _read(content: bytes) -> Publication:
    return read_publication(content)


def forget() -> None:
    """Let go of every publication that is kept in memory."""
    _read.cache_clear()
