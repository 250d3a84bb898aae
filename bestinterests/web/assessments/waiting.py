"""What one person has typed and not saved, held against the record as it stands now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec
from django.utils import timezone

from bestinterests.changes import merge
from bestinterests.documents.wording import day
from bestinterests.domain.change import MergeResult, Path
from bestinterests.domain.document import KEYS, Document
from bestinterests.web.assessments import places
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.actions.placing import Entry, put
from bestinterests.web.assessments.arrivals import framework_or_none
from bestinterests.web.assessments.authors import Authors
from bestinterests.web.assessments.differing.changes import item_of, titles
from bestinterests.web.assessments.differing.questions import Question, Sides, Who, questions
from bestinterests.web.assessments.differing.values import field_name, lines
from bestinterests.web.assessments.differing.words import Piece, marked
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.models import Draft
from bestinterests.web.assessments.snapshot import Unreadable, document_at, held_at

GONE = "The field that this was typed into is not there any more."
UNFINISHED = "This is part of something new that is not finished yet."


class Waiting(NamedTuple):
    """One field that somebody typed into. address: where it is written. stuck: why it can be saved nowhere; blank else.

    words: their text marked against what stands. question: where somebody else wrote there meanwhile.
    """

    draft: Draft
    path: Path
    item: str
    title: str
    field: str
    address: str
    at: dt.datetime
    words: tuple[Piece, ...]
    lines: tuple[str, ...]
    question: Question | None = None
    stuck: str = ""


def waiting(opened: Opened) -> tuple[Waiting, ...]:
    """Everything that the person has typed and not saved, the oldest first."""
    drafts = list(Draft.objects.filter(assessment=opened.row, person=opened.actor.id).order_by("at", "pk"))
    bases = {seq: _base(opened, seq) for seq in {draft.base_revision for draft in drafts}}
    names = titles(*(base for base in bases.values() if base), opened.head.document) if drafts else {}
    return tuple(_waiting(opened, draft, bases[draft.base_revision], names) for draft in drafts)


def entry_of(draft: Draft) -> Entry:
    """What a draft says, as a form would: of which item or part, and which of its fields."""
    path = tuple(draft.place.split("/"))
    cut = max((at + 2 for at, step in enumerate(path[:-1]) if step in KEYS), default=1)
    cut = cut if cut < len(path) else 1
    return Entry(path[:cut], {".".join(path[cut:]): msgspec.json.decode(bytes(draft.value))})


def typed_into(base: Document, entry: Entry) -> Document | None:
    """The document with what was typed; None where its field is not there, or not enough was typed for a new item."""
    try:
        return put(base, entry.path, entry.values, entry.fixed)
    except (KeyError, msgspec.ValidationError):
        return None


def entries_of(free: Iterable[Waiting]) -> list[Entry]:
    """What several drafts say, each item or part once."""
    held: dict[Path, dict[str, Any]] = {}
    for each in free:
        entry = entry_of(each.draft)
        held.setdefault(entry.path, {}).update(entry.values)
    return [Entry(path, values) for path, values in held.items()]


def _base(opened: Opened, seq: int) -> Document | None:
    try:
        return document_at(opened.head, seq)
    except Unreadable:
        return None


def _waiting(opened: Opened, draft: Draft, base: Document | None, names: Mapping[str, str]) -> Waiting:
    path = tuple(draft.place.split("/"))
    key = item_of(path)
    value = msgspec.json.decode(bytes(draft.value))
    _, stands = held_at(opened.head.document, path)
    is_text = isinstance(value, str) and isinstance(stands, str)
    found = Waiting(
        draft=draft,
        path=path,
        item=key,
        title=names.get(key, "") or field_name(path[1:2]),
        field=field_name(path[3:] if key else path[1:]),
        address=places.path_address(opened.id, path),
        at=draft.at,
        words=marked(str(stands), value) if is_text else (),
        lines=() if is_text else lines(value, framework_or_none(opened)),
    )
    theirs = typed_into(base, entry_of(draft)) if base is not None else None
    if base is None or theirs is None:
        return found._replace(stuck=UNFINISHED if key[1:2] == "+" else GONE)
    result = merge(base, opened.head.document, theirs)
    asked = _questions(opened, draft, result, names)
    return found._replace(question=asked[0] if asked else None)


def _questions(opened: Opened, draft: Draft, result: MergeResult, names: Mapping[str, str]) -> tuple[Question, ...]:
    if not result.conflicts:
        return ()
    authors = Authors(opened.head, draft.base_revision)

    sides = Sides(
        Who("Before", f"revision {draft.base_revision}"),
        lambda conflict: Who("Here", authors.words(conflict.path)),
        Who("Yours", f"typed {day(timezone.localdate(draft.at))}"),
        "As you typed it",
    )
    return questions(
        result,
        sides,
        titles=names,
        framework=framework_or_none(opened),
        evaluate=lambda document: evaluated(document, opened.on),
    )
