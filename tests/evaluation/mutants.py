"""Every mutant of the method: a rule switched off, or one of its numbers, list entries or cells moved a step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec

from bestinterests.domain.evaluation import VERDICTS
from bestinterests.domain.profile import Matrix, Profile, Scale
from bestinterests.evaluation.rules import RULES
from bestinterests.packs.framework import Framework
from tests.evaluation.framework import with_matrix, with_profile, with_scale

HARM_LEVELS = {
    "stop_at": "veto.critical",
    "escalate_at": "method.escalate",
    "company_only_at": "veto.company-only",
    "heard_at": "gate.children-heard",
    "remedy_at": "gate.remedy",
    "remedy_hard_at": "gate.remedy",
    "cumulative_at": "cumulative.missing",
    "together_at": "together.low-harms",
    "conflict_at": "conflict.unresolved",
}
"""Fields that hold a harm level, and the rule whose cases are read first."""
COUNTS = {
    "wide_cells": "gate.coverage",
    "cumulative_features": "cumulative.missing",
    "together_harms": "together.low-harms",
    "spread_steps": "table-robustness",
    "copied_reason_from": "contradiction.copied-reasons",
    "all_low_from": "contradiction.all-low",
    "settled_distance": "table-robustness",
}
"""Fields that hold a number."""


class Mutant(NamedTuple):
    """One change of the method. hint: cases to read first; muted: a rule whose findings are left out of the result."""

    kind: str
    name: str
    hint: str
    framework: Framework
    muted: str = ""


# -- moving one step -----------------------------------------------------------------------------------------


def beside(steps: Sequence[str], value: str | None, *, open_ended: bool = False) -> list[str | None]:
    """The steps next to a value; None (never) stands above the top where it may."""
    ladder: list[str | None] = [*steps, None] if open_ended else list(steps)
    if value not in ladder:
        return []
    place = ladder.index(value)
    return [ladder[at] for at in (place - 1, place + 1) if 0 <= at < len(ladder)]


def mutants(base: Framework) -> Iterator[Mutant]:
    """Every mutant of the method."""
    for profile in base.profiles.values():
        for kind, what, hint, changed in profile_mutants(base, profile):
            yield Mutant(kind, f"{profile.id}: {what}", hint, with_profile(base, changed))
    for right in next(iter(base.profiles.values())).always_rights:
        kept = base
        for profile in base.profiles.values():
            rights = tuple(r for r in profile.always_rights if r != right)
            kept = with_profile(kept, msgspec.structs.replace(profile, always_rights=rights))
        yield Mutant("list", f"all profiles: always_rights without {right}", "gate.coverage", kept)
    yield from table_mutants(base)


def table_mutants(base: Framework) -> Iterator[Mutant]:
    """Mutants that belong to no profile: rules read off the record as a whole, matrices and scale maps."""
    for rule in RULES:
        if not any(rule in profile.rules for profile in base.profiles.values()):
            yield Mutant("rule", f"record: {rule} off", rule, base, muted=rule)
    for matrix in base.matrices.values():
        for what, moved in matrix_mutants(matrix):
            hint = "table-benefits" if matrix.id.endswith("benefit") else "table-harms"
            yield Mutant("cell", f"{matrix.id}: {what}", hint, with_matrix(base, moved))
    for scale in base.scales.values():
        for what, mapped in scale_mutants(scale, base):
            hint = "table-benefits" if scale.id.endswith("size") else "table-harms"
            yield Mutant("map", f"{scale.id}: {what}", hint, with_scale(base, mapped))


Change = tuple[str, str, str, Profile]


def profile_mutants(base: Framework, profile: Profile) -> Iterator[Change]:
    """Changes of one profile: kind, what, whose cases come first, and the profile."""

    def put(kind: str, what: str, hint: str, **fields: Any) -> Change:
        return kind, what, hint, msgspec.structs.replace(profile, **fields)

    for rule in profile.rules:
        yield put("rule", f"{rule} off", rule, rules=tuple(r for r in profile.rules if r != rule))
    for key, verdict in profile.caps.items():
        for moved in beside(VERDICTS, verdict):
            rule = next(rule for rule in RULES if key.startswith(rule))
            yield put("cap", f"cap {key} {moved}", rule, caps={**profile.caps, key: moved})
    yield from thresholds(base, profile, put)
    yield from tolerations(base, profile, put)
    yield from building(base, profile, put)


def thresholds(base: Framework, profile: Profile, put: Callable[..., Change]) -> Iterator[Change]:
    """Levels that stand alone."""
    harm = base.matrices[profile.harm_matrix].levels
    certainty = tuple(level.id for level in base.scales[profile.certainty].levels)
    for field, hint in HARM_LEVELS.items():
        optional = field in ("stop_at", "escalate_at")
        value = getattr(profile, field)
        if value is not None:
            for level in beside(harm, value, open_ended=optional):
                yield put("threshold", f"{field} {level}", hint, **{field: level})
    regulator = base.matrices[base.profiles["ico-scales"].harm_matrix].levels
    for level in beside(regulator, profile.article_36_at):
        yield put("threshold", f"article_36_at {level}", "law.article-36", article_36_at=level)
    for level in beside(certainty, profile.evidence_floor):
        yield put("threshold", f"evidence_floor {level}", "gate.evidence", evidence_floor=level)
    yield from lists_and_counts(base, profile, put)


def lists_and_counts(base: Framework, profile: Profile, put: Callable[..., Change]) -> Iterator[Change]:
    """Numbers, alternatives, and what certainty lets a benefit count for."""
    for field, hint in COUNTS.items():
        for number in (getattr(profile, field) - 1, getattr(profile, field) + 1):
            yield put("number", f"{field} {number}", hint, **{field: number})
    for kind in profile.alternatives:
        kept = tuple(k for k in profile.alternatives if k != kind)
        yield put("list", f"alternatives without {kind}", "toleration.refused", alternatives=kept)
    benefit = ("none", *base.matrices[profile.benefit_matrix].levels)
    for key, value in profile.benefit_caps.items():
        for level in beside(benefit, value):
            caps = {**profile.benefit_caps, key: level}
            yield put("cap", f"benefit_caps {key} {level}", "table-benefits", benefit_caps=caps)


def tolerations(base: Framework, profile: Profile, put: Callable[..., Change]) -> Iterator[Change]:
    """What it takes to tolerate a harm."""
    harm = base.matrices[profile.harm_matrix].levels
    benefit = base.matrices[profile.benefit_matrix].levels
    certainty = tuple(level.id for level in base.scales[profile.certainty].levels)
    held = profile.tolerations
    for place, entry in enumerate(held):

        def swap(what: str, _place: int = place, **fields: Any) -> Change:
            changed = msgspec.structs.replace(held[_place], **fields)
            return put(
                "toleration",
                f"toleration {held[_place].harm}: {what}",
                "toleration",
                tolerations=(*held[:_place], changed, *held[_place + 1 :]),
            )

        without = (*held[:place], *held[place + 1 :])
        yield put("toleration", f"toleration {entry.harm} removed", "toleration", tolerations=without)
        others = {other.harm for other in held}
        for level in beside(harm, entry.harm):
            if level not in others:
                yield swap(f"harm {level}", harm=level)
        for level in beside(benefit, entry.benefit):
            yield swap(f"benefit {level}", benefit=level)
        for level in beside(certainty, entry.certainty or certainty[0]):
            yield swap(f"certainty {level}", certainty=level)
        yield swap(f"sign_off {not entry.sign_off}", sign_off=not entry.sign_off)
        yield swap(f"regulator {not entry.regulator}", regulator=not entry.regulator)


def building(base: Framework, profile: Profile, put: Callable[..., Change]) -> Iterator[Change]:
    """How severity is built, and which grave harms stop."""

    def levels(scale: str) -> tuple[str, ...]:
        return tuple(level.id for level in base.scales[scale].levels)

    build, grave = profile.build, profile.grave_harm
    if build is not None:
        ladders = (
            ("gravity_floor", build.gravity),
            ("reach_at", build.reach),
            ("irremediability_at", build.irremediability),
        )
        for field, scale in ladders:
            for level in beside(levels(scale), getattr(build, field)):
                changed = msgspec.structs.replace(build, **{field: level})
                yield put("build", f"build.{field} {level}", "table-severity", build=changed)
        for steps in (build.steps - 1, build.steps + 1):
            changed = msgspec.structs.replace(build, steps=steps)
            yield put("build", f"build.steps {steps}", "table-severity", build=changed)
    if grave is not None and build is not None:
        for right in grave.rights:
            kept = msgspec.structs.replace(grave, rights=tuple(r for r in grave.rights if r != right))
            yield put("list", f"grave_harm.rights without {right}", "veto.grave-harm", grave_harm=kept)
        for field, scale in (("gravity", build.gravity), ("severity", profile.severity)):
            for level in beside(levels(scale), getattr(grave, field)):
                moved = msgspec.structs.replace(grave, **{field: level})
                yield put("threshold", f"grave_harm.{field} {level}", "veto.grave-harm", grave_harm=moved)


def matrix_mutants(matrix: Matrix) -> Iterator[tuple[str, Matrix]]:
    """The matrix with one cell a level up or down, where it stays monotone."""
    for row, cells in enumerate(matrix.cells):
        for column, cell in enumerate(cells):
            for level in beside(matrix.levels, cell):
                moved = [list(line) for line in matrix.cells]
                moved[row][column] = level or ""
                if is_monotone([[matrix.levels.index(c) for c in line] for line in moved]):
                    changed = msgspec.structs.replace(matrix, cells=tuple(tuple(line) for line in moved))
                    yield f"cell {row + 1}/{column + 1} {level}", changed


def is_monotone(cells: list[list[int]]) -> bool:
    """Does a table never fall from left to right or from top to bottom?"""
    lines = [*cells, *map(list, zip(*cells, strict=True))]
    return all(a <= b for line in lines for a, b in pairwise(line))


def scale_mutants(scale: Scale, base: Framework) -> Iterator[tuple[str, Scale]]:
    """The scale with one end of one of its maps a step up or down."""
    for place, mapping in enumerate(scale.maps):
        ladder = tuple(level.id for level in base.scales[mapping.to].levels)
        for level, text in mapping.levels.items():
            low, _, high = text.partition("..")
            ends = (low, high or low)
            for at in (0, 1):
                for moved in beside(ladder, ends[at]):
                    new = (moved, ends[1]) if at == 0 else (ends[0], moved)
                    if ladder.index(new[0] or "") <= ladder.index(new[1] or ""):
                        levels = {**mapping.levels, level: f"{new[0]}..{new[1]}"}
                        changed = msgspec.structs.replace(mapping, levels=levels)
                        maps = (*scale.maps[:place], changed, *scale.maps[place + 1 :])
                        name = f"{level} to {mapping.to} {new[0]}..{new[1]}"
                        yield name, msgspec.structs.replace(scale, maps=maps)
