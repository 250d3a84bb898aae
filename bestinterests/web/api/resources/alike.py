"""The same feature, judged apart: what several services say about one kind of feature."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from django.http import Http404

from bestinterests.domain.robustness import VerdictRange
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.resources.places import insist_place
from bestinterests.web.api.shapes.reuse import Alike, CellTold, Difference, ReadingTold, Shared, SharedTold
from bestinterests.web.assessments.beginning import framework_of_all
from bestinterests.web.assessments.models import FeatureReading
from bestinterests.web.assessments.reuse.comparing import Shared as Found
from bestinterests.web.assessments.reuse.comparing import (
    Table,
    alike,
    shared_families,
    shared_patterns,
    tables,
    verdict_of,
)
from bestinterests.web.assessments.reuse.readings import Judged
from bestinterests.web.assessments.views.reuse.comparing import organisation_of

KEYS = ("by_verdict", "id")


def shared(call: Call) -> Answer:
    """List what features of several services share, those that are judged apart first."""
    where = organisation_of(call.request, call.path["organisation"])
    told = Shared(
        patterns=tuple(_shared(each) for each in shared_patterns(where, framework_of_all())),
        families=tuple(_shared(each) for each in shared_families(where)),
    )
    return Answer(told)


def compared(call: Call) -> Answer:
    """Compare the features that share a pattern, or that were copied from one another."""
    where = organisation_of(call.request, call.path["organisation"])
    key = call.path["shared"]
    by = "family" if ":" in key else "pattern"
    insist_place(FeatureReading.objects.all(), KEYS, call.asked.place)
    page = alike(where, by, key, call.asked.place)
    if not page.rows:
        raise Http404
    differs = tuple(each for table in tables(page.rows, framework_of_all()) for each in _differences(table))
    entries = tuple(_reading(row) for row in page.rows)
    return Answer(Alike(entries=entries, differs=differs, before=page.before, after=page.after))


def _shared(found: Found) -> SharedTold:
    verdicts = VerdictRange(worst=found.worst, best=found.best)
    return SharedTold(key=found.key, name=found.name, verdicts=verdicts, differs=found.differs)


def _differences(table: Table) -> Iterator[Difference]:
    for band, side in sorted(table.differs):
        yield Difference(right=table.right, band=band, side=side)


def _reading(row: FeatureReading) -> ReadingTold:
    cells = msgspec.convert(row.cells, dict[str, dict[str, Judged]])
    return ReadingTold(
        assessment=row.assessment.public_id,
        service=row.assessment.title,
        feature=row.feature,
        name=row.name,
        verdict=verdict_of(row),
        profile=row.profile,
        reasons=tuple(row.reasons),
        cells=tuple(_cells(cells)),
    )


def _cells(held: Mapping[str, Mapping[str, Judged]]) -> Iterator[CellTold]:
    for right, bands in held.items():
        for band, judged in bands.items():
            yield CellTold(right=right, band=band, harm=judged.harm, benefit=judged.benefit)
