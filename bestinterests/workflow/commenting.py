"""Talk about an assessment: who may join in, and for how long words can be taken otherwise."""

import datetime as dt
from collections.abc import Sequence

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor
from bestinterests.workflow.rating_apart import Apart
from bestinterests.workflow.refusals import refusal

CORRECTABLE = dt.timedelta(minutes=15)
"""How long whoever wrote a comment may correct it."""


def may_comment(actor: Actor, course: Course, place: str, rounds: Sequence[Apart] = ()) -> tuple[Refusal, ...]:
    """May this person join in the talk at a place of the document now? rounds: those of rating apart that are running.

    Somebody who is asked for a view in a round of review may not, anywhere, until all views of the round are given; and
    somebody who is asked to rate an impact apart may not on that impact, until all have given their ratings or the
    round is closed. What they write would tell the others what they think, before those have thought for themselves.
    """
    found = []
    held = course.working.round
    if course.working.state == "in_review" and held and not held.complete and actor.id in held.reviewers:
        found.append(refusal("comment.sealed"))
    impact = impact_in(place)
    found += [
        refusal("comment.rated-apart", what=impact, day=f"{each.until.day} {each.until:%B %Y}")
        for each in rounds
        if each.running and impact in each.asks and actor.id in each.raters
    ]
    return tuple(found)


def impact_in(place: str) -> str:
    """The impact that a place of the document is in, with slashes; blank where it is in none."""
    path = place.split("/")
    return path[2] if len(path) > 2 and path[:2] == ["assessment", "impacts"] else ""


def may_answer(
    actor: Actor, course: Course, place: str, rounds: Sequence[Apart], resolved: bool
) -> tuple[Refusal, ...]:
    """May this person answer in a thread?"""
    return (*may_comment(actor, course, place, rounds), *((refusal("comment.resolved"),) if resolved else ()))


def may_correct(
    actor: Actor,
    course: Course,
    place: str,
    rounds: Sequence[Apart],
    *,
    by: str,
    written: dt.datetime,
    removed: bool,
    at: dt.datetime,
) -> tuple[Refusal, ...]:
    """May this person correct a comment? by: public id of who wrote it. written: when."""
    found = list(may_comment(actor, course, place, rounds))
    if actor.id != by:
        found.append(refusal("comment.not-own"))
    elif removed:
        found.append(refusal("comment.gone"))
    elif at - written > CORRECTABLE:
        found.append(refusal("comment.late"))
    return tuple(found)


def may_take_back(actor: Actor, by: str, removed: bool) -> tuple[Refusal, ...]:
    """May this person take out a comment as its writer? They may at any time: nobody learns anything by it."""
    if actor.id != by:
        return (refusal("comment.not-own"),)
    return (refusal("comment.gone"),) if removed else ()
