"""What changed since somebody last looked: between what they said something on and what is submitted now."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from bestinterests.changes import diff
from bestinterests.changes.telling import grouped, titles_of
from bestinterests.documents.inline import Mark
from bestinterests.domain.document import Document
from bestinterests.web.assessments.evaluating import stored
from bestinterests.web.assessments.history import Difference, differences
from bestinterests.web.assessments.models import Submission
from bestinterests.web.assessments.places import address_of
from bestinterests.web.assessments.snapshot import Unreadable, document_at
from bestinterests.web.reviews.access import Reviewing
from bestinterests.web.reviews.reading import levels
from bestinterests.workflow.course import Course

SHOWN = 8


class Piece(NamedTuple):
    """What changed in one item, or one part of the record. marks: of an impact, before and after."""

    item: str
    title: str
    address: str
    marks: tuple[Mark, Mark] | None
    differences: tuple[Difference, ...]


class Since(NamedTuple):
    """Changes since a submission. own: did the person say something on that one? pieces: impacts first.

    unread: nothing can be compared, because what stood there was removed lawfully.
    """

    revision: int
    version: int
    at: dt.datetime
    own: bool
    pieces: tuple[Piece, ...]
    unread: bool = False

    @property
    def changes(self) -> int:
        """How many single changes there are."""
        return sum(len(piece.differences) for piece in self.pieces)


def since(held: Reviewing) -> Since | None:
    """What changed since the person last looked; None where nothing was submitted before what is read now."""
    current = held.submission
    if current is None:
        return None
    earlier = [each for each in held.submissions if each.revision < current.revision]
    if not earlier:
        return None
    own = _looked_at(held.course, held.actor.id)
    base = next((each for each in earlier if each.digest in own), earlier[0])
    known = base.digest in own
    try:
        before = document_at(held.opened.head, base.revision)
    except Unreadable:
        return Since(base.revision, base.version, base.at, known, (), unread=True)
    pieces = _pieces(held, before, held.opened.head.document, base)
    return Since(base.revision, base.version, base.at, known, pieces)


def _looked_at(course: Course, person: str) -> set[str]:
    """Digests of everything on which somebody gave a view, advised or decided."""
    found = set()
    for version in course.versions:
        found |= {held.digest for held in version.rounds if any(given.by == person for given in held.views)}
        found |= {given.digest for given in version.advice if given.by == person}
        if version.decided and version.decided.by == person:
            found.add(version.decided.digest)
    return found


def _pieces(held: Reviewing, before: Document, after: Document, base: Submission) -> tuple[Piece, ...]:
    edits = tuple(edit for edit in diff(before, after).edits if edit.path[0] == "assessment")
    titles = titles_of(before, after)
    marks = (levels(stored(base), before), levels(held.evaluation, after))
    found = []
    for words, group in grouped(edits).items():
        item = words.rpartition(" ")[2]
        both = tuple(each[item] for each in marks if item in each)
        found.append(
            Piece(
                item if item in titles else "",
                titles.get(item) or words.capitalize(),
                address_of(held.opened.id, item),
                (both[0], both[1]) if len(both) == 2 else None,
                differences(tuple(group)),
            )
        )
    return tuple(sorted(found, key=lambda piece: piece.marks is None))
