"""The smallest picture holds, for each age, the worst and the best of the cells of the large one."""

from __future__ import annotations

from pathlib import Path

import pytest

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.documents.inline import Mark
from bestinterests.documents.small_profile import _most, small_profile
from bestinterests.domain.evaluation import LevelRange
from bestinterests.formats.reading import read_document
from bestinterests.packs.resolve import resolve
from tests.documents import fixture

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.bia.yaml"))


def context_of(path: Path) -> Context:
    document, _ = read_document(path.read_bytes(), path.name)
    framework, _ = resolve(document.assessment.packs)
    return Context(framework, document, fixture.evaluated(document.assessment))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_each_age_shows_the_worst_harm_and_the_best_benefit_of_its_cells(path):
    context = context_of(path)
    shown = small_profile(context)
    assert [band.name for band in shown] == [wording.band_name(band, context.bands) for band in context.bands]
    for band, name in zip(shown, context.bands, strict=True):
        judged = [cell for cell in context.now.cells if cell.band == name and cell.state == "judged"]
        assert (band.state == "") is bool(judged)
        if judged:
            harms = [wording.mark("harm", cell.harm) for cell in judged]
            assert wording.rank(band.harm) == max(map(wording.rank, harms))
            benefits = [wording.mark("benefit", cell.benefit) for cell in judged]
            assert wording.rank(band.benefit) == max(map(wording.rank, benefits))


@pytest.mark.parametrize(
    "levels, shown",
    [
        ([], Mark("harm")),
        ([None], Mark("harm")),
        ([("low", "low", False), ("none", "high", False)], Mark("harm", "low", "high")),
        ([("high", "high", False), ("low", "medium", False)], Mark("harm", "high", "high")),
        ([("none", "critical", True)], Mark("harm", "none", "critical", unknown=True)),
        ([("none", "critical", True), ("high", "high", False)], Mark("harm", "high", "critical")),
    ],
)
def test_the_range_of_the_worst_runs_from_the_worst_good_end_to_the_worst_bad_end(levels, shown):
    held = [level and LevelRange(low=level[0], high=level[1], unknown=level[2]) for level in levels]
    assert _most("harm", held) == shown
