"""Steps of the workflow: a policy is asked, the course moves, one line tells of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
from django.db import transaction

from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.problem import Refusal
from bestinterests.packs.meaning import check_document
from bestinterests.web.assessments.actions.committing import commit, insist, locked, read
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.models import Assessment, Submission
from bestinterests.web.assessments.snapshot import Head, Said, framework_of
from bestinterests.workflow import moves
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor
from bestinterests.workflow.refusals import refusal
from bestinterests.workflow.standing import may_open_draft, may_withdraw
from bestinterests.workflow.submitting import may_recall, may_screen_out, may_submit

Ask = Callable[[Head], tuple[Refusal, ...]]
Move = Callable[[Course], Course]


def take(
    *,
    assessment: Assessment,
    event: str,
    ask: Ask,
    move: Move,
    words: str = "",
    facts: dict[str, Any] | None = None,
    snapshot: bool = False,
    actor: Actor,
    at: dt.datetime,
) -> int:
    """Take one step under the lock: ask the policy, move the course, write the line. Returns the revision after it.

    Raises Refusing with every reason why not.
    """
    with transaction.atomic():
        head = locked(assessment.pk)
        insist(ask(head))
        said = Said(words=words, facts=facts or {})
        return commit(head, event, said, course=move(head.course), snapshot=snapshot, actor=actor.id, at=at)


def submit(*, assessment: Assessment, revision: int, actor: Actor, at: dt.datetime) -> Submission:
    """Hand in the record that the person saw at a revision, with what follows on it today.

    The evaluation is made outside the lock and stored with its method and the digests of its packs. Raises Refusing
    with every reason why not, also where somebody wrote since; Refused where the packs are not here.
    """
    head = read(assessment.pk)
    evaluation = evaluated(head.document, at.date())
    problems = check_document(head.document, framework_of(head.document), at.date())
    digest = assessment_digest(head.document)

    def ask(now: Head) -> tuple[Refusal, ...]:
        moved = () if now.revision == head.revision == revision else (refusal("submit.other-record"),)
        return (*moved, *may_submit(actor, now.course, now.document.assessment, evaluation, problems))

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
        return (*moved, *may_screen_out(actor, now.course, now.document.assessment))

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
