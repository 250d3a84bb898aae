"""The same feature in several services, side by side: by its pattern, or by where it was copied from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
from django.db.models import Count, F, Max, Min

from bestinterests.domain.evaluation import VERDICTS
from bestinterests.domain.profile import Verdict
from bestinterests.domain.robustness import VerdictRange
from bestinterests.packs.framework import Framework
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.models import FeatureReading, Origin
from bestinterests.web.assessments.reuse.readings import Judged
from bestinterests.web.ui.paging import Paged, paged

SIZE = 12
"""Features on one page, so that each right can be read across all of them."""
MOST = 200
"""Copies whose families the first page names."""
SIDES = ("harm", "benefit")


class Shared(NamedTuple):
    """Something that features of several services share. key: a pattern, or where the first copy stands.

    name: for people. worst, best: the ends of the verdicts of these features.
    """

    key: str
    name: str
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
    """Patterns that features of at least two services resemble, those that are judged apart first.

    Read from one index alone: no row of a feature is touched.
    """
    rows = FeatureReading.objects.filter(organisation=organisation).exclude(pattern="").values("pattern")
    told = rows.annotate(
        low=Min("by_verdict"), high=Max("by_verdict"), one=Min("assessment"), other=Max("assessment")
    ).filter(one__lt=F("other"))
    return _sorted(
        Shared(each["pattern"], framework.pattern_name(each["pattern"]), VERDICTS[each["low"]], VERDICTS[each["high"]])
        for each in told
    )


def shared_families(organisation: Organisation) -> list[Shared]:
    """Features that were copied from one another and stand in at least two services, those judged apart first.

    Of the newest copies, up to so many as ``MOST`` says.
    """
    copies = Origin.objects.filter(assessment__organisation=organisation, item__startswith="F").order_by("-id")
    families = set(copies.values_list("family", flat=True)[:MOST])
    rows = FeatureReading.objects.filter(organisation=organisation, family__in=families).values("family")
    told = rows.annotate(
        services=Count("assessment", distinct=True), low=Min("by_verdict"), high=Max("by_verdict"), called=Min("name")
    )
    return _sorted(
        Shared(each["family"], each["called"], VERDICTS[each["low"]], VERDICTS[each["high"]])
        for each in told.filter(services__gt=1)
    )


def _sorted(found: Iterable[Shared]) -> list[Shared]:
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
