"""The one way into a document: an edit or an arrival is merged into the head outside the lock, then written under it.

Where somebody else wrote meanwhile it is merged again; the last try holds the lock, so that it ends.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec
from django.db import transaction

from bestinterests.changes import apply, diff, edits_that_meet, merge
from bestinterests.changes.choosing import Choice, choose
from bestinterests.domain.change import ChangeSet, MergeConflict, MergeResult, Renumbering
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Finding
from bestinterests.domain.order import in_order
from bestinterests.domain.problem import Problem, Refusal, Refused
from bestinterests.web.assessments.actions.committing import StandsStill, commit, insist, locked, locked_as, read
from bestinterests.web.assessments.apart.rounds import running
from bestinterests.web.assessments.evaluating import evaluated, findings_of, project
from bestinterests.web.assessments.models import Assessment, AttachedFile
from bestinterests.web.assessments.snapshot import Head, Unreadable, Written, document_at
from bestinterests.workflow import moves
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor
from bestinterests.workflow.rating_apart import untouched
from bestinterests.workflow.standing import may_edit

TRIES = 4
"""Merges outside the lock before the one under it."""


class Brought(NamedTuple):
    """What came of an edit or an arrival.

    revision: of the head from now on. changes: what was written; empty where nothing was new. conflicts: what
    contradicts what somebody else wrote: ours, the head's, stands, and theirs is here for the person to choose again.
    problems: edits that do not fit the document they were made on; nothing was written then. meeting: findings that
    neither side has alone.
    """

    revision: int
    document: Document
    changes: ChangeSet
    conflicts: tuple[MergeConflict, ...] = ()
    renumberings: tuple[Renumbering, ...] = ()
    imported: Mapping[str, str] = {}
    problems: tuple[Problem, ...] = ()
    meeting: tuple[Finding, ...] = ()


Settle = Callable[[MergeResult], Document]
"""Puts what a person chose into a merged document. Raises Unsettled where something is left open."""


class Unsettled(Exception):
    """What a person chose leaves questions open, or cannot be done. Nothing was written."""

    def __init__(self, result: MergeResult, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__("Something is left open.")
        self.result = result
        self.problems = problems


class Arriving(NamedTuple):
    """What is to be brought in.

    theirs: from the base to the document that arrives, and Problems where that fails. settle: what a person chose;
    without it the head's own stands at a conflict, and the conflict is told. as_listed: new items are numbered as they
    are listed. of: the line that this one restores or takes back. snapshot: keep the whole document with the line.
    may: the policy that is asked each time before it is written. authored: does whoever brings it become an author, who
    neither reviews nor decides? Not where they carry in what others say and judge nothing. evaluate: bring the verdicts
    in lists up to date at once; else the next list that shows it does, or the clock within a minute.
    """

    base_revision: int
    theirs: Callable[[Document], tuple[Document, tuple[Problem, ...]]]
    kind: str
    source: str
    actor: Actor
    at: dt.datetime
    beside: Callable[[MergeResult], None] = lambda _: None
    settle: Settle | None = None
    as_listed: bool = False
    of: int = 0
    snapshot: bool = False
    may: Callable[[Actor, Course], tuple[Refusal, ...]] = may_edit
    authored: bool = True
    evaluate: bool = True


def settled(choices: Mapping[str, Choice]) -> Settle:
    """What settles a merge by choices: every conflict has one that can be made, else nothing is written."""

    def settle(result: MergeResult) -> Document:
        chosen = choose(result, choices)
        if chosen.open or chosen.problems:
            raise Unsettled(result, chosen.problems)
        return chosen.document

    return settle


def bring_in(
    *,
    assessment: Assessment,
    base_revision: int,
    theirs: Document,
    source: str = "",
    base: Document | None = None,
    attachments: Mapping[str, bytes] | None = None,
    as_listed: bool = False,
    settle: Settle | None = None,
    actor: Actor,
    at: dt.datetime,
) -> Brought:
    """Merge a document that was made from a revision into the head.

    base: what the file itself carries as its base, where that is not the document as of ``base_revision``. source: the
    name of the file. as_listed: number new items as the file lists them, as for a table from another tool. settle: what
    a person chose. Raises Refusing where the person may not write now, Refused where no number is left to give,
    Unsettled where a choice is missing.
    """

    def beside(_: MergeResult) -> None:
        for digest, data in (attachments or {}).items():
            AttachedFile.objects.get_or_create(assessment_id=assessment.pk, digest=digest, defaults={"content": data})

    def arrived(_: Document) -> tuple[Document, tuple[Problem, ...]]:
        return theirs, ()

    arrival = Arriving(base_revision, arrived, "assessment.brought_in", source, actor, at, beside, settle, as_listed)
    return bring(assessment.pk, arrival, base)


def edit(
    *,
    assessment: Assessment,
    base_revision: int,
    changes: ChangeSet,
    beside: Callable[[MergeResult], None] = lambda _: None,
    settle: Settle | None = None,
    evaluate: bool = True,
    actor: Actor,
    at: dt.datetime,
) -> Brought:
    """Make edits on the revision that a form showed, and merge them into the head.

    All of them or none: where one does not fit the document it was made on, the Problems come back and nothing is
    written. beside: writes what belongs to it, in the same transaction. settle: what a person chose where this
    contradicts what somebody else wrote. evaluate: as of ``Arriving``. Raises Refusing where the person may not write,
    Unsettled where a choice is missing.
    """

    def edited(base: Document) -> tuple[Document, tuple[Problem, ...]]:
        return apply(base, changes)

    arrival = Arriving(base_revision, edited, "assessment.edited", "", actor, at, beside, settle, evaluate=evaluate)
    return bring(assessment.pk, arrival)


def restore_line(
    *, assessment: Assessment, seq: int, base_revision: int | None = None, actor: Actor, at: dt.datetime
) -> Brought:
    """Put what is judged back to how it stood after a line, as a new line: nothing of the history goes.

    The record of reviews and decisions, and the memory of ids, stay as they are. base_revision: up to which the person
    has seen what goes; what others wrote after it stays, or conflicts. Raises Unreadable where that document cannot be
    read any more, Refusing where the person may not write.
    """
    head = read(assessment.pk)
    before = document_at(head, seq)

    def restored(base: Document) -> tuple[Document, tuple[Problem, ...]]:
        return msgspec.structs.replace(base, assessment=before.assessment), ()

    arrival = Arriving(base_revision or head.revision, restored, "assessment.restored", "", actor, at, of=seq)
    return bring(assessment.pk, arrival)


def bring(assessment: int, arrival: Arriving, base: Document | None = None) -> Brought:
    """Merge and write, again where somebody else was faster; say what meets, and bring the verdicts up to date."""
    before = tried = None
    for _ in range(TRIES):
        before = read(assessment)
        tried = _merged(before, arrival, base)
        if isinstance(tried, Brought):
            return tried
        with transaction.atomic():
            written = _write(before, tried, arrival) if locked_as(before) else None
        if written is not None:
            return _finished(before, tried, written, arrival)
    with transaction.atomic():
        before = locked(assessment)
        tried = _merged(before, arrival, base)
        if isinstance(tried, Brought):
            return tried
        revision = _write(before, tried, arrival)
    return _finished(before, tried, revision, arrival)


def _said_otherwise(base: Document, theirs: Document) -> tuple[Problem, ...]:
    """A Problem where an arrival changes what was said about the assessment: the steps alone write that.

    Else a file could carry a review or a decision that nobody has given.
    """
    if in_order(base).record == in_order(theirs).record:
        return ()
    changed = dict.fromkeys(edit.path[2] for edit in diff(base, theirs).edits if edit.path[0] == "record")
    if not changed:
        return ()
    sentence = f"Reviews, advice, decisions or dissent are changed or added: {', '.join(changed)}."
    remedy = "Leave them as they were. Who reviews, advises or decides does so on the review page, signed in."
    return (Problem(code="record.by-steps", path="record", sentence=sentence, remedy=remedy),)


class _Merged(NamedTuple):
    theirs: Document
    result: MergeResult
    changes: ChangeSet


def _merged(head: Head, arrival: Arriving, base: Document | None) -> _Merged | Brought:
    insist(arrival.may(arrival.actor, head.course))
    base = base or document_at(head, arrival.base_revision)
    theirs, problems = arrival.theirs(base)
    if problems := (*problems, *_said_otherwise(base, theirs)):
        return Brought(head.revision, head.document, ChangeSet(format=1), problems=problems)
    result = merge(base, head.document, theirs, as_listed=arrival.as_listed)
    if arrival.settle is not None:
        result = msgspec.structs.replace(result, document=arrival.settle(result), conflicts=())
    changes = diff(head.document, result.document)
    if changes.edits and (still := untouched(changes, running(head.pk))):
        raise StandsStill(still)
    return _Merged(theirs, result, changes)


def _write(head: Head, merged: _Merged, arrival: Arriving) -> int:
    """The revision after writing; the same where nothing was new, as when a file comes in twice."""
    arrival.beside(merged.result)
    if not merged.changes.edits:
        return head.revision
    return commit(
        head,
        arrival.kind,
        Written(changes=merged.changes, source=arrival.source, of=arrival.of),
        document=merged.result.document,
        course=moves.edited(head.course, arrival.actor.id) if arrival.authored else head.course,
        snapshot=arrival.snapshot,
        actor=arrival.actor.id,
        at=arrival.at,
    )


def _finished(head: Head, merged: _Merged, revision: int, arrival: Arriving) -> Brought:
    result = merged.result
    if merged.changes.edits and arrival.evaluate:
        project(head.pk, arrival.at.date(), revision, result.document)
    return Brought(
        revision=revision,
        document=result.document,
        changes=merged.changes,
        conflicts=result.conflicts,
        renumberings=result.renumberings,
        imported=result.imported,
        meeting=_meeting(head, merged, arrival),
    )


def _meeting(head: Head, merged: _Merged, arrival: Arriving) -> tuple[Finding, ...]:
    """What only both sides together bring about; nothing where one side alone had changes."""
    if not (merged.result.from_ours and merged.result.from_theirs):
        return ()
    on = arrival.at.date()
    try:
        return edits_that_meet(
            head.document,
            merged.theirs,
            merged.result.document,
            lambda document: findings_of(evaluated(document, on)),
        )
    except Refused:
        return ()


__all__ = ["Brought", "Unreadable", "Unsettled", "bring_in", "edit", "restore_line", "settled"]
