"""Places of the document that a thread can hang on, in words: the item, the field, and what stands there now."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, get_type_hints

from bestinterests.changes.telling import titles_of
from bestinterests.documents.wording import spaced, upper
from bestinterests.domain.base import Base
from bestinterests.domain.change import Path
from bestinterests.domain.document import KEYS, LETTERS, Document
from bestinterests.domain.problem import Refusal
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.models import PLACE
from bestinterests.web.assessments.places import called, path_address
from bestinterests.web.assessments.sheets import values
from bestinterests.web.assessments.sheets.choices import Desk
from bestinterests.web.assessments.sheets.judgements import Asking, Book, Given, shown_slot
from bestinterests.web.assessments.sheets.model import nature, part_of, struct_at
from bestinterests.web.assessments.sheets.shown import in_words
from bestinterests.web.assessments.snapshot import held_at

WHOLE = "The assessment as a whole"
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}", re.ASCII)


class Spot(NamedTuple):
    """A place in words. item: what it belongs to; field: the field of it, blank for all of it.

    stands: is it in the record? address: the page on which it is written; blank where it is not.
    """

    place: str
    item: str
    field: str
    stands: bool
    address: str

    @property
    def words(self) -> str:
        """Item and field in one line."""
        return f"{self.item}: {self.field}" if self.field else self.item


class Standing(NamedTuple):
    """What stands at a place now: words, or the judgements of a slot that are agreed."""

    words: str = ""
    judgements: tuple[Given, ...] = ()


def path_of(place: str) -> Path | None:
    """The path that a text names, () for the whole; None where no document has such a place.

    Keys of items that are not there yet, as forms carry them before they are saved, are none.
    """
    if not place:
        return ()
    path = tuple(place.split("/"))
    if len(place) > PLACE or path[0] != "assessment" or len(path) < 2:
        return None
    kind: type[Base] | None = Document
    at = 0
    while at < len(path):
        if kind is None or path[at] not in kind.__struct_fields__:
            return None
        name = path[at]
        kind = part_of(get_type_hints(kind)[name])
        at += 1
        if kind is not None and name in KEYS and at < len(path):
            if not _KEY.fullmatch(path[at]):
                return None
            at += 1
    return path


def stands(document: Document, path: Path) -> bool:
    """Is the place in the record? Fields that nobody has filled in yet are; those of an item that is gone are not."""
    if len(path) < 3:
        return True
    if path[1] == "balances":
        path = ("assessment", "features", path[2])
    return path[1] not in LETTERS or held_at(document, path[:3])[1] is not None


def gone_place() -> Refusal:
    """Why no thread can be begun at a place that is no longer in the record."""
    return Refusal(
        code="comment.gone-place",
        sentence="This is no longer in the record, so no thread can be begun on it.",
        who_could_help="What was said is kept, and can be answered.",
    )


def spot_of(assessment: str, document: Document, titles: Mapping[str, str], place: str) -> Spot:
    """A place in words. assessment: the public id. titles: of items, by their ids."""
    path = path_of(place)
    if not path:
        return Spot(place, WHOLE if path == () else place, "", path == (), "")
    is_there = stands(document, path)
    item, rest = (called(titles, path[:3]), path[3:]) if len(path) > 2 and path[1] in KEYS else (_part(path), path[2:])
    field = " · ".join(_field(path[: len(path) - len(rest) + at + 1]) for at in range(len(rest)))
    address = path_address(assessment, path) if is_there else ""
    return Spot(place, item, field, is_there, address)


def spots_of(opened: Opened, places: set[str]) -> dict[str, Spot]:
    """Places in words."""
    titles = titles_of(opened.head.document, opened.head.document)
    return {place: spot_of(opened.id, opened.head.document, titles, place) for place in places}


def standing_at(opened: Opened, desk: Desk, place: str) -> Standing | None:
    """What stands in a field now; None where the place is no field, or is not in the record any more."""
    path = path_of(place)
    if not path or not stands(opened.head.document, path):
        return None
    try:
        of = nature(struct_at(Document, path), path[-1])
    except KeyError:
        return None
    held = held_at(opened.head.document, path)[1]
    if of.unit == "slot":
        shown = shown_slot("standing", held or {}, Asking(), Book(opened.framework, desk.titles))
        return Standing(judgements=shown.others)
    if isinstance(held, dict) or (isinstance(held, list) and any(isinstance(each, dict) for each in held)):
        return None
    choices = desk.choices(of) if of.words or of.refers else ()
    return Standing(in_words(of, values.written(of, held), choices))


def _part(path: Path) -> str:
    return upper(spaced(path[1]))


def _field(path: Path) -> str:
    """What a field is called; a key below an item is said as it is."""
    try:
        of = nature(struct_at(Document, path), path[-1])
    except KeyError:
        return upper(spaced(path[-1]))
    return of.heading or of.described.rstrip(".") or upper(spaced(path[-1]))
