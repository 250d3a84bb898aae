"""The same feature in several services, side by side: by its pattern, or by where it was copied from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
from django.db.models import Count, Max, Min

from bestinterests.domain.evaluation import VERDICTS
from bestinterests.domain.profile import Verdict
from bestinterests.domain.robustness import VerdictRange
from bestinterests.packs.framework import Framework
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.models import FeatureReading
from bestinterests.web.assessments.reuse.readings import Judged
from bestinterests.web.ui.paging import Paged, paged

SIZE = 12
"""Features on one page, so that each right can be read across all of them."""
MOST = 200
"""Families that the first page names."""
SIDES = ("harm", "benefit")


class Shared(NamedTuple):
    """Something that several features share. key: a pattern, or where the first copy stands. name: for people.

    services: how many assessments; worst, best: the ends of their verdicts.
    """

    key: str
    name: str
    features: int
    services: int
    worst: Verdict
    best: Verdict

    @property
    def differs(self) -> bool:
        """Are the features judged differently as a whole?"""
        return self.worst != self.best


class Row(NamedTuple):
    """One feature of a comparison, with what it says about the right that the table is of, by band."""

    reading: FeatureReading
    cells: tuple[Judged | None, ...]


class Table(NamedTuple):
    """One right. differs: by band and direction, do the levels of these features differ?"""

    right: str
    bands: tuple[str, ...]
    rows: tuple[Row, ...]
    differs: frozenset[tuple[str, str]]


def shared_patterns(organisation: Organisation, framework: Framework) -> list[Shared]:
    """Patterns that features of at least two services resemble, those that are judged apart first."""
    return _shared(organisation, "pattern", framework.pattern_name)


def shared_families(organisation: Organisation) -> list[Shared]:
    """Features that were copied from one another and stand in at least two services, those judged apart first."""
    return _shared(organisation, "family", lambda _: "")


def _shared(organisation: Organisation, by: str, name: object) -> list[Shared]:
    rows = FeatureReading.objects.filter(organisation=organisation).exclude(**{by: ""})
    told = rows.values(by).annotate(
        features=Count("pk"),
        services=Count("assessment", distinct=True),
        worst_rank=Min("by_verdict"),
        best_rank=Max("by_verdict"),
        called=Min("name"),
    )
    held = told.filter(services__gt=1).order_by(by)[:MOST]
    found = [
        Shared(
            each[by],
            (name(each[by]) if callable(name) else "") or each["called"],
            each["features"],
            each["services"],
            VERDICTS[each["worst_rank"]],
            VERDICTS[each["best_rank"]],
        )
        for each in held
    ]
    return sorted(found, key=lambda each: (not each.differs, each.name.casefold()))


def alike(organisation: Organisation, by: str, key: str, place: str) -> Paged[FeatureReading]:
    """The features of one group, worst verdict first. by: ``pattern`` or ``family``."""
    rows = FeatureReading.objects.filter(organisation=organisation, **{by: key}).select_related("assessment")
    return paged(rows.defer("assessment__head", "assessment__course"), ("by_verdict", "id"), place, SIZE)


def tables(readings: Sequence[FeatureReading], framework: Framework) -> list[Table]:
    """A table for each right that one of these features touches, those with differing levels first."""
    cells = {row.pk: msgspec.convert(row.cells, dict[str, dict[str, Judged]]) for row in readings}
    known = list(framework.rights)
    rights = dict.fromkeys(right for held in cells.values() for right in held)
    found = []
    for right in sorted(rights, key=lambda each: known.index(each) if each in known else len(known)):
        touched = {band for held in cells.values() for band in held.get(right, ())}
        bands = tuple(band for band in (*framework.bands, *sorted(touched - set(framework.bands))) if band in touched)
        rows = tuple(Row(row, tuple(cells[row.pk].get(right, {}).get(band) for band in bands)) for row in readings)
        differs = frozenset((band, side) for at, band in enumerate(bands) for side in SIDES if _differ(rows, at, side))
        found.append(Table(right, bands, rows, differs))
    return sorted(found, key=lambda table: not table.differs)


def _differ(rows: Iterable[Row], at: int, side: str) -> bool:
    """Do the features that have something to say in a cell say different levels? One that says nothing is no level."""
    levels = {getattr(row.cells[at], side) for row in rows if row.cells[at] is not None}
    return len(levels - {None}) > 1


def verdict_of(reading: FeatureReading) -> VerdictRange:
    """The verdict of a feature with its range."""
    return msgspec.convert({"worst": reading.worst, "best": reading.best}, VerdictRange)
