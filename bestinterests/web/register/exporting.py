"""The whole register as one archive, written as it is sent: memory does not grow with the number of publications."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from bestinterests.domain.publication import Entry
from bestinterests.formats.register import export
from bestinterests.packs.resolve import resolve
from bestinterests.web.register.holding import read_entry
from bestinterests.web.register.models import Published
from bestinterests.web.register.views.public.serving import TITLE

DATE = (1980, 1, 1, 0, 0, 0)
"""The day of every file in it, so that the same register gives the same bytes."""


def entries() -> Iterator[Entry]:
    """Everything that can be read, one after another.

    What is withdrawn has nothing to be read; what was read with packs that are not here can be had as JSON alone.
    """
    rows = Published.objects.select_related("standing", "series").exclude(standing__state="withdrawn").order_by("id")
    for row in rows.iterator(chunk_size=20):
        entry = read_entry(row)
        if resolve(entry.publication.document.assessment.packs)[0] is not None:
            yield entry


def archived() -> Iterator[bytes]:
    """The archive in pieces. It is for a folder: no link in it leads to this server."""
    sent = _Sent()
    with zipfile.ZipFile(sent, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in export(entries(), base="", title=TITLE):
            member = zipfile.ZipInfo(f"register/{path}", DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
            yield sent.taken()
    yield sent.taken()


class _Sent:
    """A file that is only written to, and whose bytes are taken away as they come."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        """Keep bytes until they are taken."""
        self.pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is held."""

    def taken(self) -> bytes:
        """What was written since the last time."""
        found = b"".join(self.pieces)
        self.pieces.clear()
        return found
