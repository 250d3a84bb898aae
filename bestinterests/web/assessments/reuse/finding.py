"""Finding what could be taken over: features, measures and evidence by words, wherever that is allowed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from bestinterests.changes.references import items_by_id
from bestinterests.documents.wording import short
from bestinterests.domain.document import Document
from bestinterests.web.assessments.models import Assessment, Origin
from bestinterests.web.assessments.reuse.reaching import sources
from bestinterests.web.assessments.search import matching
from bestinterests.web.assessments.snapshot import read_document
from bestinterests.web.ui.paging import Paged, paged

KINDS: dict[str, tuple[str, str]] = {
    "F": ("features", "Features"),
    "M": ("measures", "Measures"),
    "E": ("evidence", "Evidence"),
}
"""What is looked for, by letter: the collection and the words for it."""
SIZE = 8
"""Assessments on one page: each is read whole."""
FEW, MANY = 6, 200
"""Things shown of one assessment among others, and of one alone."""


class Thing(NamedTuple):
    """Something that could be taken over. here: its id in this assessment, where it was taken over before."""

    id: str
    title: str
    says: str
    kind: str
    here: str = ""


class Place(NamedTuple):
    """An assessment with what was found in it. more: is there more than is shown?"""

    row: Assessment
    things: tuple[Thing, ...]
    more: bool


class Sought(NamedTuple):
    """What a person looks for. kind: a letter, blank for all; within: the public id of one assessment."""

    words: str = ""
    kind: str = ""
    within: str = ""


def places(target: Assessment, document: Document, sought: Sought, place: str) -> tuple[list[Place], Paged[Assessment]]:
    """Assessments with what was found in each, those written last first, a page at a time."""
    rows = sources(target).defer("course")
    if sought.within:
        rows = rows.filter(public_id=sought.within)
    elif sought.words:
        rows = matching(rows, sought.words)
    page = paged(rows, ("-updated_at", "-id"), place, SIZE)
    here = _here(target, document)
    count = MANY if sought.within else FEW
    return [_place(row, sought, here, count) for row in page.rows], page


def _here(target: Assessment, document: Document) -> dict[tuple[int | None, str], str]:
    there = items_by_id(document).keys()
    rows = Origin.objects.filter(assessment=target).values_list("source", "source_item", "item")
    return {(source, origin): item for source, origin, item in rows if item in there}


def _place(row: Assessment, sought: Sought, here: Mapping[tuple[int | None, str], str], count: int) -> Place:
    found = []
    for thing in _things(read_document(row.head), sought):
        found.append(thing._replace(here=here.get((row.pk, thing.id), "")))
        if len(found) > count:
            break
    return Place(row, tuple(found[:count]), len(found) > count)


def _things(document: Document, sought: Sought) -> Iterator[Thing]:
    """What holds every word; the last one also as the beginning of a word."""
    words = sought.words.casefold().split()
    for letter, (collection, _) in KINDS.items():
        if sought.kind in ("", letter):
            for item in getattr(document.assessment, collection):
                said = _said(item)
                if all(word in " ".join(said).casefold() for word in words):
                    title = said[0].strip() or "Without a title"
                    yield Thing(item.id, title, short(" ".join(" ".join(said[1:]).split()), 180), letter)


def _said(item: Any) -> tuple[str, ...]:
    """The title of an item, and what else it says."""
    names = ("name", "title", "description", "what", "says")
    held = tuple(str(getattr(item, name, "")) for name in names if getattr(item, name, ""))
    return held or ("",)
