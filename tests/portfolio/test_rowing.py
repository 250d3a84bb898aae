"""From a version to rows: counts are what evaluations mark, and everything adds up."""

import datetime as dt
from collections import Counter, defaultdict
from functools import cache

import pytest
from hypothesis import given
from msgspec.structs import replace

from bestinterests.documents import wording
from bestinterests.domain.document import Assessment, Document
from bestinterests.domain.evaluation import Cell, LevelRange, ProfileResult
from bestinterests.domain.impact import Impact
from bestinterests.evaluation import evaluate
from bestinterests.formats.reading import read_document
from bestinterests.formats.samples import samples
from bestinterests.packs.framework import Framework
from bestinterests.packs.resolve import resolve
from bestinterests.portfolio.rows import LEVEL_COLUMNS, LEVELS, NO_PATTERN, PROFILES, UNKNOWN, VERSION_ROWS, Count
from bestinterests.portfolio.taking.rowing import rows_of
from bestinterests.portfolio.taking.taking import Taking
from tests.strategies import ON, assessments

SAMPLES = tuple(path.name for path in samples())


def taking(held: Assessment, on: dt.date = ON) -> tuple[Taking, Framework]:
    framework, problems = resolve(held.packs)
    assert framework is not None, problems
    found = Taking(
        document=Document(format=1, assessment=held),
        evaluation=evaluate(framework, held, on=on),
        framework=framework,
        version=7,
        content="sha256:1",
        original="sha256:2",
        taken_on=on,
    )
    return found, framework


@cache
def sample(name: str) -> Taking:
    path = next(path for path in samples() if path.name == name)
    document, problems = read_document(path.read_bytes(), path.name)
    assert document is not None, problems
    return taking(document.assessment, dt.date(2026, 4, 1))[0]


def marked(cell: Cell, side: str) -> int:
    """The level of a cell as the workspace counts it: a harm at its bad end, a benefit at what is certain of it."""
    held = cell.harm if side == "harm" else cell.benefit
    if held is None:
        return 0
    mark = wording.mark(side, held)
    if mark.unknown or (side == "benefit" and mark.low == "none" and mark.high != "none"):
        return UNKNOWN
    return LEVELS.index(mark.high if side == "harm" else mark.low)


def insist_on_marks(held: Taking) -> None:
    counts: dict[tuple[str, str, str], list[Count]] = defaultdict(list)
    for row in rows_of(held)["counts"]:
        assert isinstance(row, Count)
        counts[row.right, row.band, row.direction].append(row)
    assert held.evaluation is not None
    head = next(each for each in held.evaluation.profiles if each.profile == PROFILES[0])
    for view, seen in (("now", head.now), ("expected", head.expected)):
        cells = {(cell.right, cell.band): cell for cell in seen.cells}
        assert {key[:2] for key in counts} <= set(cells)
        for (right, band), cell in cells.items():
            for side in ("harm", "benefit"):
                rows = counts.get((right, band, side), [])
                levels = [getattr(row, view) for row in rows]
                others = [getattr(row, f"{view}_other") for row in rows]
                held_there = cell.harm if side == "harm" else cell.benefit
                assert bool(rows) >= (held_there is not None)
                if held_there is None:
                    assert max(levels, default=0) == 0
                elif side == "harm":
                    _insist_on_harm(held_there, levels, others)
                else:
                    _insist_on_benefit(held_there, levels, others)
                if held_there is not None and not held_there.unknown and UNKNOWN not in levels:
                    assert max(levels) == marked(cell, side)


def _insist_on_harm(held: LevelRange, levels: list[int], others: list[int]) -> None:
    """The range of a cell follows exactly: what nobody knows may be worse than what is known."""
    high = LEVELS.index("critical") if UNKNOWN in levels else max(levels)
    assert (held.low, held.high) == (LEVELS[max(others)], LEVELS[high])


def _insist_on_benefit(held: LevelRange, levels: list[int], others: list[int]) -> None:
    """What is certain of one benefit is certain of the cell; of one that nobody knows, low at most."""
    certain = max((level for level in levels if level != UNKNOWN), default=0)
    assert held.high == LEVELS[max(others)]
    most = max(certain, LEVELS.index("low")) if UNKNOWN in levels else certain
    assert held.low in (LEVELS[certain], LEVELS[most])


