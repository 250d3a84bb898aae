"""The decision, at once or by two signatures; and sending back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec

from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.problem import Refusal
from bestinterests.web.assessments.actions.stepping import Moved, step, take
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import Head
from bestinterests.web.reviews.queries import evaluation_under_way, member, names_of
from bestinterests.web.reviews.recording import with_decision, with_return
from bestinterests.web.reviews.telling import able, telling, took_part
from bestinterests.workflow import moves
from bestinterests.workflow.course import Course, Decided, Ruling
from bestinterests.workflow.deciding import may_decide
from bestinterests.workflow.declaring import declared
from bestinterests.workflow.people import Actor, Arrangement
from bestinterests.workflow.refusals import refusal
from bestinterests.workflow.signing import may_propose, may_retract, may_sign
from bestinterests.workflow.standing import may_return, same_record

Policy = Callable[[Head, Evaluation], tuple[Refusal, ...]]

PROPOSED = "{who} proposes a decision on {title} for your signature."
DECIDED, SIGNED = "{who} has decided on {title}.", "{who} has signed the decision on {title}: it stands."


def decide(
    *,
    assessment: Assessment,
    seen: str,
    ruling: Ruling,
    arrangement: Arrangement,
    on: dt.date,
    actor: Actor,
    at: dt.datetime,
) -> int:
    """Decide on what is submitted, by the evaluation that was stored with it. Returns the revision after it.

    seen: the digest of what the person read. Raises Refusing with every reason why not; one is a missing second
    signature.
    """

    def moved(head: Head) -> Moved:
        course = moves.decided(head.course, actor.id, ruling, on)
        return _decided(head, "assessment.decided", course, actor.name, "")

    def ask(head: Head, evaluation: Evaluation) -> tuple[Refusal, ...]:
        return may_decide(actor, head.course, evaluation, ruling, arrangement, on)

    then = telling(assessment, took_part, DECIDED, actor, at)
    return step(assessment=assessment, ask=_asking(ask, seen), moved=moved, then=then, actor=actor, at=at)


def propose(
    *,
    assessment: Assessment,
    seen: str,
    ruling: Ruling,
    arrangement: Arrangement,
    on: dt.date,
    actor: Actor,
    at: dt.datetime,
) -> int:
    """Lay a decision that departs upwards before somebody else, who signs it or does not. Nothing is decided by it.

    seen: the digest of what the person read. Raises Refusing with every reason why not.
    """

    def ask(head: Head, evaluation: Evaluation) -> tuple[Refusal, ...]:
        return may_propose(actor, head.course, evaluation, ruling, arrangement, on)

    return take(
        assessment=assessment,
        event="decision.proposed",
        ask=_asking(ask, seen),
        move=lambda course: moves.proposed(course, actor.id, ruling, on),
        words=ruling.reasons,
        facts={"ruling": msgspec.to_builtins(ruling)},
        then=telling(assessment, able(assessment), PROPOSED, actor, at),
        actor=actor,
        at=at,
    )


def sign(
    *, assessment: Assessment, seen: str, arrangement: Arrangement, on: dt.date, actor: Actor, at: dt.datetime
) -> int:
    """Give the second signature: the decision stands, as that of who proposed it. Returns the revision after it.

    seen: the mark of the proposal that the person saw, as ``signing.mark`` gives it; another one is not signed.
    Raises Refusing with every reason why not.
    """

    def ask(head: Head, evaluation: Evaluation) -> tuple[Refusal, ...]:
        held = head.course.working.proposed
        proposer = member(assessment.organisation, held.by) if held else None
        return may_sign(actor, proposer, head.course, evaluation, arrangement, on, seen)

    def moved(head: Head) -> Moved:
        course = moves.signed(head.course, actor.id, on)
        taken = course.working.decided
        decider = names_of([taken.by])[taken.by] if taken else ""
        return _decided(head, "decision.signed", course, decider, actor.name)

    then = telling(assessment, lambda course: took_part(course) | _decider(course), SIGNED, actor, at)
    return step(assessment=assessment, ask=_asking(ask), moved=moved, then=then, actor=actor, at=at)


def retract(*, assessment: Assessment, reasons: str, actor: Actor, at: dt.datetime) -> int:
    """Take the proposed decision off the table, for reasons. Raises Refusing with every reason why not."""
    return take(
        assessment=assessment,
        event="decision.retracted",
        ask=lambda head: may_retract(actor, head.course, reasons),
        move=moves.retracted,
        words=reasons,
        actor=actor,
        at=at,
    )


def return_(*, assessment: Assessment, seen: str, reasons: str, on: dt.date, actor: Actor, at: dt.datetime) -> int:
    """Send it back for reasons, which the record keeps. seen: the digest of what the person read.

    Raises Refusing with every reason why not."""

    def moved(head: Head) -> Moved:
        document = with_return(head.document, head.course.working.digest, actor.name, reasons, on)
        return Moved("assessment.returned", moves.returned(head.course, reasons), document, words=reasons)

    return step(
        assessment=assessment,
        ask=lambda head: (*may_return(actor, head.course, reasons), *same_record(head.course, seen)),
        moved=moved,
        then=telling(assessment, took_part, "{who} sends {title} back.", actor, at),
        actor=actor,
        at=at,
    )


def _decider(course: Course) -> set[str]:
    return {course.working.decided.by} if course.working.decided else set()


def _asking(policy: Policy, digest: str | None = None) -> Callable[[Head], tuple[Refusal, ...]]:
    """Ask a policy with the evaluation that was stored at submission. digest: of the text that the person read."""

    def ask(head: Head) -> tuple[Refusal, ...]:
        evaluation = evaluation_under_way(head)
        if evaluation is None or (digest is not None and same_record(head.course, digest)):
            return (refusal("step.other-record"),)
        return policy(head, evaluation)

    return ask


def _decided(head: Head, event: str, course: Course, decider: str, second: str) -> Moved:
    taken: Decided | None = course.working.decided
    evaluation = evaluation_under_way(head)
    if taken is None or evaluation is None:
        raise moves.OutOfTurn(event)
    interests = [
        (name, held)
        for person, name in ((taken.by, decider), (taken.ruling.second, second))
        if (held := declared(course.working, person)) is not None
    ]
    document = with_decision(head.document, evaluation, taken.ruling, (decider, second), taken.on, interests)
    facts = {"by": taken.by, "ruling": msgspec.to_builtins(taken.ruling)}
    return Moved(event, course, document, words=taken.ruling.reasons, facts=facts, snapshot=True)
