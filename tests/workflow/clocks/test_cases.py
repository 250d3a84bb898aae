"""What can happen to a request or a complaint, and what its clock makes of it."""

from __future__ import annotations

import datetime as dt

import pytest

from bestinterests.workflow.casework.words import ITEM_KINDS, REQUESTS
from bestinterests.workflow.clocks import working
from bestinterests.workflow.clocks.days import london
from bestinterests.workflow.clocks.entering import may_enter
from bestinterests.workflow.clocks.events import KIND_WORDS
from bestinterests.workflow.clocks.sources import SOURCES
from bestinterests.workflow.clocks.targets import Targets
from bestinterests.workflow.clocks.values import OF_WORDS, STATE_WORDS
from tests.workflow.clocks.build import complaint, day, first, happened, item, sentences, table

NOW = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)
RECEIVED = ("received", "2026-10-05")  # a Monday; the month ends on Thursday 5 November


def codes(it, event, now=NOW):
    return tuple(refusal.code for refusal in may_enter(it, event, now))


@pytest.mark.parametrize(
    "instant, local",
    [
        ("2026-06-30T23:30:00+00:00", "2026-07-01"),  # summer time: half past midnight
        ("2026-06-30T22:59:59+00:00", "2026-06-30"),
        ("2026-03-28T23:59:59+00:00", "2026-03-28"),  # the night in which an hour is lost
        ("2026-03-29T00:30:00+00:00", "2026-03-29"),
        ("2026-03-29T23:00:00+00:00", "2026-03-30"),
        ("2026-10-24T23:30:00+00:00", "2026-10-25"),  # the night in which an hour comes twice
        ("2026-10-25T23:30:00+00:00", "2026-10-25"),
        ("2026-12-31T23:59:59+00:00", "2026-12-31"),  # winter: midnight is midnight
        ("2027-01-01T00:00:00+00:00", "2027-01-01"),
        ("2026-07-01T08:00:00+09:00", "2026-07-01"),  # 23:00 of the day before in Greenwich
    ],
)
def test_day_is_that_of_london(instant, local):
    assert london(dt.datetime.fromisoformat(instant)) == day(local)


def test_instant_without_offset_is_refused():
    with pytest.raises(ValueError, match="offset"):
        london(dt.datetime(2026, 6, 30, 23, 30))  # noqa: DTZ001


@pytest.mark.parametrize(
    "start, rules, identity",
    [
        ("2026-02-04", "month-before-2026-02-05", "guidance"),
        ("2026-02-05", "month-since-2026-02-05", "law"),
    ],
)
def test_day_of_receipt_chooses_the_rules_of_the_month(start, rules, identity):
    it = item(("received", start), ("identity-asked", "2026-02-06"))
    counted = working(it, day("2026-03-01"), table())
    assert counted.rules == rules
    assert counted.clocks[0].steps[0].basis == identity


def test_before_february_2026_an_extension_was_told_within_a_month_of_receipt_itself():
    events = (("identity-asked", "2026-01-08"), ("identity-received", "2026-01-30"), ("extension-told", "2026-02-10"))
    old = first(item(("received", "2026-01-05"), *events), "2026-02-20")
    assert old.deadline == day("2026-03-02")
    assert "too late" in sentences(old)
    since = [(kind, on.replace("-02-", "-04-").replace("-01-", "-03-")) for kind, on in events]
    assert first(item(("received", "2026-03-05"), *since), "2026-04-20").deadline == day("2026-06-30")


def test_pause_is_read_in_one_way_where_the_law_had_no_words_for_it():
    events = (("clarification-asked", "2026-01-08"), ("clarification-answered", "2026-01-15"))
    old = first(item(("received", "2026-01-05"), *events), "2026-01-20")
    assert (old.deadline, old.latest) == (day("2026-02-12"), None)


