"""How a record is judged: scales, matrices and profiles."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.profile_limits import limits, rules
from bestinterests.domain.profile import Matrix, Profile, Scale, ScaleMap
from bestinterests.evaluation.rules import RULES
from bestinterests.web.learn.shelf import Shelf


class Reads(NamedTuple):
    """How the levels of a scale read on another one: pairs of labels."""

    scale: str
    levels: list[tuple[str, str]]


def scale(shelf: Shelf, key: str) -> dict[str, Any]:
    """Return the values of a scale's page."""
    framework = shelf.framework
    held = framework.scales[key]
    return {
        "scale": held,
        "said": shelf.at(f"scales/{key}"),
        "reads": [Reads(each.to, _pairs(shelf, held, each)) for each in held.maps],
        "family": [other for other in framework.scales.values() if other.family == held.family and other is not held],
        "matrices": [m for m in framework.matrices.values() if key in (m.rows, m.columns)],
        "profiles": [p for p in framework.profiles.values() if key in _scales(p)],
    }


def by_family(shelf: Shelf) -> dict[str, Any]:
    """Return scales by family: those that are used together."""
    families: dict[str, list[Scale]] = {}
    for held in shelf.framework.scales.values():
        families.setdefault(held.family, []).append(held)
    titled = {profile.id: profile.title for profile in shelf.framework.profiles.values()}
    return {"families": [(titled.get(key, key), scales) for key, scales in families.items()]}


def matrix(shelf: Shelf, key: str) -> dict[str, Any]:
    """Return the values of a matrix's page: its rows worst first, each cell with whether its source was read."""
    framework = shelf.framework
    held = framework.matrices[key]
    rows, columns = framework.scales.get(held.rows), framework.scales.get(held.columns)
    return {
        "matrix": held,
        "said": shelf.at(f"matrices/{key}"),
        "row_scale": rows,
        "column_scale": columns,
        "columns": [level.label for level in columns.levels] if columns else [],
        "rows": _rows(held, rows, columns),
        "profiles": [p for p in framework.profiles.values() if key in (p.harm_matrix, p.benefit_matrix)],
    }


def profile(shelf: Shelf, key: str) -> dict[str, Any]:
    """Return the values of a profile's page."""
    framework = shelf.framework
    held = framework.profiles[key]
    return {
        "profile": held,
        "basis": wording.BASIS,
        "basis_means": wording.BASIS_MEANS,
        "limits": limits(framework, held),
        "rules": [(rule, *_rule(rule), allows) for rule, allows in rules(held)],
        "scales": [framework.scales[name] for name in _scales(held) if name in framework.scales],
        "matrices": [framework.matrices[name] for name in (held.harm_matrix, held.benefit_matrix)],
    }


def _rule(rule: str) -> tuple[str, str]:
    """What a rule asks and on what basis; of the part of a rule, that rule and which part."""
    whole, _, part = rule.rpartition(".")
    held = RULES.get(rule) or RULES.get(whole)
    if held is None:
        return "", ""
    return held.title if held.id == rule else f"{held.title}: {part}", wording.BASIS[held.basis]


def _scales(held: Profile) -> list[str]:
    built = [held.build.gravity, held.build.reach, held.build.irremediability] if held.build else []
    return list(dict.fromkeys((held.likelihood, held.severity, *built, held.size, held.certainty)))


def _pairs(shelf: Shelf, held: Scale, reading: ScaleMap) -> list[tuple[str, str]]:
    label = partial(shelf.framework.level_label, reading.to)
    there = {level: " to ".join(map(label, ends.split(".."))) for level, ends in reading.levels.items()}
    return [(level.label, there[level.id]) for level in held.levels if level.id in there]


def _rows(held: Matrix, rows: Scale | None, columns: Scale | None) -> list[tuple[str, list[tuple[str, bool]]]]:
    if rows is None or columns is None:
        return []
    found = [
        (
            row.label,
            [
                (cell, f"{row.id}/{column.id}" in held.confirmed_cells)
                for column, cell in zip(columns.levels, cells, strict=False)
            ],
        )
        for row, cells in zip(rows.levels, held.cells, strict=False)
    ]
    return found[::-1]
