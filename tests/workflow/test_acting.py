"""Who may record what has become of an action, and what has to be there before it is called done or tested."""

from __future__ import annotations

import datetime as dt

import pytest

from bestinterests.workflow import moves
from bestinterests.workflow.acting import WORK, amiss, may_record
from bestinterests.workflow.people import Actor
from bestinterests.workflow.standing import may_work_on
from tests.workflow.cast import AMARA, DENIZ, FARID, advised, codes, decided, drafted, in_review, reviewed, submitted

HANA = Actor(id="hana", name="Hana Sato", duties=("action-owner",))
ON = dt.date(2026, 6, 1)
BEFORE, AFTER = dt.date(2026, 5, 4), dt.date(2026, 6, 2)


@pytest.mark.parametrize(
    "actor, course, expected",
    [
        (HANA, drafted(), ()),  # work goes on while it is written
        (HANA, decided(), ()),  # and while a decision is in force: its conditions have to be met
        (AMARA, decided(), ()),  # an assessor may, too
        (HANA, moves.returned(advised(), "Why?"), ()),
        (HANA, submitted(), ("work.closed",)),  # nothing moves under the reader
        (HANA, in_review(), ("work.closed",)),
        (HANA, reviewed(), ("work.closed",)),  # nor under the decider
        (DENIZ, decided(), ("step.no-duty",)),  # who decides does not do the work
        (FARID, submitted(), ("work.closed", "step.no-duty")),
        (HANA, moves.withdrawn(drafted(), "Dropped."), ("work.closed",)),
    ],
)
def test_who_may_work_on_an_action(actor, course, expected):
    assert codes(may_work_on(actor, course)) == expected


@pytest.mark.parametrize(
    "fields, status, expected",
    [
        (WORK, "tested", ()),
        (("test_note",), None, ()),
        (("status", "due"), "implemented", ("work.other-field",)),  # when it is due is part of the plan
        (("status",), "abandoned", ("work.abandoned",)),  # so is giving it up
        (("acts_on", "owner"), "abandoned", ("work.other-field", "work.abandoned")),
    ],
)
def test_the_plan_itself_is_for_assessors(fields, status, expected):
    assert codes(may_record(fields, status)) == expected


@pytest.mark.parametrize(
    "status, done_on, result, tested_on, expected",
    [
        ("planned", None, "not-tested", None, []),
        ("implemented", BEFORE, "not-tested", None, []),  # done is taken at a person's word
        ("implemented", None, "not-tested", None, []),  # also where nobody knows the day
        ("tested", BEFORE, "passed", BEFORE, []),
        ("tested", BEFORE, "failed", ON, []),  # a test that failed is a test
        ("tested", BEFORE, "not-tested", None, ["test_result", "tested_on"]),
        ("tested", BEFORE, "passed", None, ["tested_on"]),
        ("tested", BEFORE, "not-tested", BEFORE, ["test_result"]),
        ("implemented", BEFORE, "failed", None, ["tested_on"]),  # a result has a day
        ("planned", BEFORE, "not-tested", None, ["done_on"]),
        ("implemented", AFTER, "not-tested", None, ["done_on"]),  # a day to come is not done
        ("tested", BEFORE, "passed", AFTER, ["tested_on"]),
        ("abandoned", None, "not-tested", None, []),
    ],
)
def test_tested_needs_its_result_and_its_day(status, done_on, result, tested_on, expected):
    found = amiss(status, done_on=done_on, test_result=result, tested_on=tested_on, on=ON)
    assert [problem.path for problem in found] == expected
    assert all(problem.remedy for problem in found)
