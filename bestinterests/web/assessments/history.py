"""The history of an assessment as a person reads it: who did what, when, and what changed by it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import msgspec

from bestinterests.changes.telling import WORDS, brief, field_of, grouped
from bestinterests.domain.change import Edit
from bestinterests.web.assessments.people import names_of
from bestinterests.web.assessments.snapshot import GONE, WRITES, Head, Said, Written
from bestinterests.web.ledger.history import PAGE, Entry, entries
from bestinterests.web.ledger.removing import GROUNDS, REMOVED, Removal
from bestinterests.workflow.events import EVENTS


class Difference(NamedTuple):
    """One change: the item it is in, the field below it (blank: the item itself), what was done, before, after."""

    item: str
    field: str
    done: str
    before: str
    after: str


class Told(NamedTuple):
    """One line of the history. name: who; blank for somebody who is no longer known. removed: content that is gone."""

    seq: int
    at: dt.datetime
    name: str
    kind: str
    done: str
    words: str
    differences: tuple[Difference, ...]
    removed: bool


def history(head: Head, *, before: int | None = None, count: int = PAGE) -> tuple[Told, ...]:
    """Up to ``count`` lines below ``before``, newest first."""
    found = entries(head.ledger, before=before, count=count)
    names = names_of(entry.actor for entry in found)
    return tuple(_told(entry, names.get(entry.actor, "")) for entry in found)


def differences(edits: tuple[Edit, ...]) -> tuple[Difference, ...]:
    """Edits, by the item they are in; without the memory of numbers, which nobody wrote."""
    return tuple(
        Difference(item, field_of(edit), WORDS[edit.kind], _side(edit, edit.before), _side(edit, edit.after))
        for item, held in grouped(edit for edit in edits if edit.path[0] != "numbering").items()
        for edit in held
    )


def _told(entry: Entry, name: str) -> Told:
    words = ""
    changed: tuple[Difference, ...] = ()
    if entry.content == GONE:
        pass
    elif entry.kind in WRITES:
        written = msgspec.json.decode(entry.content, type=Written)
        words, changed = written.source, differences(written.changes.edits)
    elif entry.kind == REMOVED:
        removal = msgspec.json.decode(entry.content, type=Removal)
        words = ". ".join(part for part in (GROUNDS[removal.ground], removal.words) if part)
    else:
        said = msgspec.json.decode(entry.content, type=Said)
        words, changed = said.words, differences(said.changes.edits)
    return Told(entry.seq, entry.at, name, entry.kind, EVENTS[entry.kind], words, changed, entry.removed_by is not None)


def _side(edit: Edit, value: object) -> str:
    return "" if value is None or edit.kind in ("add", "delete") else brief(value)
