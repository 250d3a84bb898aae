"""Taking an item over: read from one assessment, merged into another as one line, with its origin and its files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import NamedTuple

import msgspec

from bestinterests.changes.references import items_by_id
from bestinterests.changes.taking.content import content_digest
from bestinterests.changes.taking.fitting import Left
from bestinterests.changes.taking.parcel import ALONG, Parcel, Wish, key_of, parcel, placed
from bestinterests.documents.wording import day
from bestinterests.domain.base import Item
from bestinterests.domain.change import MergeResult
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem, Refused
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.actions.editing import Arriving, Brought, bring
from bestinterests.web.assessments.attaching.files import TOTAL
from bestinterests.web.assessments.models import Assessment, AttachedFile, Origin
from bestinterests.web.assessments.reuse.ground import ground_of, here_from
from bestinterests.web.assessments.snapshot import Head, framework_of, head_of
from bestinterests.workflow.people import Actor

MARK = "Taken over from "
"""How a note, and the reason of a judgement, begins that came from another assessment."""
KIND = "reuse.taken_over"


class AlreadyHere(Exception):
    """The item was taken over before, and is here. item: its id here."""

    def __init__(self, item: str) -> None:
        super().__init__(f"It is here as {item}.")
        self.item = item


class Asked(NamedTuple):
    """What a person asks for: the item there, the collections that come along, and whether judgements do."""

    item: str
    along: Collection[str] = ALONG
    judgements: bool = False


class Taken(NamedTuple):
    """What came of it. item: the id here of what was asked for; ids: by those there. left: everything that stayed."""

    item: str
    ids: Mapping[str, str]
    left: tuple[Left, ...]
    brought: Brought


def parcel_from(
    head: Head, source: Head, row: Assessment, asked: Asked, here: Mapping[str, str], at: dt.datetime
) -> Parcel:
    """The parcel that would come. Raises Refused where the packs of the assessment are not here.

    row: of the origin. here: as ``here_from`` gives it. Files whose bytes are not there any more stay.
    """
    judged = source.document.assessment
    kept = set(AttachedFile.objects.filter(assessment=source.pk).values_list("digest", flat=True))
    files = tuple(each for each in judged.attachments if each.digest in kept)
    ground = ground_of(head.document, framework_of(head.document), here)
    mark = f"{MARK}{row.title}, version {row.version}, on {day(at.date())}: to be judged again here."
    wish = Wish(asked.item, frozenset(asked.along), mark if asked.judgements else "")
    return parcel(msgspec.structs.replace(judged, attachments=files), wish, ground)


def take_over(
    *, assessment: Assessment, source: Assessment, asked: Asked, key: str, actor: Actor, at: dt.datetime
) -> Taken:
    """Take an item over with what comes along, in one line, through the one merge.

    source: an assessment that ``reaching.sources`` allows; anything else is a ValueError. key: names this taking over,
    and no other before. Where two people take the same at once, one does. Raises AlreadyHere, Refusing where the person
    may not write, Refused where nothing of it can come.
    """
    if not (source.organisation_id == assessment.organisation_id or source.organisation.is_sample):
        raise ValueError("things are taken over within an organisation, or from a sample")
    head, there = read(assessment.pk), head_of(source)
    here = here_from(head.pk, there.pk, head.document)
    if (known := here.get(asked.item)) is not None:
        raise AlreadyHere(known)
    held = parcel_from(head, there, source, asked, here, at)
    if asked.item not in held.ids:
        raise Refused([_nothing(asked.item)])
    _insist_on_room(head, held)

    def note(item: Item) -> str:
        own = next((each.note for each in _items(there.document) if each.id == item.id), "")
        said = f"{MARK}{item.id} of {source.title}, version {source.version}, on {day(at.date())}."
        return "\n\n".join(each for each in (said, own) if each.strip())

    def theirs(base: Document) -> tuple[Document, tuple[Problem, ...]]:
        return placed(base, held, key, note), ()

    def beside(result: MergeResult) -> None:
        _insist_new(head.pk, there.pk, held, result.document)
        ids = _ids(result.document, held, key)
        _copy_files(head.pk, there.pk, held)
        rows = [_origin(there, source, head.pk, each, ids[each], actor, at) for each in held.ids]
        Origin.objects.bulk_create(_with_families(rows, source))

    words = f"{asked.item} of {source.title}"
    brought = bring(assessment.pk, Arriving(head.revision, theirs, KIND, words, actor, at, beside))
    ids = _ids(brought.document, held, key)
    return Taken(ids[asked.item], ids, held.left, brought)


def _items(document: Document) -> list[Item]:
    return [item for _, item in items_by_id(document).values()]


def _ids(document: Document, held: Parcel, key: str) -> dict[str, str]:
    """Which id each item got: the head remembers it by its key."""
    keys = document.numbering.keys
    return {each: keys[key_of(each, key)] for each in held.ids}


def _insist_new(assessment: int, source: int, held: Parcel, document: Document) -> None:
    """Nothing of it came meanwhile by another hand; rows of copies that are gone make room. Raises AlreadyHere."""
    there = items_by_id(document).keys()
    rows = Origin.objects.filter(assessment=assessment, source=source, source_item__in=held.ids)
    for row in rows:
        if row.item in there:
            raise AlreadyHere(row.item)
    rows.delete()


def _copy_files(assessment: int, source: int, held: Parcel) -> None:
    """The bytes of attached files go along: an assessment keeps what it names."""
    digests = [each.digest for each in held.items.get("attachments", ())]
    for digest, content in AttachedFile.objects.filter(assessment=source, digest__in=digests).values_list(
        "digest", "content"
    ):
        AttachedFile.objects.get_or_create(assessment_id=assessment, digest=digest, defaults={"content": content})


def _origin(
    there: Head, source: Assessment, assessment: int, origin: str, item: str, actor: Actor, at: dt.datetime
) -> Origin:
    digest = content_digest(there.document, origin)
    return Origin(
        assessment_id=assessment,
        item=item,
        source=source,
        source_item=origin,
        source_version=source.version,
        source_revision=there.revision,
        digest=digest,
        latest_revision=there.revision,
        latest=digest,
        family=f"{source.public_id}:{origin}",
        taken_at=at,
        taken_by=actor.id,
    )


def _with_families(rows: list[Origin], source: Assessment) -> list[Origin]:
    """The rows with the family of what they were taken from, where that was taken over itself."""
    items = [row.source_item for row in rows]
    held = dict(Origin.objects.filter(assessment=source, item__in=items).values_list("item", "family"))
    for row in rows:
        row.family = held.get(row.source_item, row.family)
    return rows


def _insist_on_room(head: Head, held: Parcel) -> None:
    files = (*head.document.assessment.attachments, *held.items.get("attachments", ()))
    if sum(each.size for each in files) > TOTAL:
        sentence = f"With its files, those of the assessment would take more than {TOTAL // 1_000_000} MB."
        remedy = "Take it over without evidence."
        raise Refused([Problem(code="reuse.files", path="", sentence=sentence, remedy=remedy)])


def _nothing(item: str) -> Problem:
    sentence = f"{item} makes no sense here: what it is about does not come with it, or is not in play here."
    remedy = "Take over the feature that it belongs to, or write it anew."
    return Problem(code="reuse.nothing", path="", sentence=sentence, remedy=remedy)
