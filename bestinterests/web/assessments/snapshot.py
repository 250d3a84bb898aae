"""Between rows and values: the head document and course out of a row, a document as of any line, columns for lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from bestinterests.changes import apply
from bestinterests.domain.base import Base
from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet, Path
from bestinterests.domain.document import KEYS, Document
from bestinterests.domain.order import in_order
from bestinterests.domain.problem import Refused
from bestinterests.packs.framework import Framework
from bestinterests.packs.resolve import resolve
from bestinterests.web.assessments.models import FIRST_DAY, LAST_DAY, TITLE, Assessment
from bestinterests.web.ledger.history import Entry, between, nearest_snapshot
from bestinterests.web.ledger.models import Ledger
from bestinterests.workflow.awaiting import lapses_on
from bestinterests.workflow.course import Course


def held_at(document: Document, path: Path) -> tuple[bool, Any]:
    """Whether a field stands at a path, and its value as plain builtins."""
    held: Any = document
    key = ""
    for step in path:
        if key:
            held = next((item for item in held if getattr(item, key) == step), None)
            key = ""
        elif isinstance(held, Base) and step in held.__struct_fields__:
            held = getattr(held, step)
            key = KEYS.get(step, "") if isinstance(held, tuple) else ""
        else:
            return False, None
    return held is not None or not key, msgspec.to_builtins(held)


class Written(Base, frozen=True, kw_only=True):
    """The payload of a line that changed the document.

    source: the name of the file that it came with, if any. of: the line that it restores or takes back, if any.
    """

    format: int = 1
    changes: ChangeSet
    source: str = ""
    of: int = 0


NOTHING = ChangeSet(format=CHANGE_FORMAT)


class Said(Base, frozen=True, kw_only=True):
    """The payload of a line that moved the course. words: reasons, as given; facts: what else is to be told.

    changes: what the step wrote into the document's record of reviews, advice and decisions.
    """

    format: int = 1
    words: str = ""
    facts: dict[str, Any] = {}
    changes: ChangeSet = NOTHING


class Head(NamedTuple):
    """An assessment as it stands at a revision."""

    pk: int
    ledger: Ledger
    revision: int
    document: Document
    course: Course


def head_of(row: Assessment) -> Head:
    """The values that a row holds."""
    return Head(row.pk, row.ledger, row.revision, read_document(row.head), msgspec.json.decode(row.course, type=Course))


def read_document(content: bytes | memoryview) -> Document:
    """A document from the bytes that are kept. Raises msgspec.DecodeError where they are no document.

    The same bytes give the same value again: documents are frozen, and people open one page after another.
    """
    slot = _slot(bytes(content))
    if not slot:
        slot.append(msgspec.json.decode(content, type=Document))
    return slot[0]


@lru_cache(maxsize=16)
def _slot(content: bytes) -> list[Document]:
    """Where the document of these bytes is kept; empty at first."""
    return []


def remember(content: bytes, document: Document) -> None:
    """Keep a document beside its bytes, which were just made of it: whoever reads them next need not decode them."""
    if not (slot := _slot(content)):
        slot.append(in_order(document))


def forget_documents() -> None:
    """Let go of every document that is kept."""
    _slot.cache_clear()


def document_bytes(document: Document) -> bytes:
    """A document as it is kept: canonical JSON without white space."""
    return msgspec.json.encode(in_order(document))


GONE = b"null"
"""What stands where a payload was that was removed as a whole."""


class Unreadable(Exception):
    """History cannot be replayed to a line: what it needs was removed lawfully, or something was changed."""

    def __init__(self, seq: int) -> None:
        super().__init__(f"The document as of line {seq} cannot be read any more.")
        self.seq = seq


def document_at(head: Head, seq: int) -> Document:
    """The document as it stood after a line, from the snapshot before it and the change sets since.

    Raises Unreadable for a line that is not there, or where content that is needed has been removed.
    """
    if seq == head.revision:
        return head.document
    found = nearest_snapshot(head.ledger, seq)
    if found is None or seq > head.revision:
        raise Unreadable(seq)
    return replayed(read_document(found[1]), between(head.ledger, found[0], seq))


WRITES = frozenset(
    {
        "assessment.created",
        "action.worked_on",
        "assessment.edited",
        "assessment.brought_in",
        "assessment.restored",
        "assessment.undone",
        "assessment.upgraded",
        "cases.taken_up",
        "reuse.taken_over",
    }
)
"""Events whose payload is Written."""
CARRIED = frozenset({"cases.taken_up"})
"""Of these, those by which somebody carries in what others say: it makes nobody somebody who works on the record."""

RECORDS = frozenset(
    {
        "advice.given",
        "review.reviewer_released",
        "review.round_closed",
        "assessment.returned",
        "assessment.decided",
        "decision.signed",
        "dissent.recorded",
        "rating.shown",
        "rating.closed",
    }
)
"""Events whose payload is Said, and which write into the document: into its record, or ratings into its impacts."""


SEALED = frozenset({"review.given", "review.round_closed", "interest.declared"})
"""Events whose payload holds a seal: of a view, or of a declared interest."""

RATED = frozenset({"rating.given", "rating.shown", "rating.closed"})
"""Events whose payload holds the seal of a rating, or ratings that were sealed."""


def replayed(document: Document, entries: Sequence[Entry]) -> Document:
    """The document after these lines. Raises Unreadable at the first line whose change set does not fit.

    All edits are made in one go, which is many times faster. That cannot be done where an item comes, is edited and
    goes within them: then an edit does not find what it was made on, and line follows line.
    """
    sets = [(entry.seq, _written(entry)) for entry in entries if entry.kind in WRITES | RECORDS]
    if len(sets) > 1:
        edits = tuple(edit for _, changes in sets for edit in changes.edits)
        after, problems = apply(document, ChangeSet(format=max(each.format for _, each in sets), edits=edits))
        if not problems:
            return after
    for seq, changes in sets:
        document, problems = apply(document, changes)
        if problems:
            raise Unreadable(seq)
    return document


def _written(entry: Entry) -> ChangeSet:
    kind: type[Written | Said] = Written if entry.kind in WRITES else Said
    try:
        return msgspec.json.decode(entry.content, type=kind).changes
    except msgspec.DecodeError as error:
        raise Unreadable(entry.seq) from error


def framework_of(document: Document) -> Framework:
    """The framework that a document pins. Raises Refused with the reasons why there is none."""
    framework, problems = resolve(document.assessment.packs)
    if framework is None:
        raise Refused(list(problems))
    return framework


class Due(NamedTuple):
    """A planned measure with the day by which it is to be done, as in ISO 8601. owner: a role, as somebody wrote it."""

    id: str
    title: str
    owner: str
    day: str


MOST_DUE = 20
"""Planned measures that a row tells of; the earliest come first."""


def columns(document: Document, course: Course) -> Mapping[str, Any]:
    """What lists and the home page show of a document and its course without evaluating it."""
    held = document.assessment
    planned = sorted((m.due, m.id, m) for m in held.measures if m.due is not None and m.status == "planned")
    due = [Due(m.id, short(m.title or m.what), short(m.owner), day.isoformat()) for day, _, m in planned[:MOST_DUE]]
    return {
        "kind": short(held.service.kind),
        "impacts": len(held.impacts),
        "measures": len(held.measures),
        "due": due,
        "next_due": planned[0][0] if planned else None,
        "by_age": held.assessed_on or LAST_DAY,
        "by_review": held.review.next_review or LAST_DAY,
        "asks_on": _asks_on(planned[0][0] if planned else None, held.review.next_review),
        "state": course.working.state,
        "version": course.working.number,
        "title": short(held.title) or "Untitled",
        "service": short(held.service.name),
        "fictional": held.fictional,
        "assessed_on": held.assessed_on,
        "next_review": held.review.next_review,
        "lapses_on": lapses_on(course),
    }


SOON = dt.timedelta(days=30)
"""How long before its day a review asks for somebody."""


def _asks_on(due: dt.date | None, review: dt.date | None) -> dt.date:
    """The first day on which an action is late, or a review comes near."""
    late = due + dt.timedelta(days=1) if due and due < LAST_DAY else LAST_DAY
    near = review - SOON if review and review > FIRST_DAY + SOON else review or LAST_DAY
    return min(late, near)


def texts(document: Document) -> str:
    """What a search looks through: titles, names, descriptions and mechanisms, without ids."""
    held = document.assessment
    parts = [held.title, held.summary, held.service.name, held.service.kind, held.service.description]
    parts += [text for feature in held.features for text in (feature.name, feature.description)]
    parts += [text for impact in held.impacts for text in (impact.title, impact.mechanism)]
    parts += [text for measure in held.measures for text in (measure.title, measure.what)]
    parts += [text for evidence in held.evidence for text in (evidence.title, evidence.says)]
    return "\n".join(part for part in parts if part.strip())


def short(text: str) -> str:
    """One line of a text, as long as a column of a list takes."""
    return " ".join(text.split())[:TITLE]
