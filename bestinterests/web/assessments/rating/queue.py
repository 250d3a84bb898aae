"""The order in which impacts are rated, and how far each one has come: open, not known, a range, done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from bestinterests.domain.document import Assessment
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.impact import SLOTS, Impact, Judgement, Slot

Progress = Literal["open", "unknown", "range", "done"]
PROGRESS: dict[Progress, str] = {
    "open": "Still to be judged",
    "unknown": "Judged, but something is not known",
    "range": "Judged as a range",
    "done": "Judged",
}
"""How far an impact has come, in words, in the order in which a list shows them."""
PAGE = 50
"""Impacts on one page of a list."""


class Asked(NamedTuple):
    """Which impacts somebody wants to see: blank for any."""

    feature: str = ""
    band: str = ""
    direction: str = ""
    progress: str = ""

    def fits(self, impact: Impact) -> bool:
        """Is it one of these, whatever has become of it?"""
        return (
            self.feature in ("", *impact.features)
            and self.band in ("", *impact.bands)
            and self.direction in ("", impact.direction)
        )


class Queued(NamedTuple):
    """One impact in the queue. number, of: which risk it is of how many, or which benefit. missing: what is open."""

    impact: Impact
    number: int
    of: int
    progress: Progress
    missing: tuple[str, ...]

    @property
    def place(self) -> str:
        """Risk 4 of 16."""
        return f"{'Risk' if self.impact.direction == 'harm' else 'Benefit'} {self.number} of {self.of}"


def queue(judged: Assessment, asked: Asked) -> tuple[Impact, ...]:
    """The impacts somebody rates one after another: risks in the order of the record, then benefits."""
    fitting = [impact for impact in judged.impacts if asked.fits(impact)]
    return tuple(sorted(fitting, key=lambda impact: impact.direction != "harm"))


def place_in(impacts: Sequence[Impact], impact: Impact) -> tuple[int, int, Impact | None]:
    """Which of its direction an impact is, of how many, and the one that comes next; None after the last."""
    alike = [each.id for each in impacts if each.direction == impact.direction]
    everything = [each.id for each in impacts]
    if impact.id not in everything:
        return 0, len(alike), impacts[0] if impacts else None
    after = everything.index(impact.id) + 1
    return alike.index(impact.id) + 1, len(alike), impacts[after] if after < len(impacts) else None


def queued(judged: Assessment, evaluation: Evaluation, asked: Asked) -> tuple[Queued, ...]:
    """The queue with how far each impact has come: what is open first."""
    missing: dict[str, list[str]] = {}
    for each in evaluation.completeness.open:
        missing.setdefault(each.item, []).append(each.what)
    impacts = queue(judged, asked)
    totals = {way: sum(1 for each in impacts if each.direction == way) for way in ("harm", "benefit")}
    seen = {"harm": 0, "benefit": 0}
    found = []
    for impact in impacts:
        seen[impact.direction] += 1
        said = tuple(text.removeprefix(f"{impact.title}: ") for text in missing.get(impact.id, ()))
        found.append(Queued(impact, seen[impact.direction], totals[impact.direction], progress(impact, said), said))
    order = list(PROGRESS)
    wanted = [each for each in found if asked.progress in ("", each.progress)]
    return tuple(sorted(wanted, key=lambda each: order.index(each.progress)))


def progress(impact: Impact, missing: Sequence[str]) -> Progress:
    """How far an impact has come. missing: what an evaluation says is open."""
    if missing:
        return "open"
    levels = [judgement.level for slot in SLOTS for judgement in _standing(getattr(impact, slot))]
    if "unknown" in levels:
        return "unknown"
    return "range" if any(".." in level for level in levels) or any(_parts(impact)) else "done"


def _standing(slot: Slot) -> Iterator[Judgement]:
    """What is agreed in a slot, and what was given on the scales on which nothing is."""
    yield from slot.agreed
    agreed = {judgement.scale for judgement in slot.agreed}
    yield from (judgement for judgement in slot.given if judgement.scale not in agreed)


def _parts(impact: Impact) -> Iterator[bool]:
    """On each scale of each slot: does what stands there say more than one thing?"""
    for slot in SLOTS:
        levels: dict[str, set[str]] = {}
        for judgement in _standing(getattr(impact, slot)):
            levels.setdefault(judgement.scale, set()).add(judgement.level)
        yield from (len(held) > 1 for held in levels.values())


class Leaf(NamedTuple):
    """One page of a list. before, after: the ids from which the pages next to it begin; blank where there are none."""

    rows: tuple[Queued, ...]
    before: str
    after: str


def leaf(found: Sequence[Queued], start: str = "") -> Leaf:
    """The page that begins with an impact; the first where it is not in the list."""
    ids = [each.impact.id for each in found]
    at = ids.index(start) if start in ids else 0
    rows = tuple(found[at : at + PAGE])
    before = ids[max(0, at - PAGE)] if at else ""
    return Leaf(rows, before, ids[at + PAGE] if at + PAGE < len(ids) else "")