@pytest.mark.parametrize("name", SAMPLES)
def test_the_highest_count_of_a_cell_is_its_mark_in_every_sample(name: str) -> None:
    insist_on_marks(sample(name))


@given(assessments())
def test_the_highest_count_of_a_cell_is_its_mark_in_any_record(held: Assessment) -> None:
    insist_on_marks(taking(held)[0])


def insist_on_sums(held: Taking) -> None:
    """Every effect is counted once over all patterns, and once in each of its own."""
    assessment, framework = held.document.assessment, held.framework
    assert framework is not None
    features = {feature.id: feature for feature in assessment.features}
    named = {use.band: use.in_scope for use in assessment.children}
    in_scope = [band for band in framework.bands if named.get(band, not named)]
    once: Counter[tuple[str, str, str]] = Counter()
    effects: Counter[tuple[str, str, str, str]] = Counter()
    for impact in assessment.impacts:
        patterns = {
            pattern
            for key in impact.features
            for pattern in (features[key].patterns if key in features else ()) or (NO_PATTERN,)
        } or {NO_PATTERN}
        for right in set(impact.rights):
            for band in _reached(impact, in_scope):
                once[right, band, impact.direction] += 1
                effects.update((pattern, right, band, impact.direction) for pattern in patterns)
    found = [row for row in rows_of(held)["counts"] if isinstance(row, Count)]
    told: Counter[tuple[str, str, str]] = Counter()
    within: Counter[tuple[str, str, str, str]] = Counter()
    for row in found:
        told[row.right, row.band, row.direction] += row.once
        within[row.pattern, row.right, row.band, row.direction] += row.effects
    assert +told == once
    assert within == effects
    keys = [(r.pattern, r.right, r.band, r.direction, *(getattr(r, c) for c in LEVEL_COLUMNS.values())) for r in found]
    others = [(row.now_other, row.expected_other) for row in found]
    assert len(set(zip(keys, others, strict=True))) == len(found)


def _reached(impact: Impact, in_scope: list[str]) -> list[str]:
    if not impact.bands:
        return in_scope if impact.direction == "harm" else []
    return [band for band in in_scope if band in impact.bands]


@pytest.mark.parametrize("name", SAMPLES)
def test_everything_adds_up_in_every_sample(name: str) -> None:
    insist_on_sums(sample(name))


@given(assessments())
def test_everything_adds_up_in_any_record(held: Assessment) -> None:
    insist_on_sums(taking(held)[0])


@given(assessments())
def test_the_regulators_levels_are_those_of_its_profile(held: Assessment) -> None:
    found, _ = taking(held)
    assert found.evaluation is not None
    result = next(each for each in found.evaluation.profiles if each.profile == PROFILES[1])
    highest: dict[tuple[str, str], int] = {}
    for row in rows_of(found)["counts"]:
        if isinstance(row, Count) and row.direction == "harm":
            key = (row.right, row.band)
            highest[key] = max(highest.get(key, 0), row.now_ico)
    for cell in result.now.cells:
        if cell.harm is not None and not cell.harm.unknown:
            assert highest[cell.right, cell.band] == LEVELS.index(cell.harm.high)


def _result(held: Taking) -> ProfileResult:
    assert held.evaluation is not None
    return next(each for each in held.evaluation.profiles if each.profile == held.evaluation.headline_profile)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_version_says_what_heads_its_evaluation(name: str) -> None:
    held = sample(name)
    rows = rows_of(held)
    [version], head = rows["versions"], _result(held)
    assert [version.now_worst, version.expected_best] == [head.now.verdict.worst, head.expected.verdict.best]
    assert version.fictional
    assert len(rows["places"]) == sum(cell.state != "not-asked" for cell in head.now.cells)
    assert {row.band for row in rows["ages"] if row.in_scope} == {band.band for band in head.now.bands}
    assert sum(row.kind == "contradiction" for row in rows["findings"]) == len(held.evaluation.contradictions)


def test_without_its_packs_a_version_is_kept_and_nothing_is_counted() -> None:
    held = replace(sample(SAMPLES[0]), framework=None, evaluation=None)
    rows = rows_of(held)
    assert set(rows) == {struct.table for struct in VERSION_ROWS}
    assert [row.version for row in rows["versions"]] == [7]
    assert rows["versions"][0].now_worst == ""
    for table in ("counts", "places", "ages", "findings", "judged"):
        assert rows[table] == []
    assert rows["measures"]
