"""Taking somebody's name out of one record, its history and all that is kept beside it, by one line of its ledger."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

import msgspec
from django.db import connection, transaction
from msgspec.structs import replace

from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.web.accounts.models import User
from bestinterests.web.assessments import search
from bestinterests.web.assessments.actions.committing import locked, read
from bestinterests.web.assessments.evaluating import forget, project
from bestinterests.web.assessments.models import Assessment, Comment, Draft, Submission, Upload
from bestinterests.web.assessments.names import Named, names_in
from bestinterests.web.assessments.reuse.following import tell_of_removal
from bestinterests.web.assessments.snapshot import Head, columns, document_bytes, texts
from bestinterests.web.assessments.verifying import replay_fault
from bestinterests.web.ledger.models import Line
from bestinterests.web.ledger.removing import NOBODY, Place, Removal, Retell, remove
from bestinterests.workflow.course import Course

Kind = TypeVar("Kind")
GROUND = "erasure"


def forget_person(*, assessment: int, person: Named, by_name: str, actor: str, at: dt.datetime) -> Line | None:
    """Take somebody's name and address out of an assessment, wherever ``Named`` finds them; drafts of theirs go.

    by_name, actor: who answers for it. Returns the line that tells of it; None where their name did not stand there, so
    that doing it again changes nothing. A digest of a submitted or decided version stays that of the original bytes.
    """
    with transaction.atomic():
        insist_overwritten()
        head = locked(assessment)
        Draft.objects.filter(assessment_id=assessment, person=person.person).delete()
        Upload.objects.filter(assessment_id=assessment, person=person.person).delete()
        known = person._replace(names=theirs_alone({*person.names, *names_in(head, person.person)}, person.person))
        _beside(head, known)
        line = remove(
            ledger=head.ledger,
            rewrite=lambda place, content: _rewritten(place, content, known),
            retell=retold(known),
            name=by_name,
            ground=GROUND,
            comments=_comments(head, known),
            actor=actor,
            at=at,
        )
        if line is not None:
            Assessment.objects.filter(pk=head.pk).update(revision=line.seq, updated_at=at)
            Upload.objects.filter(assessment_id=head.pk).delete()
            tell_of_removal(head.pk, "", (), at)
            if fault := replay_fault(read(head.pk)):
                raise fault
    if line is not None:
        forget()
        project(assessment, at.date())
    return line


def theirs_alone(names: set[str], person: str) -> tuple[str, ...]:
    """Names that nobody else here has: of one that is shared, nobody can tell whose it is where it stands."""
    others = User.objects.filter(display_name__in=names).exclude(public_id=person)
    return tuple(sorted(names - set(others.values_list("display_name", flat=True))))


def retold(person: Named) -> Retell:
    """Earlier removals without a name: under them where the person answered for them, and in what was added."""

    def without(line: Line, told: Removal) -> Removal:
        name = NOBODY if line.actor == person.person else person.without(told.name)
        return replace(told, name=name, words=person.without(told.words))

    return without


def insist_overwritten() -> None:
    """See that SQLite overwrites what is deleted or rewritten, instead of leaving it in free pages."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _beside(head: Head, person: Named) -> None:
    """The head, the course, and what else is kept of a record beside its ledger."""
    document = _changed(document_bytes(head.document), person, Document) or head.document
    course = _changed(msgspec.json.encode(head.course), person, Course) or head.course
    if (document, course) != (head.document, head.course):
        fields = {"head": document_bytes(document), "course": msgspec.json.encode(course)}
        Assessment.objects.filter(pk=head.pk).update(**fields, **columns(document, course))
        search.index(head.pk, texts(document))
        search.scrub()
    for draft in Draft.objects.filter(assessment_id=head.pk):
        place = tuple(draft.place.split("/"))
        value = msgspec.json.decode(bytes(draft.value))
        if (changed := person.without(value, place)) != value:
            Draft.objects.filter(pk=draft.pk).update(value=msgspec.json.encode(changed))
    for held in Submission.objects.filter(assessment_id=head.pk):
        if (evaluation := _changed(bytes(held.evaluation), person, Evaluation)) is not None:
            Submission.objects.filter(pk=held.pk).update(evaluation=msgspec.json.encode(evaluation))


def _comments(head: Head, person: Named) -> tuple[str, ...]:
    """Rewrite comments that name the person; the public ids of those that did. What they said themselves stays."""
    held = list(Comment.objects.filter(thread__assessment_id=head.pk).order_by("pk"))
    told = [each for each in held if person.without(each.text) != each.text]
    for each in told:
        each.text = person.without(each.text)
    Comment.objects.bulk_update(told, ["text"], batch_size=200)
    return tuple(each.public_id for each in told)


def _rewritten(place: Place, content: bytes, person: Named) -> bytes | None:
    if place.what == "snapshot":
        document = _changed(content, person, Document)
        return None if document is None else document_bytes(document)
    value = msgspec.json.decode(content)
    changed = _told(value, person)
    return None if changed == value else msgspec.json.encode(changed)


def _told(value: Any, person: Named) -> Any:
    """A payload without the name; an edit knows by its path what its values are."""
    if not isinstance(value, dict) or "changes" not in value:
        return person.without(value)
    edits = []
    for each in value["changes"].get("edits", ()):
        path = tuple(map(str, each["path"]))  # it stays: names of fields and ids
        edits.append(each | {side: person.without(each[side], path) for side in ("before", "after") if side in each})
    rest = {key: person.without(each, (key,)) for key, each in value.items() if key != "changes"}
    return rest | {"changes": value["changes"] | {"edits": edits}}


def _changed(content: bytes, person: Named, kind: type[Kind]) -> Kind | None:
    """What the content says without the name; None where it does not stand there."""
    value = msgspec.json.decode(content)
    changed = person.without(value)
    return None if changed == value else msgspec.convert(changed, kind)