@pytest.mark.parametrize(
    "decided, said",
    [
        ("2026-02-04", "the old Article 22 is for it"),
        ("2026-02-05", "Articles 22A to 22D are for it"),
        (None, "Ask when the decision was made"),
    ],
)
def test_day_of_the_decision_chooses_the_rules_of_automated_decisions(decided, said):
    on = day(decided) if decided else None
    counted = working(item(RECEIVED, right="automated-decision", decided_on=on), day("2026-10-05"), table())
    assert said in counted.steps[-1].sentence
    assert counted.clocks[0].deadline == day("2026-11-05"), "the month is the same"


def test_day_of_receipt_chooses_whether_a_complaint_has_a_clock():
    before, since = (first(complaint(("received", on)), "2026-09-01") for on in ("2026-06-18", "2026-06-19"))
    assert (before.state, before.deadline) == ("not-legal", None)
    assert (since.state, since.deadline) == ("overdue", day("2026-07-20"))


def test_outcome_of_a_complaint_has_no_number_of_days_in_law():
    counted = working(complaint(RECEIVED), day("2026-12-01"), table(), Targets(outcome=20, update=7))
    outcome, update = counted.clock("outcome"), counted.clock("update")
    assert (outcome.state, outcome.basis, outcome.deadline) == ("not-legal", "ours", day("2026-10-25"))
    assert "No law sets that day" in outcome.says
    assert (update.deadline, counted.silent_for) == (day("2026-10-12"), 57)


@pytest.mark.parametrize(
    "kind, on, state",
    [
        ("acknowledged", "2026-11-04", "met"),
        ("outcome-told", "2026-11-04", "met"),  # the whole outcome says as well that it has arrived
        ("acknowledged", "2026-11-05", "met-late"),
        ("progress-told", "2026-10-10", "overdue"),
    ],
)
def test_complaint_is_acknowledged_within_thirty_days(kind, on, state):
    clock = first(complaint(RECEIVED, (kind, on)), "2026-12-01")
    assert (clock.deadline, clock.state) == (day("2026-11-04"), state)


def test_nothing_stops_the_clock_of_a_complaint():
    asked = complaint(RECEIVED, ("identity-asked", "2026-10-06"), ("clarification-asked", "2026-10-07"))
    clock = first(asked, "2026-10-20")
    assert (clock.deadline, clock.state) == (day("2026-11-04"), "running")
    assert "do not stop this clock" in sentences(clock)


@pytest.mark.parametrize(
    "told, deadline, state",
    [
        ("2026-11-05", "2027-01-05", "running"),  # on the last day
        ("2026-11-06", "2026-11-05", "overdue"),  # one day after it
    ],
)
def test_extension_is_told_before_the_first_month_is_over(told, deadline, state):
    clock = first(item(RECEIVED, ("extension-told", told)), "2026-12-01")
    assert (clock.deadline, clock.state) == (day(deadline), state)


def test_extension_told_on_the_working_day_that_ends_the_month_is_in_time():
    weekend = item(("received", "2026-09-03"), ("extension-told", "2026-10-05"))
    assert first(weekend, "2026-10-06").deadline == day("2026-12-03")


def test_extension_needs_reasons_and_comes_once():
    bare = item(RECEIVED, ("extension-told", "2026-10-10", {"reasons": " "}))
    assert first(bare, "2026-10-11").deadline == day("2026-11-05")
    twice = item(RECEIVED, ("extension-told", "2026-10-10"), ("extension-told", "2026-12-10"))
    assert first(twice, "2026-12-11").deadline == day("2027-01-05")


@pytest.mark.parametrize(
    "start, deadline, latest",
    [
        ("2027-01-31", "2027-04-28", "2027-04-30"),  # the month is cut short, then two more
        ("2027-01-30", "2027-04-28", "2027-04-30"),
        ("2026-12-31", "2027-03-31", None),  # both ways the same
    ],
)
def test_three_months_from_the_end_of_a_month_are_read_in_two_ways(start, deadline, latest):
    clock = first(item(("received", start), ("extension-told", start)), start)
    assert (clock.deadline, clock.latest) == (day(deadline), latest and day(latest))


