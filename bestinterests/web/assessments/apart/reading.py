"""A round as pages show it: who takes part, how far the person at the screen has come, and where ratings part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from django.http import Http404
from django.urls import reverse

from bestinterests.documents import wording
from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.domain.problem import Problem, Refusal
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.apart.actions import called, missing
from bestinterests.web.assessments.apart.locking import Locked, cannot_be_read
from bestinterests.web.assessments.apart.rounds import Typed, as_policy, given, rounds_of, typed, writers
from bestinterests.web.assessments.models import RUNNING, SHOWN, RatingRound, SealedRating
from bestinterests.web.assessments.people import names_of
from bestinterests.web.assessments.rating.tabs import TITLES
from bestinterests.web.assessments.sheets.judgements import level_words
from bestinterests.web.assessments.sheets.spreads import Spread, spread_of
from bestinterests.workflow.rating_apart import Apart, GivenRating, may_close, may_rate

STATES = {"running": "Running", "shown": "All ratings shown", "closed": "Closed, nothing shown"}
"""The states of a round in words."""


class Rater(NamedTuple):
    """Somebody who was asked. state: in words."""

    name: str
    state: str
    given: bool


class Slots(NamedTuple):
    """One impact of a round: what is asked of it with whether it is rated, each with its address."""

    id: str
    title: str
    slots: tuple[tuple[str, str, bool], ...]


class Parted(NamedTuple):
    """Where ratings part: of which impact and slot, on what, how far."""

    title: str
    address: str
    what: str
    steps: int
    sentence: str


class Shown(NamedTuple):
    """What was given on one question of a round that is shown. agreed: the level that stands now; blank for none."""

    impact: Impact
    slot: str
    scale: str
    given: tuple[Judgement, ...]
    spread: Spread
    agreed: str


class Round:
    """A round as one person has it before them. here: says who may write here, asked once for all of a page."""

    def __init__(self, opened: Opened, row: RatingRound, here: Callable[[], tuple[str, ...]]) -> None:
        self.opened, self.row, self._here = opened, row, here

    @cached_property
    def policy(self) -> Apart:
        """The round as the policy knows it, with who may still write here."""
        return as_policy(self.row, self._here())

    @property
    def state(self) -> str:
        """In words."""
        return STATES[self.row.state]

    @property
    def address(self) -> str:
        """Of its page."""
        return reverse("assessments:apart_round", args=[self.opened.id, self.row.public_id])

    @cached_property
    def own(self) -> SealedRating | None:
        """What the person at the screen rates in it; None where they were not asked."""
        return self.row.ratings.filter(person=self.opened.actor.id).select_related("round").first()

    @cached_property
    def closed(self) -> tuple[Refusal, ...]:
        """Why the person at the screen may not rate in it now."""
        return may_rate(self.opened.actor, self.opened.head.course, self.policy)

    @cached_property
    def may_close(self) -> bool:
        """May they close it, with a reason?"""
        return not may_close(self.opened.actor, self.policy)

    @cached_property
    def read(self) -> tuple[Typed, GivenRating | None, tuple[Problem, ...]]:
        """What they have rated so far, what they gave, and a Problem where the server cannot read it."""
        row = self.own
        if row is None or not row.content:
            return {}, None, ()
        try:
            return (typed(row), None, ()) if not row.seal else ({}, given(row), ())
        except Locked:
            return {}, None, (cannot_be_read(self.opened.row.title),)

    @cached_property
    def missing(self) -> list[str]:
        """What they still have to rate."""
        return missing(self.policy.asks, self.read[0])

    def raters(self) -> list[Rater]:
        """Everybody who was asked, by name."""
        held = self.policy
        names = names_of([*held.raters, held.opened_by])
        return sorted(Rater(names.get(p, "Somebody"), _state(held, p), p in held.given) for p in held.raters)

    def slots(self) -> list[Slots]:
        """Every impact with what is asked of it, and whether the person has rated it."""
        titles = {impact.id: impact.title for impact in self.opened.judged.impacts}
        return [Slots(each, titles.get(each, each), self.slots_of(each)) for each in self.policy.asks]

    def slots_of(self, impact: str) -> tuple[tuple[str, str, bool], ...]:
        """What is asked of one impact: the title of each slot, its address, and whether the person has rated it."""
        open_ = set(self.missing)
        return tuple(
            (TITLES[slot], self.place(impact, slot), called(impact, slot) not in open_)
            for slot in self.policy.asks[impact]
        )

    def place(self, impact: str, slot: str) -> str:
        """The address at which a slot of an impact is rated."""
        return reverse("assessments:rating_slot", args=[self.opened.id, impact, slot])

    def said(self) -> list[tuple[str, str, str, str]]:
        """What the person gave: impact, question, level and reason, in words."""
        _, found, _ = self.read
        titles = {impact.id: impact.title for impact in self.opened.judged.impacts}
        framework = self.opened.framework
        return [
            (
                titles.get(each.impact, each.impact),
                f"{TITLES[each.slot]}: {framework.scale_title(each.scale)}",
                wording.upper(level_words(framework, each.scale, each.level)),
                each.reason,
            )
            for each in (found.ratings if found else ())
        ]

    def parted(self) -> list[Parted]:
        """Where the ratings of a round that is shown stand apart in the record, those furthest apart first."""
        found = [self._parted(each) for each in self.spreads()]
        return sorted(found, key=lambda each: -each.steps)

    def spreads(self) -> Iterator[Shown]:
        """What was given in a round that is shown, as it stands in the record, question by question."""
        if self.row.state != SHOWN:
            return
        impacts = {impact.id: impact for impact in self.opened.judged.impacts}
        scales_here = self.opened.framework.scales
        for key, slots in self.policy.asks.items():
            for slot, scales in slots.items():
                held: Slot = getattr(impacts[key], slot) if key in impacts else Slot()
                agreed = {each.scale: each.level for each in held.agreed}
                for scale in scales:
                    given_ = tuple(each for each in held.given if each.scale == scale)
                    levels = [{"level": each.level} for each in given_]
                    spread = spread_of(scales_here[scale], levels, ()) if scale in scales_here else None
                    if spread is not None:
                        yield Shown(impacts[key], slot, scale, given_, spread, agreed.get(scale, ""))

    def _parted(self, held: Shown) -> Parted:
        framework, words = self.opened.framework, held.spread.sentence
        if held.agreed:
            words += f" Agreed: {level_words(framework, held.scale, held.agreed)}."
        what = f"{TITLES[held.slot]}: {framework.scale_title(held.scale)}"
        return Parted(held.impact.title, self.place(held.impact.id, held.slot), what, held.spread.steps, words)


def _state(held: Apart, person: str) -> str:
    if person in held.given:
        return "Has given"
    if not held.running:
        return "Did not give"
    return "Is asked" if held.here is None or person in held.here else "No longer writes here"


def rounds_before(opened: Opened, rows: Iterable[RatingRound]) -> list[Round]:
    """Rounds as the person at the screen has them before them."""

    @cache
    def here() -> tuple[str, ...]:
        return tuple(each.id for each in writers(opened.standing.organisation))

    return [Round(opened, row, here) for row in rows]


def round_of(opened: Opened, public_id: str) -> Round:
    """A round of an assessment by its public id. Raises Http404 where it has none such."""
    found = rounds_before(opened, rounds_of(opened.row.pk).filter(public_id=public_id))
    if not found:
        raise Http404
    return found[0]


def running_in(opened: Opened) -> list[Round]:
    """The rounds that are running, the oldest first."""
    return rounds_before(opened, rounds_of(opened.row.pk).filter(state=RUNNING).order_by("id"))


def round_on(opened: Opened, impact: str) -> Round | None:
    """The round in which an impact is rated apart now."""
    return next((each for each in running_in(opened) if impact in each.row.asks), None)


def marks(rounds: Sequence[Round], person: str) -> Mapping[str, str]:
    """Words for each impact that is being rated apart, as a list shows them beside it."""
    found: dict[str, str] = {}
    for held in rounds:
        ratings = {each.person: bool(each.seal) for each in held.row.ratings.all()}
        yours = person in ratings and not ratings[person]
        words = f"Being rated apart until {wording.day(held.row.until)}{': yours is open' if yours else ''}"
        found |= dict.fromkeys(held.row.asks, words)
    return found


def is_late(held: Round, on: dt.date) -> bool:
    """Has the day of a running round passed?"""
    return held.row.state == RUNNING and held.row.until < on
