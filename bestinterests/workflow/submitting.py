"""Handing in: a finished record is closed and evaluated, or screened out."""

from collections.abc import Sequence

from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Assessment
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.problem import Problem, Refusal
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor
from bestinterests.workflow.refusals import refusal
from bestinterests.workflow.standing import may_take

SHOWN = 3
"""Faults that a refusal names; it counts the rest."""


def may_submit(
    actor: Actor, course: Course, assessment: Assessment, evaluation: Evaluation, problems: Sequence[Problem]
) -> tuple[Refusal, ...]:
    """May this person submit the record?

    assessment: the record as it stands. evaluation: what is to be stored with it. problems: faults of meaning; only
    errors forbid. An unfinished record cannot be submitted, whatever its verdict (method, completeness).
    """
    found = list(may_take("submit", actor, course.working.state))
    if assessment.scope.outcome == "screened-out":
        found.append(refusal("submit.screened-out"))
    if evaluation.assessment_digest != assessment_digest(assessment):
        found.append(refusal("submit.other-record"))
    if not evaluation.completeness.finished:
        found.append(refusal("submit.unfinished", open=_some([each.what for each in evaluation.completeness.open])))
    errors = [problem.sentence.rstrip(".") for problem in problems if problem.severity == "error"]
    if errors:
        found.append(refusal("submit.errors", errors=_some(errors)))
    return tuple(found)


def may_recall(actor: Actor, course: Course) -> tuple[Refusal, ...]:
    """May this person take a submission back to edit it? Not once reviewers were asked to read exactly this text."""
    found = may_take("recall", actor, course.working.state)
    return (*found, refusal("recall.in-review")) if course.working.round else found


def may_screen_out(actor: Actor, course: Course, assessment: Assessment) -> tuple[Refusal, ...]:
    """May this person record that children are not likely to use the service? (Children's code, services covered)

    The decision and its reasons have to be documented, by somebody who did not assess, with a day on which it is looked
    at again.
    """
    found = list(may_take("screen_out", actor, course.working.state))
    if assessment.scope.outcome != "screened-out":
        found.append(refusal("screen-out.scope"))
    if not assessment.scope.reason.strip():
        found.append(refusal("screen-out.no-reason"))
    if assessment.review.next_review is None:
        found.append(refusal("screen-out.no-review"))
    if not actor.name.strip():
        found.append(refusal("decide.not-named"))
    if actor.id in course.authors:
        found.append(refusal("screen-out.own-work"))
    return tuple(found)


def _some(sayings: list[str]) -> str:
    rest = len(sayings) - SHOWN
    return "; ".join(sayings[:SHOWN]) + (f"; and {rest} more" if rest > 0 else "")