def test_pause_moves_the_last_day_for_an_extension_too_and_both_are_added():
    events = (("clarification-asked", "2026-10-08"), ("clarification-answered", "2026-10-15"))
    longer = item(RECEIVED, *events, ("extension-told", "2026-11-12"))
    assert first(longer, "2026-12-01").deadline == day("2027-01-12")
    between = first(item(RECEIVED, *events, ("extension-told", "2026-11-13")), "2026-12-01")
    assert between.deadline == day("2026-11-12"), "in time on the later reading alone"
    assert between.latest == day("2027-01-13")


def test_extension_and_two_pauses():
    it = item(
        RECEIVED,
        ("clarification-asked", "2026-10-08"),
        ("clarification-answered", "2026-10-15"),
        ("extension-told", "2026-11-02"),
        ("clarification-asked", "2026-12-01"),
        ("clarification-answered", "2026-12-04"),
    )
    clock = first(it, "2026-12-10")
    assert (clock.deadline, clock.latest) == (day("2027-01-15"), day("2027-01-18"))


def test_identity_starts_the_month_anew_each_time_that_it_was_needed():
    once = (RECEIVED, ("identity-asked", "2026-10-06"), ("identity-received", "2026-10-12"))
    assert first(item(*once), "2026-10-13").deadline == day("2026-11-12")
    waiting = first(item(*once, ("identity-asked", "2026-10-14")), "2026-10-15")
    assert (waiting.state, waiting.deadline, waiting.days_left) == ("waiting-for-identity", None, None)
    twice = item(*once, ("identity-asked", "2026-10-14"), ("identity-received", "2026-10-20"))
    assert first(twice, "2026-10-21").deadline == day("2026-11-20")


def test_identity_that_nobody_had_asked_for_starts_nothing():
    clock = first(item(RECEIVED, ("identity-received", "2026-10-20")), "2026-10-21")
    assert clock.deadline == day("2026-11-05")
    reminded = item(RECEIVED, ("identity-asked", "2026-10-06"), ("identity-asked", "2026-10-09"))
    assert first(reminded, "2026-10-10").says.endswith("Since Tuesday 6 October 2026 we wait to know who they are.")


def test_identity_and_fee_are_both_waited_for():
    both = (RECEIVED, ("identity-asked", "2026-10-06"), ("fee-asked", "2026-10-06"))
    assert first(item(*both, ("identity-received", "2026-10-08")), "2026-10-09").state == "waiting-for-fee"
    paid = item(*both, ("fee-paid", "2026-10-07"), ("identity-received", "2026-10-08"))
    assert first(paid, "2026-10-09").deadline == day("2026-11-09")


@pytest.mark.parametrize("kind", ["identity-asked", "fee-asked", "clarification-asked"])
def test_asking_once_the_time_is_over_mends_nothing(kind):
    clock = first(item(RECEIVED, (kind, "2026-11-06")), "2026-11-10")
    assert (clock.state, clock.deadline) == ("overdue", day("2026-11-05"))
    assert "The time was over by then" in sentences(clock)


def test_question_on_the_working_day_after_the_month_has_no_days_left_to_pause():
    clock = first(item(("received", "2026-09-03"), ("clarification-asked", "2026-10-05")), "2026-10-06")
    assert (clock.state, clock.deadline) == ("overdue", day("2026-10-05"))


def test_question_about_any_other_right_pauses_nothing():
    asked = (("clarification-asked", "2026-10-08"), ("clarification-answered", "2026-10-15"))
    clock = first(item(RECEIVED, *asked, right="erasure"), "2026-10-12")
    assert (clock.state, clock.deadline, clock.latest) == ("running", day("2026-11-05"), None)
    assert "only a request for a copy of information can be paused" in sentences(clock)


def test_overlapping_pauses_are_one():
    it = item(
        RECEIVED,
        ("clarification-asked", "2026-10-08", {"question": "years"}),
        ("clarification-asked", "2026-10-10", {"question": "systems"}),
        ("clarification-answered", "2026-10-12", {"question": "years"}),
        ("clarification-answered", "2026-10-15", {"question": "systems"}),
    )
    clock = first(it, "2026-10-20")
    assert (clock.deadline, clock.latest) == (day("2026-11-12"), day("2026-11-13"))
    assert "Another question is still open" in sentences(clock)


