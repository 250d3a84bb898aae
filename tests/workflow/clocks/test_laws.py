"""What holds of every clock, whatever happened."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from bestinterests.workflow.casework.words import Nation
from bestinterests.workflow.clocks import recomputed, working
from bestinterests.workflow.clocks.bank_holidays import day_off, rolled
from bestinterests.workflow.clocks.days import london, months_on
from bestinterests.workflow.clocks.events import Item
from bestinterests.workflow.clocks.values import Working
from tests.workflow.clocks.build import complaint, first, happened, item, table
from tests.workflow.clocks.strategies import DAYS, NATIONS, events, items, more_holidays

DAY = dt.timedelta(days=1)
AHEAD = st.integers(0, 300).map(dt.timedelta)


def legal(counted: Working):
    return [clock for clock in counted.clocks if clock.basis == "law"]


@given(items(), AHEAD)
def test_no_legal_deadline_is_on_a_day_off_or_before_the_plain_count(it, ahead):
    came = it.events[0].on
    for clock in legal(working(it, came + ahead, table())):
        if clock.deadline:
            assert day_off(clock.deadline, it.nation, table()) is None
            assert clock.deadline >= (months_on(clock.starts, 1) if clock.of == "answer" else came + 30 * DAY)
            assert clock.latest is None or clock.latest > clock.deadline
            assert clock.latest is None or day_off(clock.latest, it.nation, table()) is None


@given(DAYS, DAYS, NATIONS)
def test_a_later_receipt_never_gives_an_earlier_deadline(one, other, nation):
    early, late = sorted((one, other))
    for kind in (item, complaint):
        clocks = [first(kind(("received", on), nation=nation), on) for on in (early, late)]
        if clocks[0].deadline:
            assert clocks[0].deadline <= clocks[1].deadline
    longer = [first(item(("received", on), ("extension-told", on), nation=nation), on) for on in (early, late)]
    assert longer[0].deadline <= longer[1].deadline
    assert (longer[0].latest or longer[0].deadline) <= (longer[1].latest or longer[1].deadline)


@given(items(), AHEAD, more_holidays())
def test_one_more_holiday_never_makes_a_deadline_earlier(it, ahead, newer):
    on = it.events[0].on + ahead
    before, after = working(it, on, table()), working(it, on, newer)
    for old, new in zip(legal(before), legal(after), strict=True):
        if old.deadline and new.deadline:
            assert old.deadline <= new.deadline
            assert (old.latest or old.deadline) <= (new.latest or new.deadline)


@given(items(), AHEAD, st.sampled_from(("england", "scotland", "northern-ireland")))
def test_not_knowing_the_nation_never_gives_a_later_day(it, ahead, nation: Nation):
    on = it.events[0].on + ahead
    unknown, known = (working(replace(it, nation=each), on, table()) for each in ("unknown", nation))
    for one, other in zip(legal(unknown), legal(known), strict=True):
        assert not (one.deadline and other.deadline) or one.deadline <= other.deadline


@given(DAYS, st.integers(0, 25), st.integers(0, 60), st.integers(0, 60), NATIONS, st.sampled_from(("identity", "fee")))
def test_what_comes_later_never_gives_an_earlier_deadline(came, asked, wait, more, nation, what):
    arrived = "identity-received" if what == "identity" else "fee-paid"
    found = []
    for days in (wait, wait + more):
        got = came + (asked + days) * DAY
        it = item(("received", came), (f"{what}-asked", came + asked * DAY), (arrived, got), nation=nation)
        found.append(first(it, got))
    assert found[0].deadline <= found[1].deadline
    assert found[0].starts == came + (asked + wait) * DAY


@given(items(), AHEAD, st.randoms(use_true_random=False))
def test_the_same_events_give_the_same_for_ever(it, ahead, random):
    on = it.events[0].on + ahead
    counted = working(it, on, table())
    assert working(it, on, table()) == counted
    read = msgspec.json.decode(msgspec.json.encode(it), type=Item)
    assert working(read, on, table()) == counted
    days = [event.on for event in it.events]
    assume(len(set(days)) == len(days))
    mixed = random.sample(it.events, len(it.events))
    assert working(replace(it, events=tuple(mixed)), on, table()) == counted


@given(items(), AHEAD, more_holidays())
def test_counting_anew_is_idempotent_and_names_every_move(it, ahead, newer):
    on = it.events[0].on + ahead
    before, after = working(it, on, table()), working(it, on, newer)
    assert recomputed(after, working(it, on, newer)).shifts == ()
    moved = {(old.of, old.deadline, new.deadline) for old, new in zip(before.clocks, after.clocks, strict=True)}
    told = {(shift.of, shift.old, shift.new) for shift in recomputed(before, after).shifts}
    assert {each for each in moved if each[1] != each[2]} <= told <= moved


@given(items(), AHEAD, st.integers(1, 90))
def test_what_happens_later_does_not_change_what_was_said(it, ahead, days):
    on = it.events[0].on + ahead
    more = replace(it, events=(*it.events, happened("identity-asked", on + days * DAY)))
    assert working(more, on, table()) == working(it, on, table())


@given(DAYS, NATIONS, st.data())
def test_no_question_pauses_anything_but_access(came, nation, data):
    asked = data.draw(events(came, ("clarification-asked", "clarification-answered")))
    on = came + data.draw(AHEAD)
    for right in ("erasure", "portability", "automated-decision"):
        clock = first(Item(what="rights-request", right=right, nation=nation, events=asked), on)
        assert clock.deadline == rolled(months_on(came, 1), nation, table()).day
        assert clock.state != "paused"


@given(DAYS, st.lists(st.tuples(st.integers(0, 27), st.integers(0, 40)), max_size=4))
def test_days_of_questions_that_overlap_are_added_once(came, pauses):
    asked, out = [], set()
    for number, (start, length) in enumerate(pauses):
        day = came + start * DAY
        asked.append(happened("clarification-asked", day, question=str(number)))
        asked.append(happened("clarification-answered", day + length * DAY, question=str(number)))
        out |= {day + step * DAY for step in range(1, length + 1)}
    it = Item(what="rights-request", right="access", events=(happened("received", came), *asked))
    end = rolled(months_on(came, 1) + len(out) * DAY, "unknown", table()).day
    assert first(it, came + 100 * DAY).deadline == end


@given(items(), AHEAD)
def test_only_what_the_law_sets_is_met_late_or_overdue(it, ahead):
    on = it.events[0].on + ahead
    for clock in working(it, on, table()).clocks:
        assert (clock.state == "not-legal") == (clock.basis == "ours")
        assert clock.days_left is None or clock.days_left == (clock.deadline - on).days
        assert clock.state != "overdue" or clock.days_left < 0
        assert clock.state not in ("running", "paused") or clock.days_left >= 0
        assert clock.state not in ("met", "met-late") or clock.done


@given(st.integers(1_527_206_400, 2_840_140_800))  # 25 May 2018 to 1 January 2060
def test_local_day_is_that_of_the_time_zone(seconds):
    at = dt.datetime.fromtimestamp(seconds, dt.UTC)
    assert london(at) == at.astimezone(ZoneInfo("Europe/London")).date()
    assert london(at.astimezone(dt.timezone(dt.timedelta(hours=-8)))) == london(at)
