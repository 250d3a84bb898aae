"""Dissent: a view that differs from the decision in force is kept beside it, and changes nothing about it."""

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor
from bestinterests.workflow.refusals import refusal


def may_dissent(actor: Actor, course: Course, view: str | None = None) -> tuple[Refusal, ...]:
    """May this member differ from the decision in force? Whatever their duties. Without a view: may they at all?"""
    found = []
    held = course.in_force
    if held is None or held.decided is None:
        found.append(refusal("dissent.no-decision"))
    elif actor.id in (held.decided.by, held.decided.ruling.second):
        found.append(refusal("dissent.own-decision"))
    if view is not None and not view.strip():
        found.append(refusal("dissent.blank"))
    return tuple(found)
