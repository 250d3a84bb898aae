"""Worked dates: each row was counted by another program, or by hand, before this one was written."""

from __future__ import annotations

import datetime as dt

import holidays
import pytest

from bestinterests.workflow.clocks.bank_holidays import DIVISIONS, day_off, read_table
from tests.workflow.clocks.build import complaint, day, first, item, table

NATIONS = ("england", "scotland", "northern-ireland")
SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
SAME = None
# Proclaimed late: releases of the other program from before that do not have it.
PROCLAIMED = {"scotland": {day("2026-06-15")}}


@pytest.mark.parametrize(
    "start, england, scotland, northern_ireland",
    [
        ("2026-09-03", "2026-10-05", SAME, SAME),  # 3 October is a Saturday
        ("2026-01-31", "2026-03-02", SAME, SAME),  # no 31 February; the 28th is a Saturday
        ("2028-01-31", "2028-02-29", SAME, SAME),  # leap year
        ("2028-02-29", "2028-03-29", SAME, SAME),  # received on the leap day
        ("2026-03-03", "2026-04-07", "2026-04-06", SAME),  # Good Friday; Easter Monday is none in Scotland
        ("2026-02-17", "2026-03-17", SAME, "2026-03-18"),  # St Patrick
        ("2026-05-15", "2026-06-15", "2026-06-16", SAME),  # Scotland's one day in 2026
        ("2026-07-03", "2026-08-03", "2026-08-04", SAME),  # the Scottish summer holiday
        ("2026-11-25", "2026-12-29", SAME, SAME),  # Christmas and a substitute day
        ("2026-12-01", "2027-01-04", "2027-01-05", SAME),  # 2 January
    ],
)
def test_month(start, england, scotland, northern_ireland):
    wanted = (england, scotland or england, northern_ireland or england)
    clocks = [first(item(("received", start), nation=nation), start) for nation in NATIONS]
    assert [clock.deadline for clock in clocks] == [day(each) for each in wanted]
    wales, unknown = (first(item(("received", start), nation=nation), start) for nation in ("wales", "unknown"))
    assert wales.deadline == clocks[0].deadline
    assert unknown.deadline <= min(clock.deadline for clock in clocks), "not knowing gives the earliest day"


@pytest.mark.parametrize("nation", NATIONS)
def test_three_months(nation):
    longer = item(("received", "2026-11-30"), ("extension-told", "2026-12-10"), nation=nation)
    assert first(longer, "2026-12-10").deadline == day("2027-03-01")  # 28 February is a Sunday


@pytest.mark.parametrize(
    "start, nation, wanted",
    [
        ("2026-06-19", "england", "2026-07-20"),  # the first day of section 164A; 19 July is a Sunday
        ("2026-06-19", "scotland", "2026-07-20"),
        ("2026-06-19", "northern-ireland", "2026-07-20"),
        ("2026-12-05", "england", "2027-01-04"),
        ("2026-12-05", "scotland", "2027-01-05"),
        ("2026-12-05", "northern-ireland", "2027-01-04"),
    ],
)
def test_thirty_days(start, nation, wanted):
    assert first(complaint(("received", start), nation=nation), start).deadline == day(wanted)


@pytest.mark.parametrize("nation", NATIONS)
def test_pause_is_read_in_two_ways_and_the_earlier_day_is_used(nation):
    paused = item(
        ("received", "2026-10-05"),
        ("clarification-asked", "2026-10-08"),
        ("clarification-answered", "2026-10-15"),
        nation=nation,
    )
    clock = first(paused, "2026-10-20")
    assert (clock.deadline, clock.latest) == (day("2026-11-12"), day("2026-11-13"))


@pytest.mark.parametrize("nation", SUBDIVISIONS)
def test_table_has_the_weekdays_that_another_program_has(nation):
    other = holidays.country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=range(2024, 2029))
    known = {on for on in other if on.weekday() < 5} | PROCLAIMED.get(nation, set())
    held = {each.on for each in table().holidays if set(DIVISIONS[nation]) <= set(each.divisions)}
    assert held == known
    assert (day("2026-06-15") in held) == (nation == "scotland")


def test_table_says_where_it_comes_from_and_holds_no_weekend():
    held = table()
    assert held.version
    assert held.source
    assert held.checked >= day("2026-11-27")
    assert (held.first, held.last) == (day("2024-01-01"), day("2028-12-31"))
    assert [each.on for each in held.holidays] == sorted(each.on for each in held.holidays)
    assert all(each.on.weekday() < 5 and held.first <= each.on <= held.last for each in held.holidays)


def test_unknown_nation_has_the_holidays_of_all_and_never_of_some():
    year = [day("2026-01-01") + dt.timedelta(days=number) for number in range(365)]
    off = {nation: {each for each in year if day_off(each, nation, table())} for nation in DIVISIONS}
    assert off["unknown"] == off["england"] & off["scotland"] & off["northern-ireland"]


def test_operator_may_bring_a_table_of_their_own():
    own = read_table(
        b'{"version": "own", "checked": "2026-12-01", "provenance": "ours", "source": "Council notice", '
        b'"first": "2026-01-01", "last": "2026-12-31", "holidays": '
        b'[{"on": "2026-10-05", "name": "Fair day", "divisions": ["england-and-wales"]}]}'
    )
    assert first(item(("received", "2026-09-03")), "2026-09-03", own).deadline == day("2026-10-06")