def test_reminder_of_a_question_opens_no_second_pause():
    asked = (("clarification-asked", "2026-10-08"), ("clarification-asked", "2026-10-10"))
    clock = first(item(RECEIVED, *asked, ("clarification-answered", "2026-10-15")), "2026-10-20")
    assert (clock.state, clock.deadline) == ("running", day("2026-11-12"))


def test_answer_on_the_same_day_adds_nothing_but_a_day_on_the_wording():
    asked = (("clarification-asked", "2026-10-08"), ("clarification-answered", "2026-10-08"))
    clock = first(item(RECEIVED, *asked), "2026-10-09")
    assert (clock.deadline, clock.latest) == (day("2026-11-05"), day("2026-11-06"))
    assert "no time is added" in sentences(clock)


def test_pause_while_identity_is_waited_for_counts_only_once_the_month_runs():
    it = item(
        RECEIVED,
        ("identity-asked", "2026-10-06"),
        ("clarification-asked", "2026-10-08"),
        ("identity-received", "2026-10-12"),
        ("clarification-answered", "2026-10-15"),
    )
    assert first(it, "2026-10-20").deadline == day("2026-11-16")  # 12 November, three days, a Sunday


@pytest.mark.parametrize(
    "told, state",
    [("2026-11-05", "met"), ("2026-11-06", "met-late")],
)
def test_answer_is_in_time_up_to_the_last_day(told, state):
    assert first(item(RECEIVED, ("outcome-told", told)), "2026-12-01").state == state


def test_late_by_the_earlier_reading_says_when_the_later_one_was_kept():
    asked = (("clarification-asked", "2026-10-08"), ("clarification-answered", "2026-10-15"))
    open_still = first(item(RECEIVED, *asked), "2026-11-13")
    assert open_still.state == "overdue"
    assert open_still.says.endswith("On the later reading of the law there is time until Friday 13 November 2026.")
    late = first(item(RECEIVED, *asked, ("outcome-told", "2026-11-13")), "2026-12-01")
    assert late.state == "met-late"
    assert late.says.endswith("On the later reading of the law it was in time.")


def test_answer_while_identity_was_waited_for_is_in_time():
    it = item(RECEIVED, ("identity-asked", "2026-10-06"), ("outcome-told", "2026-12-20"))
    assert first(it, "2026-12-21").state == "met"


def test_answer_that_left_something_out_is_held_to_the_first_day():
    reopened = (RECEIVED, ("outcome-told", "2026-10-20"), ("reopened", "2026-11-25", {"again": "incomplete"}))
    clock = first(item(*reopened), "2026-11-26")
    assert (clock.state, clock.deadline) == ("overdue", day("2026-11-05"))
    assert first(item(*reopened, ("outcome-told", "2026-11-30")), "2026-12-01").state == "met-late"


@pytest.mark.parametrize("why", ["review", None])
def test_looking_again_is_no_clock_of_law_and_leaves_the_first_as_it_was(why):
    reopened = item(RECEIVED, ("outcome-told", "2026-10-20"), ("reopened", "2026-11-25", {"again": why}))
    counted = working(reopened, day("2026-11-26"), table())
    assert counted.clocks[0].state == "met"
    again = counted.clock("again")
    assert (again.state, again.deadline) == ("not-legal", day("2026-12-25"))
    assert working(
        complaint(*[(e.kind, e.on, {"again": e.again}) for e in reopened.events]), day("2026-11-26"), table()
    ).clock("outcome").deadline == day("2026-12-25")


def test_receipt_found_to_be_earlier_counts_from_then_and_says_so():
    by_hand = {"entered_by": "chioma", "entered_at": NOW, "channel": "said to a teacher"}
    it = item(RECEIVED, ("received", "2026-09-30", by_hand))
    counted = working(it, day("2026-10-06"), table())
    assert (counted.received, counted.clocks[0].deadline) == (day("2026-09-30"), day("2026-10-30"))
    told = " ".join(step.sentence for step in counted.steps)
    assert "Wednesday 30 September 2026 (said to a teacher)" in told
    assert "entered that day by hand" in told
    assert "first entered as received on Monday 5 October 2026" in told


