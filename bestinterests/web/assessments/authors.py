"""Who wrote what last, told from the lines of the history since a revision."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import msgspec
from django.utils import timezone

from bestinterests.documents.wording import day
from bestinterests.domain.change import Path
from bestinterests.web.assessments.people import names_of
from bestinterests.web.assessments.snapshot import GONE, WRITES, Head, Written
from bestinterests.web.ledger.history import between

MOST = 500
"""Lines that are looked through; what was written before them has no author here."""


class Author(NamedTuple):
    """Who wrote a field last, and when. name: blank for somebody who is no longer known."""

    name: str
    at: dt.datetime


class Authors:
    """Authors of what was written after a revision."""

    def __init__(self, head: Head, since: int | None) -> None:
        self._written: list[tuple[Path, str, dt.datetime]] = []
        if since is not None and since < head.revision:
            for entry in between(head.ledger, max(since, head.revision - MOST), head.revision):
                if entry.kind in WRITES and entry.content != GONE:
                    edits = msgspec.json.decode(entry.content, type=Written).changes.edits
                    self._written += [(edit.path, entry.actor, entry.at) for edit in edits]
        self._names = names_of(actor for _, actor, _ in self._written)

    def of(self, path: Path) -> Author | None:
        """The last who wrote at, above or below a path."""
        for written, actor, at in reversed(self._written):
            shorter = min(len(written), len(path))
            if written[:shorter] == path[:shorter]:
                return Author(self._names.get(actor, ""), at)
        return None

    def words(self, path: Path) -> str:
        """The same in words; blank where nobody wrote there."""
        author = self.of(path)
        return ", ".join(part for part in (author.name, day(timezone.localdate(author.at))) if part) if author else ""
