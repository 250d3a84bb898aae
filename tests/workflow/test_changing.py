"""What may be done about a change request or an incident, and what follows, without a server."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.workflow import changing, incidents, moves
from bestinterests.workflow.changing import Answer, Change, Described, Exchanged, Public
from bestinterests.workflow.course import Course
from tests.workflow.cast import decided, drafted, in_review, submitted

AT = dt.datetime(2026, 3, 16, 9, 30, tzinfo=dt.UTC)
ON = AT.date()
TOLD = Described(title="Voice", what="They talk.", when="Soon")
PUBLIC = Public(what="They talk.", answer="Updated.", why="New data.", by="dov", at=AT)


def codes(refusals):
    return tuple(each.code for each in refusals)


def answer(effect="no-effect", **given):
    return Answer(**{"effect": effect, "reason": "Looked.", "by": "dov", "at": AT, **given})


def said(kind, text="What is it?"):
    return Exchanged(kind=kind, text=text, at=AT)


OPEN = Change(described=TOLD)
WAITING = changing.exchanged(OPEN, said("question"))
ANSWERED = changing.answered(OPEN, answer())
NEW = changing.answered(OPEN, answer("new-assessment"))


@pytest.mark.parametrize(
    "change, text, expected",
    [
        (OPEN, "Why?", ()),
        (OPEN, " ", ("change.no-question",)),
        (WAITING, "And?", ("change.asked",)),  # one question at a time
        (ANSWERED, "", ("change.answered", "change.no-question")),  # both reasons at once
    ],
)
def test_who_answers_may_ask_back_once_at_a_time(change, text, expected):
    assert codes(changing.may_ask(change, text)) == expected


@pytest.mark.parametrize(
    "change, given, expected",
    [
        (OPEN, answer(), ()),
        (WAITING, answer(), ()),  # nobody has to wait for ever
        (OPEN, answer(reason=" "), ("change.no-reason",)),
        (OPEN, answer("update", reason=""), ("change.no-reason", "change.no-assessment")),
        (OPEN, answer("update", assessment="a"), ()),
        (ANSWERED, answer(), ("change.no-because",)),  # an answer is left only with a reason
        (ANSWERED, answer(because="It records."), ()),
    ],
)
def test_every_answer_has_a_reason(change, given, expected):
    assert codes(changing.may_answer(change, given)) == expected


def test_a_new_assessment_is_begun_once_and_where_that_is_the_answer():
    assert codes(changing.may_begin(OPEN)) == codes(changing.may_begin(ANSWERED)) == ("change.other-answer",)
    assert changing.may_begin(NEW) == ()
    assert codes(changing.may_begin(changing.begun(NEW, "a"))) == ("change.begun",)


def test_only_answered_requests_are_publishable_and_a_new_answer_takes_the_mark_away():
    assert codes(changing.may_make_public(OPEN, PUBLIC)) == ("change.not-answered",)
    assert changing.may_make_public(ANSWERED, PUBLIC) == ()
    blank = Public(what="x", answer=" ", why="y", by="dov", at=AT)
    assert codes(changing.may_make_public(ANSWERED, blank)) == ("change.no-wording",)
    marked = changing.made_public(ANSWERED, PUBLIC)
    again = changing.answered(marked, answer("no-effect", because="Wrong."))
    assert (marked.may_publish, again.may_publish, again.public) == (True, False, PUBLIC)


def test_what_is_added_ends_the_waiting_and_leaves_an_answer_standing():
    assert (OPEN.question, WAITING.question.text) == (None, "What is it?")
    back = changing.exchanged(WAITING, said("addition"))
    assert (back.state, back.question) == ("open", None)
    assert changing.exchanged(ANSWERED, said("addition")).state == "answered"
    assert codes(changing.may_add(OPEN, " ")) == ("change.nothing-added",)
    assert codes(changing.may_add(OPEN, "x", is_sender=False)) == ("change.other-sender",)
    full = Change(described=TOLD, talk=(said("addition"),) * 100)
    assert codes(changing.may_add(full, "x")) == ("change.too-much",)


@given(st.lists(st.sampled_from(["question", "addition", "answer"]), max_size=12))
def test_nothing_that_was_said_or_answered_is_ever_lost(steps):
    change = OPEN
    for step in steps:
        change = (
            changing.answered(change, answer()) if step == "answer" else changing.exchanged(change, said(step))  # type: ignore[arg-type]
        )
    assert len(change.answers) == steps.count("answer")
    assert [each.kind for each in change.talk] == [step for step in steps if step != "answer"]


def test_the_next_draft_is_opened_only_where_something_is_in_force_and_no_draft_is_open():
    assert [changing.takes_draft(each) for each in (Course(), drafted(), submitted(), in_review(), decided())] == [
        False,
        False,
        False,
        False,
        True,
    ]
    assert changing.taken_up_by(decided()) == changing.taken_up_by(in_review()) == 0
    assert changing.taken_up_by(moves.draft_opened(decided())) == 2


@pytest.mark.parametrize(
    "reason, until, expected",
    [
        ("It is planned for May.", ON + dt.timedelta(days=1), ()),
        ("It is planned for May.", ON + changing.LONGEST_ASIDE, ()),
        ("x", ON, ("aside.day",)),
        ("x", ON + changing.LONGEST_ASIDE + dt.timedelta(days=1), ("aside.day",)),
        (" ", None, ("aside.no-reason", "aside.no-day")),
    ],
)
def test_a_trigger_is_set_aside_with_a_reason_for_a_year_at_most(reason, until, expected):
    assert codes(changing.may_set_aside(reason, until, ON)) == expected


def test_an_incident_is_closed_with_an_outcome_and_opened_again_with_a_reason():
    told = incidents.Happened(title="x", what="x", on=ON, assessment="a", seriousness="some")
    held = incidents.Incident(happened=told)
    done = incidents.Looked(by="dov", at=AT, words="Rooms are closed to strangers.", closed=True)
    again = incidents.Looked(by="dov", at=AT, words=" ", closed=False)
    assert incidents.may_record(told, ON) == incidents.may_look_into(held, done) == ()
    assert codes(incidents.may_record(told, ON - dt.timedelta(days=1))) == ("incident.future",)
    assert codes(incidents.may_look_into(held, again)) == ("incident.open", "incident.no-outcome")
    closed = incidents.looked_into(held, done)
    assert (held.is_open, closed.is_open) == (True, False)
    assert codes(incidents.may_look_into(closed, done)) == ("incident.closed",)
    assert incidents.looked_into(closed, again).is_open
