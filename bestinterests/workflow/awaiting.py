"""What an assessment waits for, and from whom: so that people find what needs them."""

import datetime as dt
from typing import Literal, NamedTuple

from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Duty

What = Literal["round", "review", "advice", "decision", "signature", "returned"]

AWAITED: dict[What, tuple[Duty, ...]] = {
    "round": ("decider", "administrator"),
    "review": ("reviewer",),
    "advice": ("dpo",),
    "decision": ("decider",),
    "signature": ("second-signatory", "decider"),
    "returned": ("assessor",),
}
"""Everything that an assessment may wait for, with the duties that can give it."""

_UNDER_WAY = ("submitted", "in_review", "reviewed")


class Awaited(NamedTuple):
    """One thing that is waited for. person: public id of the one who can give it; blank for anybody with the duty.

    apart: public ids of those who cannot, because they took part otherwise; sorted.
    """

    what: What
    person: str = ""
    apart: tuple[str, ...] = ()


def awaited(course: Course) -> tuple[Awaited, ...]:
    """What the version that is worked on waits for. Advice is waited for also where an organisation seeks none."""
    version = course.working
    wrote = frozenset(course.authors)
    found = []
    if version.state == "submitted":
        found.append(Awaited("round"))
    if version.state == "in_review" and version.round:
        found += [Awaited("review", person, tuple(sorted(wrote))) for person in version.round.waiting_for]
    if version.state in _UNDER_WAY and not version.own_advice:
        found.append(Awaited("advice", apart=tuple(sorted(wrote))))
    if version.state == "reviewed":
        took_part = {*wrote, *version.reviewers, *(given.by for given in version.advice)}
        held = version.proposed
        if held is not None:
            took_part.add(held.by)
        found.append(Awaited("signature" if held else "decision", apart=tuple(sorted(took_part))))
    if version.state == "returned":
        found.append(Awaited("returned", version.submitted_by, ()))
    return tuple(found)


def lapses_on(course: Course) -> dt.date | None:
    """The day on which the decision in force lapses; None where there is none, or it sets no day."""
    held = course.in_force
    return held.decided.ruling.expires_on if held and held.decided else None
