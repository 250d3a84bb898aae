"""Taking somebody out of a round who can no longer give their view, so that it does not wait for ever.

Nobody who could still give one is taken out: a view that is feared is not a view that is missing.
"""

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.course import Course
from bestinterests.workflow.declaring import barring
from bestinterests.workflow.people import Actor, Arrangement
from bestinterests.workflow.refusals import refusal
from bestinterests.workflow.reviewing import count_of, may_be_asked
from bestinterests.workflow.standing import may_take


def may_release(
    actor: Actor,
    course: Course,
    person: str,
    *,
    now: Actor | None,
    instead: Actor | None,
    arrangement: Arrangement,
) -> tuple[Refusal, ...]:
    """May this person take a reviewer (public id) out of the open round, and ask another in their place?

    now: that reviewer as they are today; None where they have left. instead: who is asked in their place, if anybody.
    Enough views have to remain, as many as the arrangement asks for.
    """
    found = list(may_take("release", actor, course.working.state))
    held = course.working.round
    if held is None:
        return tuple(found)
    if person not in held.waiting_for:
        return (*found, refusal("release.not-waited"))
    if can_review(now, course):
        found.append(refusal("release.can-still", name=now.name if now else ""))
    if instead is not None:
        found += may_be_asked([instead], course)
        if instead.id in (*held.reviewers, *held.released):
            found.append(refusal("round.twice", names=instead.name or instead.id))
    least = max(arrangement.reviewers, 1)
    if len(held.reviewers) - 1 + (instead is not None) < least:
        found.append(refusal("release.too-few", least=count_of(least)))
    return tuple(found)


def can_review(now: Actor | None, course: Course) -> bool:
    """Could somebody, as they are today, give a view on what is submitted?"""
    if now is None or "reviewer" not in now.duties:
        return False
    return now.id not in course.authors and barring(now, course) is None
