"""The table of transitions is complete, and refuses by itself what its rows do not name."""

from __future__ import annotations

import re
import string
from pathlib import Path
from typing import get_args

import pytest

from bestinterests import workflow
from bestinterests.workflow.events import EVENTS
from bestinterests.workflow.people import DUTY_WORDS, Actor, Duty
from bestinterests.workflow.refusals import REFUSALS, refusal
from bestinterests.workflow.standing import may_edit, may_open_draft, may_return, may_take, may_upgrade, may_withdraw
from bestinterests.workflow.states import ALL_STATES, CLOSED, EDITABLE, STATES
from bestinterests.workflow.transitions import TRANSITIONS, Step
from tests.workflow.cast import (
    AMARA,
    BRAM,
    CHIOMA,
    DENIZ,
    EDDA,
    FARID,
    advised,
    codes,
    decided,
    drafted,
    in_review,
    reviewed,
    submitted,
)


def test_every_state_has_words_and_somebody_whose_turn_it_is_or_is_at_its_end():
    assert set(STATES) == set(ALL_STATES)
    for state, words in STATES.items():
        assert words.label
        assert words.says.endswith(".")
        assert bool(words.turn) == (state not in CLOSED), state
    assert not EDITABLE & CLOSED


def test_every_state_can_be_reached_from_a_draft():
    reached, before = {"draft"}, 0
    while before < len(reached):
        before = len(reached)
        reached |= {row.target for row in TRANSITIONS.values() if row.target and reached & set(row.sources)}
    assert reached == set(ALL_STATES)


def test_every_state_has_a_way_on_but_superseded():
    leaving = {source for row in TRANSITIONS.values() if row.duties for source in row.sources}
    assert set(ALL_STATES) - leaving == {"superseded"}


def test_every_step_is_in_the_table_worded_and_told_in_history():
    assert set(TRANSITIONS) == set(get_args(Step))
    for row in TRANSITIONS.values():
        assert row.event in EVENTS
        assert row.asks.endswith(".")
        assert set(row.duties) <= set(DUTY_WORDS)
    assert set(DUTY_WORDS) == set(get_args(Duty))


def test_no_two_steps_tell_the_same_event():
    events = [row.event for row in TRANSITIONS.values()]
    assert len(set(events)) == len(events)


@pytest.mark.parametrize("code", REFUSALS)
def test_every_refusal_is_a_sentence_and_asks_for_its_words(code):
    wording = REFUSALS[code]
    names = {name for text in wording for _, name, _, _ in string.Formatter().parse(text) if name}
    said = refusal(code, **dict.fromkeys(names, "x"))
    assert said.code == code
    assert said.sentence.endswith(".")
    assert not said.who_could_help or said.who_could_help.endswith((".", "x"))
    if names:
        with pytest.raises(KeyError):
            refusal(code)


@pytest.mark.parametrize("step", [row.step for row in TRANSITIONS.values() if row.duties])
@pytest.mark.parametrize("state", ALL_STATES)
def test_a_step_is_taken_only_from_its_states_and_by_its_duties(step, state):
    row = TRANSITIONS[step]
    able, unable = Actor(id="a", duties=row.duties[:1]), Actor(id="b")
    now = () if state in row.sources else ("step.not-now",)
    assert codes(may_take(step, able, state)) == now
    assert codes(may_take(step, unable, state)) == (*now, "step.no-duty")


@pytest.mark.parametrize(
    "actor, course, expected",
    [
        (AMARA, drafted(), ()),  # a draft is written by assessors
        (BRAM, drafted(), ("step.no-duty",)),  # a reviewer does not write what is reviewed
        (AMARA, submitted(), ("edit.closed",)),  # what was submitted stays as it was read
        (AMARA, in_review(), ("edit.closed",)),  # also while it is read
        (AMARA, decided(), ("edit.closed",)),  # a decided version never changes
        (FARID, decided(), ("edit.closed", "step.no-duty")),  # both reasons at once
    ],
)
def test_who_may_edit(actor, course, expected):
    assert codes(may_edit(actor, course)) == expected


@pytest.mark.parametrize(
    "actor, course, reasons, expected",
    [
        (DENIZ, submitted(), "Say how ages are known.", ()),  # before anybody was asked
        (DENIZ, in_review(), "The service has changed.", ()),  # a round is broken off
        (CHIOMA, reviewed(), "As both views ask.", ()),  # a decider who reviewed may send it back
        (DENIZ, advised(), " ", ("step.no-reasons",)),  # reasons are owed to the assessors
        (BRAM, reviewed(), "No.", ("step.no-duty",)),  # a reviewer says so in a view
        (DENIZ, decided(), "Again.", ("step.not-now",)),  # a decision is not undone, a new draft follows
    ],
)
def test_who_may_return(actor, course, reasons, expected):
    assert codes(may_return(actor, course, reasons)) == expected


@pytest.mark.parametrize(
    "actor, course, reasons, expected",
    [
        (DENIZ, drafted(), "The service is not built.", ()),  # nothing to assess any more
        (EDDA, decided(), "The service has ended.", ()),  # an administrator closes what has ended
        (DENIZ, decided(), "", ("step.no-reasons",)),  # why is part of the record
        (AMARA, drafted(), "I give up.", ("step.no-duty",)),  # an assessor does not make it go away
    ],
)
def test_who_may_withdraw(actor, course, reasons, expected):
    assert codes(may_withdraw(actor, course, reasons)) == expected


@pytest.mark.parametrize(
    "actor, course, expected",
    [
        (AMARA, decided(), ()),  # the next draft, while the decision stays in force
        (DENIZ, decided(), ("step.no-duty",)),  # assessors write
        (AMARA, drafted(), ("step.draft-open",)),  # one draft at a time
        (AMARA, in_review(), ("step.not-now",)),  # first this one comes to its end
    ],
)
def test_who_may_open_the_next_draft(actor, course, expected):
    assert codes(may_open_draft(actor, course)) == expected


def test_packs_are_changed_only_on_the_record_that_was_looked_at():
    assert codes(may_upgrade(AMARA, drafted(), seen=3, now=3)) == ()
    assert codes(may_upgrade(AMARA, drafted(), seen=3, now=4)) == ("upgrade.other-record",)
    assert codes(may_upgrade(DENIZ, in_review(), seen=3, now=3)) == ("edit.closed", "step.no-duty")


def test_every_refusal_is_given_somewhere():
    rooms = [room for room in Path(workflow.__file__).parent.rglob("*.py") if room.name != "refusals.py"]
    given = {code for room in rooms for code in re.findall(r'"([a-z-]+\.[a-z0-9-]+)"', room.read_text())}
    assert set(REFUSALS) - given == set()
