"""What can be left out of a published document, what is left out by itself, and where else a passage stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from bestinterests.domain.balance import OtherInterest
from bestinterests.domain.base import Base, Item
from bestinterests.domain.consultation import Session
from bestinterests.domain.document import KEYS, LETTERS, Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.evidence import Evidence
from bestinterests.domain.feature import Link
from bestinterests.domain.problem import Refusal
from bestinterests.domain.publication import CHOSEN_GROUNDS, LeftOut
from bestinterests.domain.service import Group, Person
from bestinterests.workflow.publishing.passages import Finder, Passage, marker, passages
from bestinterests.workflow.publishing.refusals import not_published
from bestinterests.workflow.publishing.spots import rewritten, spots

WHOLE: tuple[type[Item], ...] = (Person, Group, Evidence, Link, Session, OtherInterest)
"""Items of which every word can be left out at once. Their ids, kinds, strengths and references stay."""
NAMED = "A name of a person. It is left out as long as they have not agreed to be named."
FILED = "Files are never published, nor are their names."
REMARKED = "Remarks are notes for the work, which no rule reads."
REMARKS = "note"
"""The place under which it is said that remarks are not published."""


class Place(NamedTuple):
    """Something that can be left out.

    place: as ``LeftOut`` names it. item: the item or part that it belongs to. field: within it; blank for the whole
    item. text: what stands there; for a whole item what it goes by.
    """

    place: str
    item: str
    field: str
    text: str


class Elsewhere(NamedTuple):
    """Another place in which a left-out passage stands.

    place: there; in what follows from the record it begins with ``evaluation``. of: the place that was left out. words:
    the passage. stays: it is a word that holds the record together (a level, an id, a word of the framework), so that
    it says nothing and stays; everywhere else it is taken out.
    """

    place: str
    of: str
    words: str
    stays: bool


def may_be_left_out(document: Document) -> tuple[Place, ...]:
    """Return every place that a person can leave out of a document, items before their fields.

    Not among them is what is left out by itself: names of people, files, remarks.
    """
    return tuple(_places(document))


def by_itself(document: Document, *, named: Collection[str] = (), remarks: bool = False) -> tuple[LeftOut, ...]:
    """Return what is left out without being asked: names of people who have not agreed, files, remarks.

    named: ids of people who agreed to be named. remarks: are those of the assessment published?
    """
    held = document.assessment
    found = [
        LeftOut(place=f"{person.id}/name", ground="person", reason=NAMED)
        for person in held.people
        if person.name.strip() and person.id not in named
    ]
    found += [LeftOut(place=each.id, ground="file", reason=FILED) for each in held.attachments]
    if any(_is_remark(spot.place) for spot in spots(document.record if remarks else document)):
        found.append(LeftOut(place=REMARKS, ground="remark", reason=REMARKED))
    return tuple(found)


def elsewhere(
    document: Document, evaluation: Evaluation | None, left_out: Sequence[LeftOut], beside: Iterable[Base] = ()
) -> tuple[Elsewhere, ...]:
    """Return where else the left-out passages stand. beside: texts that are published with it.

    Searched is what would be published: the record, what follows from it, and texts per audience. Written otherwise,
    in other case or with other space, a passage is the same; in other words it is not found, and a person has to look.
    """
    reasons = {each.place: each.reason for each in left_out}
    bare = left_blank(document, reasons, remarks=REMARKS not in reasons)
    standing = [*spots(bare), *(spots(evaluation, "evaluation") if evaluation else ())]
    standing += [spot for each in (*document.assessment.texts, *beside) for spot in spots(each, _beside(each))]
    found = Finder(sought(document, reasons)).found_in(spot.text for spot in standing)
    stays = {each.core for spot in standing if not spot.free for each in found.get(spot.text, ())}
    markers = {marker(reason) for reason in reasons.values()}
    return tuple(
        Elsewhere(spot.place, each.place, each.words, each.core in stays)
        for spot in standing
        if spot.free and spot.text not in markers
        for each in found.get(spot.text, ())
    )


def refused(document: Document, left_out: Sequence[LeftOut]) -> tuple[Refusal, ...]:
    """Return every reason why this cannot be left out so."""
    allowed = {place.place: place for place in _places(document)}
    found = [
        not_published("publish.twice-left-out", place=place)
        for place, times in Counter(each.place for each in left_out).items()
        if times > 1
    ]
    for each in left_out:
        if each.place not in allowed:
            found.append(not_published("publish.not-to-be-left-out", place=each.place))
        if not each.reason.strip():
            found.append(not_published("publish.no-reason", place=each.place))
        if each.ground not in CHOSEN_GROUNDS:
            found.append(not_published("publish.ground", place=each.place, ground=each.ground))
    finder = Finder(sought(document, {each.place for each in left_out}))
    told = finder.found_in(each.reason for each in left_out)
    for each in left_out:
        tells = told.get(each.reason, ())
        found += [not_published("publish.reason-tells", place=each.place, other=it.place) for it in tells]
    return tuple(dict.fromkeys(found))


def sought(document: Document, places: Collection[str]) -> Iterator[Passage]:
    """Yield each passage that stands at these places."""
    named = {attachment.id: attachment.name for attachment in document.assessment.attachments}
    for place in places:
        if place in named:
            yield from passages(place, named[place], name=True)
    for spot in spots(document):
        if spot.free and (place := _left(spot.place, places)):
            yield from passages(spot.place, spot.text, name=_is_name(spot.place))


def left_blank(document: Document, reasons: Mapping[str, str], *, remarks: bool) -> Document:
    """Return the document in which the marker stands at these places, with no files, texts or memory.

    reasons: by place. remarks: do those of the assessment stay? Those of the record never do: they tell of interests.
    """
    whole = {place for place in reasons if "/" not in place}
    held = document.assessment
    bare = replace(
        held,
        attachments=(),
        texts=(),
        evidence=tuple(replace(each, attachments=()) for each in held.evidence),
        sessions=tuple(_uncounted(each) if each.id in whole else each for each in held.sessions),
    )
    record = _unremarked(document.record)
    document = Document(format=document.format, assessment=bare if remarks else _unremarked(bare), record=record)

    def write(place: str, text: str) -> str:
        left = _left(place, reasons)
        return marker(reasons[left]) if left else text

    return rewritten(document, write)


def _places(document: Document) -> Iterator[Place]:
    """Every place, an item as a whole before its fields."""
    kept = _without_remarks(document)
    whole = {item.id: item for item in _whole_items(kept)}
    told: set[str] = set()
    for spot in spots(kept):
        item, _, field = spot.place.partition("/")
        if not spot.free or not _can(spot.place, document):
            continue
        if item in whole and item not in told:
            told.add(item)
            yield Place(item, item, "", goes_by(whole[item]))
        yield Place(spot.place, item, field, spot.text)


def _can(place: str, document: Document) -> bool:
    """Not who decided, who is told by role; nor a name, which is left out by itself."""
    item, _, field = place.partition("/")
    return not (item[:1] == LETTERS["decisions"] and field == "decider") and not _is_name(place)


def _without_remarks(document: Document) -> Document:
    held = replace(document.assessment, attachments=(), texts=())
    return replace(document, assessment=held, record=_unremarked(document.record))


def _whole_items(document: Document) -> Iterator[Item]:
    held = document.assessment
    for items in (held.people, held.groups, held.evidence, held.links, held.sessions, held.other_interests):
        yield from items


def goes_by(item: Any) -> str:
    """What an item goes by in a list."""
    for name in ("title", "name", "role", "how", "setting", "interest"):
        if words := " ".join(str(getattr(item, name, "")).split()):
            return words
    return str(item.id)


def _left(place: str, places: Collection[str]) -> str:
    """Under which of these a place is left out: itself, or its item; blank where it is not."""
    item = place.partition("/")[0]
    return place if place in places else item if item in places else ""


def _uncounted(session: Session) -> Session:
    """A session without how many children were there."""
    return replace(
        session,
        bands_present=tuple(replace(each, number=None) for each in session.bands_present),
        groups_present=tuple(replace(each, number=None) for each in session.groups_present),
    )


def _unremarked(part: Any) -> Any:
    return rewritten(part, lambda place, text: "" if _is_remark(place) else text)


def _is_name(place: str) -> bool:
    """Is it the name of a person?"""
    item, _, field = place.partition("/")
    return item[:1] == LETTERS["people"] and field == "name"


def _is_remark(place: str) -> bool:
    return place.rpartition("/")[2] == REMARKS


def _beside(value: Base) -> str:
    return f"texts/{getattr(value, KEYS['texts'], '')}"
