"""The history of an assessment as a person reads it: who did what, when, and what changed by it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import msgspec

from bestinterests.changes.telling import WORDS, brief, field_of, grouped
from bestinterests.domain.change import Edit
from bestinterests.web.assessments.people import names_of
from bestinterests.web.assessments.snapshot import GONE, RATED, WRITES, Head, Said, Written
from bestinterests.web.ledger.history import PAGE, Entry, entries, entry
from bestinterests.web.ledger.removing import GROUNDS, REMOVED, Removal
from bestinterests.workflow.events import EVENTS

LOOK, LOOKS = 200, 5
"""Lines that are read at once when one item is looked for, and how often."""


class Difference(NamedTuple):
    """One change: the item it is in, the field below it (blank: the item itself), what was done, before, after."""

    item: str
    field: str
    done: str
    before: str
    after: str


class Told(NamedTuple):
    """One line of the history. name: who; blank for somebody who is no longer known. removed: content that is gone.

    edits: what the line wrote, as far as it is here. of: the line that it restores or takes back, 0 for none.
    """

    seq: int
    at: dt.datetime
    name: str
    kind: str
    done: str
    words: str
    differences: tuple[Difference, ...]
    removed: bool
    edits: tuple[Edit, ...] = ()
    of: int = 0

    @property
    def writes(self) -> bool:
        """Did it change the record?"""
        return self.kind in WRITES


def history(head: Head, *, before: int | None = None, count: int = PAGE) -> tuple[Told, ...]:
    """Up to ``count`` lines below ``before``, newest first."""
    return _all_told(entries(head.ledger, before=before, count=count))


def line(head: Head, seq: int) -> Told | None:
    """One line, None where there is none."""
    found = entry(head.ledger, seq)
    return _all_told([found])[0] if found else None


class About(NamedTuple):
    """Lines that touch one item. looked_to: the line down to which was looked; 0 where the beginning was reached."""

    lines: tuple[Told, ...]
    looked_to: int


def about(head: Head, item: str, *, before: int | None = None, count: int = PAGE) -> About:
    """Up to ``count`` lines below ``before`` that changed an item or what refers to it, newest first.

    At most 1,000 lines are looked through at once.
    """
    found: list[Entry] = []
    for _ in range(LOOKS):
        some = entries(head.ledger, before=before, count=LOOK)
        for each in some:
            if _touches(each, item):
                found.append(each)
            before = each.seq
            if len(found) == count:
                return About(_all_told(found), before if before > 1 else 0)
        if len(some) < LOOK:
            return About(_all_told(found), 0)
    return About(_all_told(found), before or 0)


def _touches(held: Entry, item: str) -> bool:
    if held.kind not in WRITES | RATED or held.content == GONE or f'"{item}"'.encode() not in held.content:
        return False
    kind: type[Written | Said] = Written if held.kind in WRITES else Said
    return any(item in edit.path for edit in msgspec.json.decode(held.content, type=kind).changes.edits)


def _all_told(found: list[Entry]) -> tuple[Told, ...]:
    names = names_of(each.actor for each in found)
    return tuple(_told(each, names.get(each.actor, "")) for each in found)


def differences(edits: tuple[Edit, ...]) -> tuple[Difference, ...]:
    """Edits, by the item they are in; without the memory of numbers, which nobody wrote."""
    return tuple(
        Difference(item, field_of(edit), WORDS[edit.kind], _side(edit, edit.before), _side(edit, edit.after))
        for item, held in grouped(edit for edit in edits if edit.path[0] != "numbering").items()
        for edit in held
    )


def _told(held: Entry, name: str) -> Told:
    words, of = "", 0
    edits: tuple[Edit, ...] = ()
    if held.content == GONE:
        pass
    elif held.kind in WRITES:
        written = msgspec.json.decode(held.content, type=Written)
        words, edits, of = written.source, written.changes.edits, written.of
    elif held.kind == REMOVED:
        removal = msgspec.json.decode(held.content, type=Removal)
        words = ". ".join(part for part in (GROUNDS[removal.ground], removal.words) if part)
    else:
        said = msgspec.json.decode(held.content, type=Said)
        words, edits = said.words, said.changes.edits
    removed = held.removed_by is not None
    done = EVENTS[held.kind]
    return Told(held.seq, held.at, name, held.kind, done, words, differences(edits), removed, edits, of)


def _side(edit: Edit, value: object) -> str:
    return "" if value is None or edit.kind in ("add", "delete") else brief(value)
