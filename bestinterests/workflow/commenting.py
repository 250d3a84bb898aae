"""Talk about an assessment: who may join in, and for how long words can be taken otherwise."""

import datetime as dt

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor
from bestinterests.workflow.refusals import refusal

CORRECTABLE = dt.timedelta(minutes=15)
"""How long whoever wrote a comment may correct it."""


def may_comment(actor: Actor, course: Course) -> tuple[Refusal, ...]:
    """May this person join in the talk now?

    Somebody who is asked for a view in a round of review may not until all views of the round are given: what they
    write would tell the others what they think, before those have thought for themselves.
    """
    held = course.working.round
    if course.working.state == "in_review" and held and not held.complete and actor.id in held.reviewers:
        return (refusal("comment.sealed"),)
    return ()


def may_answer(actor: Actor, course: Course, resolved: bool) -> tuple[Refusal, ...]:
    """May this person answer in a thread?"""
    return (*may_comment(actor, course), *((refusal("comment.resolved"),) if resolved else ()))


def may_correct(
    actor: Actor, course: Course, by: str, written: dt.datetime, removed: bool, at: dt.datetime
) -> tuple[Refusal, ...]:
    """May this person correct a comment? by: public id of who wrote it. written: when."""
    found = list(may_comment(actor, course))
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
