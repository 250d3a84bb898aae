"""Steps of the workflow: a policy is asked, the course moves, one line tells of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec
from django.db import transaction

from bestinterests.changes import diff
from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.problem import Refusal
from bestinterests.packs.meaning import check_document
from bestinterests.web.assessments.actions.committing import commit, insist, locked, read
from bestinterests.web.assessments.apart.rounds import running
from bestinterests.web.assessments.evaluating import evaluated, project
from bestinterests.web.assessments.models import Assessment, Submission
from bestinterests.web.assessments.snapshot import NOTHING, Head, Said, framework_of
from bestinterests.workflow import moves
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor
from bestinterests.workflow.rating_apart import may_leave_draft
from bestinterests.workflow.refusals import refusal
from bestinterests.workflow.standing import may_open_draft, may_withdraw
from bestinterests.workflow.submitting import may_recall, may_screen_out, may_submit

Ask = Callable[[Head], tuple[Refusal, ...]]
Move = Callable[[Course], Course]
Then = Callable[[Course], object]
"""What else is done in the transaction of a step, as people being told of it; takes the course as it is from now on."""


def nothing(_course: Course) -> None:
    """Nothing else is done."""


class Moved(NamedTuple):
    """What a step leads to. document: the one with what the step writes into its record; None where it writes nothing.

    words: reasons, as given. facts: what else the history is to keep.
    """

    event: str
    course: Course
    document: Document | None = None
    words: str = ""
    facts: dict[str, Any] = {}
    snapshot: bool = False


def step(
    *,
    assessment: Assessment,
    ask: Ask,
    moved: Callable[[Head], Moved],
    then: Then = nothing,
    actor: Actor,
    at: dt.datetime,
) -> int:
    """Take one step under the lock: ask the policy, move course and record, write the one line that tells of both.

    then: what else is done with it, or not at all. Returns the revision after it. Raises Refusing with every reason why
    not.
    """
    with transaction.atomic():
        head = locked(assessment.pk)
        insist(ask(head))
        held = moved(head)
        changes = NOTHING if held.document is None else diff(head.document, held.document)
        revision = commit(
            head,
            held.event,
            Said(words=held.words, facts=held.facts, changes=changes),
            document=held.document,
            course=held.course,
            snapshot=held.snapshot,
            actor=actor.id,
            at=at,
        )
        then(held.course)
    project(head.pk, at.date(), revision, held.document or head.document)
    return revision


def take(
    *,
    assessment: Assessment,
    event: str,
    ask: Ask,
    move: Move,
    words: str = "",
    facts: dict[str, Any] | None = None,
    snapshot: bool = False,
    then: Then = nothing,
    actor: Actor,
    at: dt.datetime,
) -> int:
    """Take a step that writes nothing into the document. Returns the revision after it.

    Raises Refusing with every reason why not.
    """

    def moved(head: Head) -> Moved:
        return Moved(event, move(head.course), words=words, facts=facts or {}, snapshot=snapshot)

    return step(assessment=assessment, ask=ask, moved=moved, then=then, actor=actor, at=at)


def submit(*, assessment: Assessment, revision: int, actor: Actor, at: dt.datetime) -> Submission:
    """Submit the record that the person saw at a revision, with what follows on it today.

    The evaluation is made outside the lock and stored with its method and the digests of its packs. Raises Refusing
    with every reason why not, also where somebody wrote since; Refused where the packs are not here.
    """
    head = read(assessment.pk)
    evaluation = evaluated(head.document, at.date())
    problems = check_document(head.document, framework_of(head.document), at.date())
    digest = assessment_digest(head.document)

    def ask(now: Head) -> tuple[Refusal, ...]:
        moved = () if now.revision == head.revision == revision else (refusal("submit.other-record"),)
        still = may_leave_draft(running(now.pk))
        return (*moved, *still, *may_submit(actor, now.course, now.document.assessment, evaluation, problems))

    with transaction.atomic():
        seq = take(
            assessment=assessment,
            event="assessment.submitted",
            ask=ask,
            move=lambda course: moves.submitted(course, actor.id, digest),
            facts={"digest": digest, "method": evaluation.method},
            snapshot=True,
            actor=actor,
            at=at,
        )
        return _submission(head, seq, evaluation, at)


def recall(*, assessment: Assessment, actor: Actor, at: dt.datetime) -> int:
    """Take a submission back before anybody was asked to read it."""
    return take(
        assessment=assessment,
        event="assessment.recalled",
        ask=lambda head: may_recall(actor, head.course),
        move=moves.recalled,
        actor=actor,
        at=at,
    )


def screen_out(*, assessment: Assessment, actor: Actor, at: dt.datetime) -> int:
    """Record that children are not likely to use the service, for the reasons in its scope test."""
    head = read(assessment.pk)
    because, digest = head.document.assessment.scope.reason, assessment_digest(head.document)

    def ask(now: Head) -> tuple[Refusal, ...]:
        moved = () if now.revision == head.revision else (refusal("submit.other-record"),)
        return (*moved, *may_leave_draft(running(now.pk)), *may_screen_out(actor, now.course, now.document.assessment))

    return take(
        assessment=assessment,
        event="assessment.screened_out",
        ask=ask,
        move=lambda course: moves.screened_out(course, because, digest),
        facts={"digest": digest},
        snapshot=True,
        actor=actor,
        at=at,
    )


def withdraw(*, assessment: Assessment, reasons: str, actor: Actor, at: dt.datetime) -> int:
    """Do not pursue it, for reasons."""
    return take(
        assessment=assessment,
        event="assessment.withdrawn",
        ask=lambda head: may_withdraw(actor, head.course, reasons),
        move=lambda course: moves.withdrawn(course, reasons),
        words=reasons,
        actor=actor,
        at=at,
    )


def open_draft(*, assessment: Assessment, actor: Actor, at: dt.datetime) -> int:
    """Open the next draft; what was decided stays in force and readable."""
    return take(
        assessment=assessment,
        event="assessment.draft_opened",
        ask=lambda head: may_open_draft(actor, head.course),
        move=moves.draft_opened,
        actor=actor,
        at=at,
    )


def _submission(head: Head, seq: int, evaluation: Evaluation, at: dt.datetime) -> Submission:
    return Submission.objects.create(
        assessment_id=head.pk,
        version=head.course.working.number,
        revision=seq,
        at=at,
        digest=evaluation.assessment_digest,
        method=evaluation.method,
        packs=[msgspec.to_builtins(pack) for pack in evaluation.packs],
        evaluation=msgspec.json.encode(evaluation),
    )
