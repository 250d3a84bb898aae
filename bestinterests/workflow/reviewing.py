"""Independent review: nobody reviews their own work, and nobody sees another's view before all are given."""

from collections.abc import Sequence

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.course import Course, GivenView, Round, View
from bestinterests.workflow.declaring import barred, barring
from bestinterests.workflow.people import Actor, Arrangement
from bestinterests.workflow.refusals import refusal
from bestinterests.workflow.standing import may_take


def may_open_round(
    actor: Actor, course: Course, reviewers: Sequence[Actor], arrangement: Arrangement
) -> tuple[Refusal, ...]:
    """May this person ask these reviewers to read what is submitted?"""
    found = list(may_take("open_round", actor, course.working.state))
    ids = [reviewer.id for reviewer in reviewers]
    if len(set(ids)) < max(arrangement.reviewers, 1):
        found.append(refusal("round.too-few", least=count_of(max(arrangement.reviewers, 1))))
    found += may_be_asked(reviewers, course)
    if twice := [each for place, each in enumerate(reviewers) if each.id in ids[:place]]:
        found.append(refusal("round.twice", names=_names(twice)))
    return tuple(found)


def may_be_asked(reviewers: Sequence[Actor], course: Course) -> tuple[Refusal, ...]:
    """May these people be asked to review what is submitted? Only who has the duty and no part in it."""
    found = []
    for code, wrong in (
        ("round.own-work", [each for each in reviewers if each.id in course.authors]),
        ("round.no-duty", [each for each in reviewers if "reviewer" not in each.duties]),
        ("round.interest", [each for each in reviewers if barring(each, course)]),
    ):
        if wrong:
            found.append(refusal(code, names=_names(wrong)))
    return tuple(found)


def may_review(actor: Actor, course: Course, view: View | None = None, remarks: str = "") -> tuple[Refusal, ...]:
    """May this person give this view in the round that is open? Without a view: may they give any?"""
    found = list(may_take("review", actor, course.working.state))
    if actor.id in course.authors:
        found.append(refusal("review.own-work"))
    found += barred("review.interest", actor, course)
    held = course.working.round
    if held is not None and actor.id not in held.reviewers:
        found.append(refusal("review.not-asked"))
    if held is not None and any(given.by == actor.id for given in held.views):
        found.append(refusal("review.given"))
    if view not in (None, "supports") and not remarks.strip():
        found.append(refusal("review.no-remarks"))
    return tuple(found)


def visible_views(held: Round, reader: str) -> tuple[GivenView, ...]:
    """The views that this person (public id) may read: their own, and all of them once everybody has given theirs."""
    return held.views if held.complete else tuple(view for view in held.views if view.by == reader)


def _names(people: Sequence[Actor]) -> str:
    return ", ".join(each.name or each.id for each in people)


def count_of(number: int) -> str:
    """So many reviewers, in words."""
    return "one reviewer" if number == 1 else f"{number} reviewers"
