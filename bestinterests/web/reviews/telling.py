"""Whom a step of review concerns, and what they are told: that it was taken, never what a view or a reason says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from django.urls import reverse

from bestinterests.documents.wording import short
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.people import DUTIES
from bestinterests.web.notices.telling import tell
from bestinterests.workflow.awaiting import AWAITED, awaited
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor, Duty

Concerned = Callable[[Course], Iterable[str]]
"""From the course after a step to the public ids of those whom it concerns."""

READ = "All views on {title} are given and can be read."
DECIDE = "All views on {title} are given: it waits for a decision."


def telling(
    assessment: Assessment, concerned: Concerned, sentence: str, actor: Actor, at: dt.datetime
) -> Callable[[Course], object]:
    """What a step does with it: tell those whom it concerns. sentence: with ``{title}`` and ``{who}``."""

    def then(course: Course) -> None:
        tell(
            people=concerned(course),
            kind="review",
            sentence=sentence.format(title=short(assessment.title), who=actor.name),
            address=reverse("reviews:review", args=[assessment.public_id]),
            organisation=assessment.organisation,
            but=actor.id,
            at=at,
        )

    return then


def all_given(assessment: Assessment, actor: Actor, at: dt.datetime) -> Callable[[Course], object]:
    """Tell whoever wrote that all views can be read, and whoever can decide that it waits for them."""

    deciding = able(assessment)

    def others(course: Course) -> set[str]:
        return took_part(course) - set(deciding(course))

    def then(course: Course) -> None:
        telling(assessment, deciding, DECIDE, actor, at)(course)
        telling(assessment, others, READ, actor, at)(course)

    return then


def asked(course: Course) -> Iterable[str]:
    """Those of whom a view is asked in the round that was opened."""
    held = course.working.round
    return held.reviewers if held else ()


def wrote(course: Course) -> set[str]:
    """Whoever submitted it, and whoever wrote to the record."""
    return {course.working.submitted_by, *course.authors} - {""}


def took_part(course: Course) -> set[str]:
    """Whoever wrote, reviewed or advised on the version."""
    version = course.working
    return wrote(course) | version.reviewers | {each.by for each in version.advice}


def able(assessment: Assessment) -> Concerned:
    """Those who can give what it waits for next, a decision or a signature, and did not take part otherwise."""

    def concerned(course: Course) -> set[str]:
        found: set[str] = set()
        for each in awaited(course):
            if each.what in ("decision", "signature"):
                found |= _holding(assessment, AWAITED[each.what]) - set(each.apart)
        return found

    return concerned


def _holding(assessment: Assessment, duties: Iterable[Duty]) -> set[str]:
    roles = [role for role, duty in DUTIES.items() if duty in set(duties)]
    rows = assessment.organisation.memberships.filter(held_roles__role__in=roles)
    return set(rows.values_list("person__public_id", flat=True))
