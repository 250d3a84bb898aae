"""Workings in full, as a case handler or somebody of sixteen reads them, and what a changed table moved."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from bestinterests.workflow.clocks import recomputed, working
from bestinterests.workflow.clocks.bank_holidays import Holiday
from bestinterests.workflow.clocks.values import BASIS_WORDS, STATE_WORDS
from tests.workflow.clocks.build import complaint, day, first, item, sentences, table

CASES = {
    "paused": (
        item(
            ("received", "2026-10-05"),
            ("clarification-asked", "2026-10-08"),
            ("clarification-answered", "2026-10-15"),
        ),
        "2026-10-20",
    ),
    "scotland, identity, extension": (
        item(
            ("received", "2026-02-20"),
            ("identity-asked", "2026-02-23"),
            ("identity-received", "2026-03-15"),
            ("extension-told", "2026-04-15"),
            nation="scotland",
        ),
        "2026-06-01",
    ),
    "late notice, late answer": (
        item(
            ("received", "2027-01-31"),
            ("extension-told", "2027-03-02"),
            ("outcome-told", "2027-03-08"),
            right="erasure",
        ),
        "2027-04-01",
    ),
    "complaint": (complaint(("received", "2026-06-19"), nation="unknown"), "2026-08-03"),
}


def told(counted) -> str:
    lines = [step.sentence for step in counted.steps]
    for clock in counted.clocks:
        lines += ["", f"{STATE_WORDS[clock.state]}: {clock.says}"]
        lines += [f"- {step.sentence} {BASIS_WORDS[step.basis]}" for step in clock.steps]
    return "\n".join(lines)


def moved():
    """What the one-off holiday moved, once it was in the table, for a case that was answered on the day after."""
    world_cup = day("2026-06-15")
    older = replace(table(), version="older", holidays=tuple(e for e in table().holidays if e.on != world_cup))
    it = item(("received", "2026-05-15"), ("outcome-told", "2026-06-16"), nation="scotland")
    return recomputed(working(it, day("2026-07-01"), older), working(it, day("2026-07-01"), table()))


def golden() -> dict[str, str]:
    """The workings as they were read and found right, by name."""
    text = (Path(__file__).parent / "golden.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^## ([^\n]+)\n\n```text\n(.*?)\n```", text, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("name", CASES)
def test_working_is_told_in_full(name):
    it, on = CASES[name]
    assert told(working(it, day(on), table())) == golden()[name]


def test_a_changed_table_says_what_it_moved():
    (shift,) = moved().shifts
    assert (shift.old, shift.new) == (day("2026-06-15"), day("2026-06-16"))
    assert (shift.old_state, shift.new_state) == ("met-late", "met")
    assert shift.sentence == (
        "The answer was due by Monday 15 June 2026 and is now due by Tuesday 16 June 2026. "
        "The table now has as a bank holiday: Monday 15 June 2026 (World Cup bank holiday). "
        "It stood as ‘Done, but late’ and stands as ‘In time’."
    )


def test_a_holiday_that_was_none_says_so_and_two_cases_are_not_compared():
    before, after = (working(item(("received", on)), day("2026-06-01"), table()) for on in ("2026-05-15", "2026-05-14"))
    with pytest.raises(ValueError, match="one item"):
        recomputed(before, after)
    fewer = replace(table(), holidays=tuple(e for e in table().holidays if e.on != day("2026-04-06")))
    it = item(("received", "2026-03-03"))
    (shift,) = recomputed(*(working(it, day("2026-03-10"), held) for held in (table(), fewer))).shifts
    assert (shift.old, shift.new) == (day("2026-04-07"), day("2026-04-06"))
    assert "no longer has as a bank holiday: Monday 6 April 2026 (Easter Monday)" in shift.sentence


def test_a_day_on_the_later_reading_that_moves_alone_is_told():
    paused = CASES["paused"][0]
    newer = Holiday(on=day("2026-11-13"), name="Day of remembrance", divisions=("england-and-wales",))
    more = replace(table(), holidays=(*table().holidays, newer))
    (shift,) = recomputed(*(working(paused, day("2026-10-20"), held) for held in (table(), more))).shifts
    assert shift.old == shift.new == day("2026-11-12")
    assert shift.sentence == "The answer has the same last day; the day on the later reading has moved."


def test_both_later_readings_together_are_a_day_of_their_own():
    events = (("clarification-asked", "2027-02-01"), ("clarification-answered", "2027-02-08"))
    clock = first(item(("received", "2027-01-31"), *events, ("extension-told", "2027-02-10")), "2027-02-11")
    assert (clock.deadline, clock.latest) == (day("2027-05-05"), day("2027-05-10"))
    assert "On both later readings together it would be Monday 10 May 2027." in sentences(clock)
