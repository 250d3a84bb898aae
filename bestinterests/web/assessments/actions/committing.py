"""The last step of every action: under the lock, where the assessment still stands as it was read, write it all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec
from django.core.exceptions import PermissionDenied
from django.db.models import F

from bestinterests.domain.base import Base
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments import search
from bestinterests.web.assessments.counting.keeping import happened, keep
from bestinterests.web.assessments.counting.parts import told_of
from bestinterests.web.assessments.keepers import held_still
from bestinterests.web.assessments.models import Assessment, Awaited, Total, Writer
from bestinterests.web.assessments.reuse.following import follow
from bestinterests.web.assessments.snapshot import (
    CARRIED,
    WRITES,
    Head,
    columns,
    document_bytes,
    head_of,
    remember,
    texts,
)
from bestinterests.web.ledger.appending import append
from bestinterests.workflow.awaiting import awaited
from bestinterests.workflow.course import Course


class StandsStill(Refusing, PermissionDenied):
    """What would be written meets something that must not move now. A page that has no place for the reasons answers
    with that of what is not allowed.
    """


def insist(refusals: Iterable[Refusal]) -> None:
    """Raise Refusing with every refusal, if there is one."""
    found = tuple(refusals)
    if found:
        raise Refusing(found)


def read(assessment: int) -> Head:
    """The assessment as it stands, without a lock."""
    return head_of(Assessment.objects.select_related("ledger").get(pk=assessment))


def locked(assessment: int) -> Head:
    """The assessment as it stands, locked until the caller's transaction ends."""
    return head_of(Assessment.objects.select_for_update(of=("self",)).select_related("ledger").get(pk=assessment))


def locked_as(head: Head) -> bool:
    """Lock an assessment until the caller's transaction ends, and say whether it still stands as it was read."""
    rows = Assessment.objects.select_for_update().filter(pk=head.pk)
    return rows.values_list("revision", flat=True).get() == head.revision


def commit(
    head: Head,
    kind: str,
    payload: Base,
    *,
    document: Document | None = None,
    course: Course | None = None,
    snapshot: bool = False,
    actor: str,
    at: dt.datetime,
) -> int:
    """Write a line, and the head and course that follow on it, in the caller's transaction.

    head: as it stands, locked in this transaction by ``locked`` or ``locked_as``. Returns the revision from now on.
    Raises StandsStill where the document that follows would undo what a keeper holds still.
    """
    _insist_kept(head, document)
    after, moved = document or head.document, course or head.course
    content = document_bytes(after)
    line = append(
        ledger=head.ledger,
        kind=kind,
        content=msgspec.json.encode(payload),
        document=lambda: content,
        snapshot=snapshot,
        actor=actor,
        at=at,
    )
    fields = {
        "head": content,
        "course": msgspec.json.encode(moved),
        "revision": line.seq,
        "updated_at": at,
        **columns(after, moved),
    }
    _recount(head.pk, fields["state"], fields["fictional"])
    Assessment.objects.filter(pk=head.pk).update(**fields)
    keep(head.pk, told=told_of(after, moved), did=happened(kind, at))
    if moved != head.course:
        _await(head.pk, moved, at)
    if document is not None:
        _follow(head, line.seq, after, content)
    if kind in WRITES - CARRIED:
        wrote(head.pk, actor, at)
    return line.seq


def _insist_kept(head: Head, document: Document | None) -> None:
    if document is not None and (still := held_still(head, document)):
        raise StandsStill(still)


def _follow(head: Head, revision: int, after: Document, content: bytes) -> None:
    """What others read, find and took over of a document that has just been written as these bytes."""
    remember(content, after)
    if (words := texts(after)) != texts(head.document):
        search.index(head.pk, words)
    follow(head.pk, revision, after)


def wrote(assessment: int, person: str, at: dt.datetime) -> None:
    """Note that a person (public id) wrote to a record, in the caller's transaction."""
    Writer.objects.update_or_create(assessment_id=assessment, person=person, defaults={"at": at})


def count(organisation: int, state: str, fictional: bool, by: int) -> None:
    """Add to a total."""
    Total.objects.get_or_create(organisation_id=organisation, state=state, fictional=fictional)
    Total.objects.filter(organisation_id=organisation, state=state, fictional=fictional).update(number=F("number") + by)


def _await(assessment: int, course: Course, at: dt.datetime) -> None:
    """Keep what is waited for; what was waited for before keeps its day."""
    held = {(row.what, row.person): row for row in Awaited.objects.filter(assessment_id=assessment)}
    for each in awaited(course):
        row = held.pop((each.what, each.person), None) or Awaited(assessment_id=assessment, since=at)
        row.what, row.person, row.apart = each.what, each.person, list(each.apart)
        row.save()
    Awaited.objects.filter(pk__in=[row.pk for row in held.values()]).delete()


def _recount(assessment: int, state: str, fictional: bool) -> None:
    row = Assessment.objects.only("organisation_id", "state", "fictional").get(pk=assessment)
    if (row.state, row.fictional) != (state, fictional):
        count(row.organisation_id, row.state, row.fictional, -1)
        count(row.organisation_id, state, fictional, 1)
