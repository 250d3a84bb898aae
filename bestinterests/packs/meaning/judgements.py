"""Judgements stand on scales that fit their place, on levels that exist, and once on each scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter

from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.packs.framework import Framework
from bestinterests.packs.meaning.notes import Notes

RATINGS = ("before", "now", "expected")
UNKNOWN = "unknown"
_PAIR = attrgetter("scale", "level")


class Fits:
    """Which scales fit which place: read from the profiles, and from the maps that lead to their scales."""

    def __init__(self, framework: Framework) -> None:
        profiles = framework.profiles.values()
        builds = [profile.build for profile in profiles if profile.build is not None]
        parts = {scale for build in builds for scale in (build.gravity, build.reach, build.irremediability)}
        likelihood = {profile.likelihood for profile in profiles}
        self.by_place = {
            "harm": self._with_mapped(framework, {p.severity for p in profiles} | parts | likelihood),
            "benefit": self._with_mapped(framework, {p.size for p in profiles} | likelihood),
            "certainty": self._with_mapped(framework, {p.certainty for p in profiles}),
        }

    @staticmethod
    def _with_mapped(framework: Framework, scales: set[str]) -> set[str]:
        scales = set(scales)
        grown = True
        while grown:
            leading = {s.id for s in framework.scales.values() if any(m.to in scales for m in s.maps)}
            grown = not leading <= scales
            scales |= leading
        return scales


def check_judgements(notes: Notes) -> None:
    """Levels, ranges, scales and doubles in every slot of every impact."""
    checker = _Checker(notes)
    for direction in ("harm", "benefit"):
        impacts = [impact for impact in notes.assessment.impacts if impact.direction == direction]
        slots = [slot for name in RATINGS for slot in map(attrgetter(name), impacts)]
        if not checker.all_sound(slots, direction):
            checker.note_levels(impacts, RATINGS, direction)
        if not checker.all_sound([impact.certainty for impact in impacts], "certainty"):
            checker.note_levels(impacts, ("certainty",), "certainty")
    for impact in notes.assessment.impacts:
        for name in (*RATINGS, "certainty"):
            slot: Slot = getattr(impact, name)
            if slot.agreed or slot.given:
                checker.note_doubles(slot, f"assessment.impacts[{impact.id}].{name}")
        if impact.before.credits:
            notes.add(
                "judgement.credit-before",
                f"assessment.impacts[{impact.id}].before.credits",
                f"{impact.id} credits measures to the state before controls.",
                "Credit them in now, or in expected.",
            )


class _Checker:
    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.fits = Fits(notes.framework)
        self.levels = {
            key: {level.id: i for i, level in enumerate(scale.levels)} for key, scale in notes.framework.scales.items()
        }

    def all_sound(self, slots: Iterable[Slot], place: str) -> bool:
        """Quick: is every distinct pair of scale and level in these slots sound?"""
        slots = list(slots)
        held = chain(map(attrgetter("agreed"), slots), map(attrgetter("given"), slots))
        pairs = set(map(_PAIR, chain.from_iterable(held)))
        return not any(self._fault(scale, level, place) for scale, level in pairs)

    def _fault(self, scale: str, level: str, place: str) -> str:
        """The code of what is wrong with a level on a scale at a place; blank where nothing is."""
        levels = self.levels.get(scale)
        if levels is None:
            return ""
        if scale not in self.fits.by_place[place]:
            return "judgement.scale-unfit"
        low, _, high = level.partition("..")
        if level == UNKNOWN:
            return ""
        if low not in levels or (high or low) not in levels:
            return "judgement.unknown-level"
        return "judgement.range-order" if high and levels[low] > levels[high] else ""

    def note_levels(self, impacts: Iterable[Impact], names: Iterable[str], place: str) -> None:
        """Slow: find the judgements that are not sound, and note each with its path."""
        for impact in impacts:
            for name in names:
                for path, judgement in _judgements(getattr(impact, name), f"assessment.impacts[{impact.id}].{name}"):
                    code = self._fault(judgement.scale, judgement.level, place)
                    if code:
                        self._note(code, path, judgement, place)

    def _note(self, code: str, path: str, judgement: Judgement, place: str) -> None:
        scale, level = judgement.scale, judgement.level
        known = list(self.levels[scale])
        if code == "judgement.scale-unfit":
            where = "evidence" if place == "certainty" else f"a {place}"
            fitting = ", ".join(sorted(self.fits.by_place[place]))
            self.notes.add(
                code,
                f"{path}.scale",
                f"The scale {scale} does not say anything about {where}.",
                f"Use one of: {fitting}.",
            )
        elif code == "judgement.range-order":
            self.notes.add(code, f"{path}.level", f"{level} begins above its end.", "Write the lower end first.")
        else:
            wrong = next(end for end in level.split("..") if end not in known)
            remedy = self.notes.hint(wrong, known, "")
            self.notes.add(
                code,
                f"{path}.level",
                f"{wrong} is no level of {scale}.",
                f"{remedy} Levels: {', '.join(known)}, or unknown.".strip(),
            )

    def note_doubles(self, slot: Slot, path: str) -> None:
        """At most one agreed judgement a scale; at most one given by each assessor; and somebody stands behind each."""
        agreed = [judgement.scale for judgement in slot.agreed]
        if len(set(agreed)) != len(agreed):
            for scale in sorted({scale for scale in agreed if agreed.count(scale) > 1}):
                self.notes.add(
                    "judgement.agreed-twice",
                    f"{path}.agreed[{scale}]",
                    f"Two judgements on {scale} are called agreed.",
                    "Keep the one that was agreed.",
                )
        if not slot.given:
            return
        given = [(judgement.scale, judgement.by) for judgement in slot.given if judgement.by is not None]
        for scale, by in sorted({pair for pair in given if given.count(pair) > 1}):
            self.notes.add(
                "judgement.given-twice", f"{path}.given", f"{by} judged twice on {scale}.", "Keep the later judgement."
            )
        for position, judgement in enumerate(slot.given):
            if judgement.by is None:
                self.notes.add(
                    "judgement.given-by-nobody",
                    f"{path}.given[{position}].by",
                    "Nobody is named who gave this judgement.",
                    "Name the assessor, as in by: P01.",
                )


def _judgements(slot: Slot, path: str) -> Iterator[tuple[str, Judgement]]:
    for judgement in slot.agreed:
        yield f"{path}.agreed[{judgement.scale}]", judgement
    for position, judgement in enumerate(slot.given):
        yield f"{path}.given[{position}]", judgement
