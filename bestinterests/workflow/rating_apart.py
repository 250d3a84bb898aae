"""Rating apart: several assessors judge the same impacts alone, and nobody reads another's rating before all are given.

The policy of a round, on plain values. What becomes of the record when a round is shown stands in ``spreading``.
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from bestinterests.domain.base import Base
from bestinterests.domain.change import ChangeSet
from bestinterests.domain.impact import SLOTS
from bestinterests.domain.problem import Refusal
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor
from bestinterests.workflow.refusals import refusal
from bestinterests.workflow.standing import may_edit, reasoned

FEWEST = 2
"""People whom a round asks at least, and ratings without which it is never shown: one alone is no spread."""
SHOWN = 3
"""Things that a refusal names; it counts the rest."""

Asks = Mapping[str, Mapping[str, tuple[str, ...]]]
"""What is asked: by impact and slot, the scales in the order of the questions."""


class Rated(Base, frozen=True, kw_only=True):
    """One judgement of somebody who rates apart: a level, a range ``low..high``, or ``unknown``."""

    impact: str
    slot: str
    scale: str
    level: str
    reason: str = ""


class GivenRating(Base, frozen=True, kw_only=True):
    """Everything that one person gives in a round. by: public id. item: who they are in the document, as in P03.

    salt: chance, so that nobody can guess a short rating from its seal.
    """

    by: str
    item: str
    on: dt.date
    ratings: tuple[Rated, ...]
    salt: str = ""


class Apart(Base, frozen=True, kw_only=True):
    """A round as the policy knows it.

    raters: public ids of those who were asked. given: of those who have given. items: who these are in the document.
    here: of those who may still write here, None where nobody asked. running: is it neither shown nor closed?
    """

    id: str
    opened_by: str
    until: dt.date
    asks: dict[str, dict[str, tuple[str, ...]]]
    raters: tuple[str, ...]
    given: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    here: tuple[str, ...] | None = None
    running: bool = True

    @property
    def waiting_for(self) -> tuple[str, ...]:
        """Those who can still give and have not. Somebody who no longer writes here is not waited for."""
        return tuple(
            each for each in self.raters if each not in self.given and (self.here is None or each in self.here)
        )

    @property
    def complete(self) -> bool:
        """Is there nobody to wait for, and enough to show?"""
        return not self.waiting_for and len(self.given) >= FEWEST


def may_open(
    actor: Actor,
    course: Course,
    raters: Sequence[Actor],
    asks: Asks,
    busy: Collection[str],
    until: dt.date,
    on: dt.date,
) -> tuple[Refusal, ...]:
    """May this person ask these people to rate apart? busy: impacts that are in a round already. on: today."""
    found = list(may_edit(actor, course))
    ids = [rater.id for rater in raters]
    if len(set(ids)) < FEWEST:
        found.append(refusal("apart.too-few"))
    for code, wrong in (
        ("apart.no-duty", [each for each in raters if "assessor" not in each.duties]),
        ("apart.twice", [each for place, each in enumerate(raters) if each.id in ids[:place]]),
    ):
        if wrong:
            found.append(refusal(code, names=", ".join(each.name or each.id for each in wrong)))
    if not any(scales for slots in asks.values() for scales in slots.values()):
        found.append(refusal("apart.nothing"))
    if taken := [impact for impact in asks if impact in busy]:
        found.append(refusal("apart.busy", impacts=some(taken)))
    if until < on:
        found.append(refusal("apart.past"))
    return tuple(found)


def may_rate(actor: Actor, course: Course, held: Apart) -> tuple[Refusal, ...]:
    """May this person rate in this round now?"""
    found = list(may_edit(actor, course))
    if actor.id not in held.raters:
        found.append(refusal("apart.not-asked"))
    if not held.running:
        found.append(refusal("apart.over"))
    elif actor.id in held.given:
        found.append(refusal("apart.given"))
    return tuple(found)


def may_give(
    actor: Actor, course: Course, held: Apart, item: str | None, missing: Sequence[str]
) -> tuple[Refusal, ...]:
    """May this person give what they have rated? item: who they are in the document. missing: what is still open."""
    found = list(may_rate(actor, course, held))
    if item is None:
        found.append(refusal("apart.who"))
    elif item in held.items:
        found.append(refusal("apart.same-person", item=item))
    if missing:
        found.append(refusal("apart.unfinished", missing=some(missing)))
    return tuple(found)


def may_close(actor: Actor, held: Apart, reason: str = "x") -> tuple[Refusal, ...]:
    """May this person close the round for this reason? Where its opener no longer writes here, any assessor may."""
    found = []
    gone = held.here is not None and held.opened_by not in held.here
    if actor.id != held.opened_by and not (gone and "assessor" in actor.duties):
        found.append(refusal("apart.not-opener"))
    if not held.running:
        found.append(refusal("apart.over"))
    return (*found, *reasoned(reason))


def shows(held: Apart, closed: Collection[Refusal]) -> bool:
    """Are the ratings shown when the round is closed now? closed: why the record cannot be written to.

    With one rating alone they stay sealed: it would be carried as if it were everybody's.
    """
    return len(held.given) >= FEWEST and not closed


def untouched(changes: ChangeSet, rounds: Sequence[Apart]) -> tuple[Refusal, ...]:
    """Refusals where edits would move what is being rated apart under those who rate it.

    What is judged of such an impact, its features, ages and direction stand still, and so do the packs that the scales
    come from and the people who have given; the impact cannot go. Whatever else is written meanwhile is written.
    """
    rated = {impact for held in rounds for impact in held.asks}
    given = {item for held in rounds for item in held.items}
    moved = []
    for edit in changes.edits:
        _, part, *rest = (*edit.path, "", "")
        item, field = rest[0], rest[1]
        gone = edit.kind == "delete"
        if part == "packs" and rounds:
            moved.append("the packs")
        elif (part == "people" and item in given and gone) or (
            part == "impacts" and item in rated and (gone or field in _STILL)
        ):
            moved.append(item)
    return (refusal("apart.runs", what=some(list(dict.fromkeys(moved)))),) if moved else ()


_STILL = frozenset((*SLOTS, "bands", "direction", "features"))


def may_leave_draft(rounds: Sequence[Apart]) -> tuple[Refusal, ...]:
    """A refusal where a record would be handed in while impacts of it are rated apart."""
    rated = [impact for held in rounds for impact in held.asks]
    return (refusal("submit.rating-apart", impacts=some(rated)),) if rated else ()


def some(names: Sequence[str]) -> str:
    """The first names of a list, and how many more there are."""
    rest = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {rest} more" if rest > 0 else "")
