"""Which judgement is in force: blank, credited, failed, partly failed, inherited, spread."""

from __future__ import annotations

import datetime as dt

import pytest

from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.domain.measure import Measure
from bestinterests.evaluation.method import method_for
from bestinterests.evaluation.scales import Span
from bestinterests.evaluation.slots import MeasureBook, Resolved, SlotReader
from bestinterests.packs.resolve import pins_of, resolve

ON = dt.date(2026, 11, 23)
FRAMEWORK, _ = resolve(pins_of("uncrc", "uk-childrens-code"))
assert FRAMEWORK is not None
REMOTE, POSSIBLE, LIKELY = Span(0, 0), Span(1, 1), Span(2, 2)


def reader() -> SlotReader:
    return method_for(FRAMEWORK).slots


def place(scale: str = "likelihood") -> int:
    return reader().place[scale]


def slot(*counted: str, **levels: str) -> Slot:
    return Slot(agreed=tuple(Judgement(scale=s, level=v, reason="So.") for s, v in levels.items()), credits=counted)


def resolved(view: str, measures: tuple[Measure, ...] = (), **slots: Slot) -> Resolved:
    impact = Impact(
        id="I01", title="t", features=("F01",), right="article-16", bands=("6-9",), direction="harm", **slots
    )
    return reader().resolve(impact, view, MeasureBook(measures, ON))


def likelihood(view: str, measures: tuple[Measure, ...] = (), **slots: Slot) -> Span | None:
    return resolved(view, measures, **slots).spans[place()]


def measure(id_: str = "M01", status: str = "implemented", **more: object) -> Measure:
    return Measure(id=id_, status=status, **more)


BEFORE = slot(likelihood="likely")
NOW = slot("M01", likelihood="remote")


def test_blank_now_without_credited_measures_reads_before() -> None:
    assert likelihood("now", before=BEFORE) == LIKELY


@pytest.mark.parametrize("view", ["now", "expected"])
def test_blank_slot_that_credits_a_measure_is_unknown(view: str) -> None:
    name = "now" if view == "now" else "expected"
    assert likelihood(view, (measure(),), before=BEFORE, **{name: Slot(credits=("M01",))}) is None


def test_blank_slot_that_credits_keeps_the_measures_it_counts_on() -> None:
    found = resolved("now", (measure(),), before=BEFORE, now=Slot(credits=("M01",)))
    assert (found.slot, found.credits, set(found.owners)) == ("now", ("M01",), {"now"})


def test_implemented_measure_moves_the_level() -> None:
    found = resolved("now", (measure(),), before=BEFORE, now=NOW)
    assert found.spans[place()] == REMOTE
    assert (found.slot, found.owners[place()], found.credits) == ("now", "now", ("M01",))


@pytest.mark.parametrize(
    "unfit",
    [
        measure(status="planned"),
        measure(status="abandoned"),
        measure(type="terms-rule"),
        measure(status="tested", test_result="failed"),
        measure(done_on=dt.date(2026, 11, 24)),
    ],
    ids=["planned", "abandoned", "terms rule", "failed", "done tomorrow"],
)
def test_measure_that_may_not_be_counted_puts_back_before(unfit: Measure) -> None:
    assert likelihood("now", (unfit,), before=BEFORE, now=NOW) == LIKELY


def test_measure_done_today_counts() -> None:
    assert likelihood("now", (measure(done_on=ON),), before=BEFORE, now=NOW) == REMOTE


def test_measure_tested_today_is_tested() -> None:
    book = MeasureBook((measure(status="tested", test_result="passed", tested_on=ON),), ON)
    assert book.tested == {"M01"}


def test_several_credited_and_one_failed_is_the_range_between() -> None:
    both = slot("M01", "M02", likelihood="remote")
    found = resolved("now", (measure(), measure("M02", "planned")), before=BEFORE, now=both)
    assert found.spans[place()] == Span(0, 2)
    assert (found.slot, found.credits) == ("between before and now", ("M01",))


def test_slot_that_credits_nothing_moves_nothing() -> None:
    assert likelihood("now", before=BEFORE, now=slot(likelihood="remote")) == LIKELY


def test_slot_that_credits_nothing_is_read_where_nothing_was_judged_before() -> None:
    found = resolved("now", now=slot(likelihood="remote"))
    assert (found.spans[place()], found.owners[place()], found.slot) == (REMOTE, "now", "now")


def test_scale_not_judged_again_keeps_its_earlier_reading() -> None:
    now = slot("M01", severity="minor")
    assert likelihood("now", (measure(),), before=BEFORE, now=now) == LIKELY


def test_planned_measure_counts_in_the_expected_view_only() -> None:
    planned = (measure(status="planned"),)
    assert likelihood("expected", planned, before=BEFORE, expected=NOW) == REMOTE
    assert likelihood("now", planned, before=BEFORE, expected=NOW) == LIKELY


def test_failed_planned_measure_puts_back_what_holds_now() -> None:
    measures = (measure(), measure("M02", "abandoned"))
    slots = {"before": BEFORE, "now": slot("M01", likelihood="possible"), "expected": slot("M02", likelihood="remote")}
    assert likelihood("expected", measures, **slots) == POSSIBLE


def test_spread_of_assessors_is_the_range_where_nothing_is_agreed() -> None:
    given = tuple(
        Judgement(scale="likelihood", level=level, by=by) for level, by in (("remote", "P01"), ("likely", "P02"))
    )
    assert likelihood("now", before=Slot(given=given)) == Span(0, 2)


def test_agreed_judgement_stands_over_the_spread() -> None:
    given = (Judgement(scale="likelihood", level="remote", by="P01"),)
    both = Slot(given=given, agreed=(Judgement(scale="likelihood", level="likely"),))
    assert likelihood("now", before=both) == LIKELY


def test_certainty_is_laid_over_every_view() -> None:
    for view in ("now", "expected"):
        assert resolved(view, before=BEFORE, certainty=slot(certainty="fair")).spans[place("certainty")] == Span(2, 2)