@pytest.mark.parametrize("what, clocks", [("code-report", 2), ("feedback", 2), ("safeguarding-concern", 0)])
def test_other_items_have_no_clock_of_law(what, clocks):
    counted = working(item(RECEIVED, what=what, right=None), day("2026-10-05"), table())
    assert len(counted.clocks) == clocks
    assert {clock.state for clock in counted.clocks} <= {"not-legal"}


def test_days_past_the_table_are_said_to_be_unsure():
    assert "speaks of 2024 to 2028 only" in sentences(first(item(("received", "2028-12-05")), "2028-12-05"))
    assert "speaks of" not in sentences(first(item(("received", "2028-11-05")), "2028-11-05"))


def test_nothing_is_counted_before_it_was_received():
    with pytest.raises(ValueError, match="not received"):
        working(item(RECEIVED), day("2026-10-04"), table())


def test_every_source_of_a_step_is_known():
    its = [
        item(RECEIVED, (kind, "2026-10-08"), right=right) for kind in KIND_WORDS for right in (*REQUESTS, "marketing")
    ]
    its += [item(RECEIVED, what=what, right=None) for what in ITEM_KINDS]
    found = set()
    for it in its:
        counted = working(it, day("2026-10-09"), table())
        for clock in counted.clocks:
            assert clock.state in STATE_WORDS
            assert clock.of in OF_WORDS
        for step in (*counted.steps, *(step for clock in counted.clocks for step in clock.steps)):
            assert step.basis == "ours" or step.sources, step.sentence
            assert (step.basis == "ours") == (step.provenance == "ours")
            found |= set(step.sources)
    assert found <= set(SOURCES)


SIGNED = {"entered_by": "chioma", "entered_at": NOW}
TOLD = (RECEIVED, ("outcome-told", "2026-11-02"))


@pytest.mark.parametrize(
    "it, kind, on, fields, expected",
    [
        (item(), "received", "2026-09-01", SIGNED, ()),  # back-dated, and signed
        (item(), "received", "2026-09-01", {}, ("clock.unsigned",)),
        (item(), "received", "2026-12-02", SIGNED, ("clock.to-come",)),
        (item(), "acknowledged", "2026-10-06", SIGNED, ("clock.no-receipt",)),
        (item(RECEIVED), "received", "2026-10-01", SIGNED, ()),  # it came in sooner than was known
        (item(RECEIVED), "received", "2026-10-05", SIGNED, ("clock.later-receipt",)),
        (item(RECEIVED), "acknowledged", "2026-10-04", SIGNED, ("clock.before-receipt",)),
        (item(RECEIVED), "reopened", "2026-10-06", SIGNED, ("clock.open", "clock.no-because")),
        (item(*TOLD), "reopened", "2026-11-06", SIGNED | {"again": "review"}, ()),
        (item(*TOLD), "identity-asked", "2026-11-06", SIGNED, ("clock.told",)),
        (item(*TOLD), "progress-told", "2026-11-06", SIGNED, ()),
        (item(RECEIVED), "identity-received", "2026-10-06", SIGNED, ("clock.no-question",)),
        (item(RECEIVED, ("fee-asked", "2026-10-06")), "fee-paid", "2026-10-07", SIGNED, ()),
        (item(RECEIVED, ("fee-asked", "2026-10-06")), "fee-paid", "2026-10-05", SIGNED, ("clock.no-question",)),
        (item(RECEIVED), "extension-told", "2026-10-06", SIGNED | {"reasons": ""}, ("clock.no-reasons",)),
        (complaint(RECEIVED), "extension-told", "2026-10-06", SIGNED, ("clock.no-month",)),
    ],
)
def test_what_cannot_have_happened_is_refused(it, kind, on, fields, expected):
    assert codes(it, happened(kind, on, **fields)) == expected


def test_instant_and_day_must_agree():
    night = dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)
    assert codes(item(), happened("received", "2026-07-01", at=night)) == ()
    assert codes(item(), happened("received", "2026-06-30", at=night)) == ("clock.other-day",)
