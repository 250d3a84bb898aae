"""Was anything changed? A ledger is walked from its first line to its last, and every digest is worked out again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import msgspec

from bestinterests.domain.base import Base
from bestinterests.web.ledger.chaining import content_digest, line_digest
from bestinterests.web.ledger.models import Ledger, Line, Payload, Snapshot
from bestinterests.web.ledger.removing import GROUNDS, REMOVED, Place, Removal

State = Literal["intact", "removed", "broken"]


FILE = "file"
"""What was removed where it was the bytes of an attached file: they lie beside the ledger, under no line of it."""

COMMENT = "comment"
"""What was removed where it was a comment, or a text in one: they lie beside the ledger, too."""


class Removed(Base, frozen=True, kw_only=True):
    """Content that was removed lawfully. seq: the line whose content it was. line: the line that tells of it."""

    what: str
    seq: int
    line: int
    name: str
    ground: str
    at: dt.datetime

    @property
    def sentence(self) -> str:
        """Who removed it, when and on what ground."""
        ground = GROUNDS.get(self.ground, self.ground)
        day = f"{self.at.day} {self.at:%B %Y}"
        if self.what == FILE:
            return f"An attached file: removed lawfully by {self.name} on {day}. {ground}."
        if self.what == COMMENT:
            return f"A comment, or part of one: removed lawfully by {self.name} on {day}. {ground}."
        return f"Line {self.seq} ({self.what}): removed lawfully by {self.name} on {day}. {ground}."


class Verification(Base, frozen=True, kw_only=True):
    """What the walk found.

    lines: how many were walked. at, why: the first line at which it is broken, and what is wrong there; 0 and blank
    where nothing is. removed: what was removed lawfully, oldest first.
    """

    ledger: str
    lines: int
    at: int = 0
    why: str = ""
    removed: tuple[Removed, ...] = ()

    @property
    def state(self) -> State:
        """In one word: broken before removed before intact."""
        return "broken" if self.why else "removed" if self.removed else "intact"

    @property
    def sentence(self) -> str:
        """In a sentence."""
        if self.why:
            return f"Broken at line {self.at}: {self.why}"
        count = "1 line" if self.lines == 1 else f"{self.lines} lines"
        return f"Intact: {count}." if not self.removed else f"Intact but for what was removed lawfully: {count}."


class _Fault(Exception):
    def __init__(self, at: int, why: str) -> None:
        super().__init__(why)
        self.at = at
        self.why = why


def verify(ledger: Ledger) -> Verification:
    """Walk a ledger. To be called in a transaction where others may write: it reads several tables."""
    ledger.refresh_from_db()
    told: dict[Place, tuple[str, Removed]] = {}
    walked = 0
    try:
        for place, digest, removed in _tellings(ledger):
            told[place] = (digest, removed)
        for line in _chain(ledger):
            walked += 1
            _payload(line, told)
        _snapshots(ledger, told)
    except _Fault as fault:
        return Verification(ledger=ledger.public_id, lines=walked, at=fault.at, why=fault.why)
    except (AttributeError, TypeError, ValueError):
        # SQLite lets somebody put a text where bytes were, or no time where a time was.
        why = "something stands there that cannot be read."
        return Verification(ledger=ledger.public_id, lines=walked, at=walked, why=why)
    order = sorted((removed for _, removed in told.values()), key=lambda each: (each.seq, each.what))
    return Verification(ledger=ledger.public_id, lines=walked, removed=tuple(order))


def removals(ledger: Ledger) -> tuple[Removed, ...]:
    """Everything that lines of removals tell of, oldest first, without asking whether it is so."""
    try:
        return tuple(removed for _, _, removed in _tellings(ledger))
    except _Fault:
        return ()


def _chain(ledger: Ledger) -> Iterator[Line]:
    """Every line whose own digest and link hold."""
    before, expected = "", 1
    for line in ledger.lines.select_related("payload").order_by("seq").iterator(chunk_size=500):
        if line.seq != expected:
            raise _Fault(expected, "the line is missing.")
        if line.before != before:
            raise _Fault(line.seq, "it does not follow on the line before.")
        if line.digest != line_digest(ledger.public_id, line):
            raise _Fault(line.seq, "the line was changed.")
        yield line
        before, expected = line.digest, expected + 1
    if ledger.length != expected - 1:
        raise _Fault(min(ledger.length, expected - 1) + 1, f"the ledger should have {ledger.length} lines.")
    if ledger.head != before:
        raise _Fault(expected - 1, "the ledger does not end with this line.")


def _tellings(ledger: Ledger) -> Iterator[tuple[Place, str, Removed]]:
    """What the lines of removals say, oldest first; a later one is about what the earlier left."""
    for line in ledger.lines.filter(kind=REMOVED).select_related("payload").order_by("seq"):
        try:
            payload = line.payload
            removal = msgspec.json.decode(bytes(payload.content), type=Removal)
        except (Payload.DoesNotExist, msgspec.DecodeError) as error:
            raise _Fault(line.seq, "the payload was changed.") from error
        for each in removal.rewritten:
            place = Place(each.what, each.seq)
            seen = Removed(
                what=each.what, seq=each.seq, line=line.seq, name=removal.name, ground=removal.ground, at=line.at
            )
            yield place, each.digest, seen
        beside = [(FILE, digest) for digest in removal.files] + [(COMMENT, each) for each in removal.comments]
        for what, key in beside:
            gone = Removed(what=what, seq=line.seq, line=line.seq, name=removal.name, ground=removal.ground, at=line.at)
            yield Place(key, line.seq), "", gone


def _payload(line: Line, told: dict[Place, tuple[str, Removed]]) -> None:
    try:
        payload = line.payload
    except Payload.DoesNotExist:
        raise _Fault(line.seq, "the payload is missing.") from None
    expected, by = told.get(Place("payload", line.seq), (line.payload_digest, None))
    if payload.removed_by != (by.line if by else None):
        raise _Fault(line.seq, "content is gone and no line says who removed it.")
    if content_digest(payload.salt, payload.content) != expected:
        raise _Fault(line.seq, "the payload was changed.")


def _snapshots(ledger: Ledger, told: dict[Place, tuple[str, Removed]]) -> None:
    """Every snapshot that a line or a removal names is there and unchanged, and there is no other."""
    named = dict(ledger.lines.exclude(snapshot_digest="").values_list("seq", "snapshot_digest"))
    named |= {place.seq: digest for place, (digest, _) in told.items() if place.what == "snapshot"}
    for snapshot in Snapshot.objects.filter(ledger=ledger).order_by("seq").iterator(chunk_size=20):
        expected = named.pop(snapshot.seq, None)
        if expected is None:
            raise _Fault(snapshot.seq, "there is a snapshot that no line names.")
        if content_digest(snapshot.salt, snapshot.content) != expected:
            raise _Fault(snapshot.seq, "the snapshot was changed.")
    if named:
        raise _Fault(min(named), "the snapshot is missing.")
