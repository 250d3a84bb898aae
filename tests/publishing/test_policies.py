"""What may be published, by whom, and why not."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from bestinterests.domain.publication import Standing
from bestinterests.workflow.changing import Answer, Change, Described
from bestinterests.workflow.course import Course, Decided, Ruling, Version
from bestinterests.workflow.people import Actor, Duty
from bestinterests.workflow.publishing.making import sealed_digest
from bestinterests.workflow.publishing.policies import (
    may_publish,
    may_publish_change,
    may_supersede,
    may_withdraw,
)
from bestinterests.workflow.publishing.refusals import PUBLISHING
from bestinterests.workflow.states import ALL_STATES, State
from tests.publishing.published import published, small

DAY = dt.date(2026, 4, 1)
AT = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
DECIDER = Actor(id="d", duties=("decider",))


def course(state: State, outcome: str = "") -> Course:
    ruling = Ruling(outcome=outcome, reasons="So.") if outcome else None  # type: ignore[arg-type]
    decided = Decided(by="d", on=DAY, digest="sha256:1", ruling=ruling) if ruling else None
    return Course(versions=(Version(number=1, state=state, decided=decided),))


def codes(refusals: object) -> list[str]:
    return [each.code for each in refusals]  # type: ignore[attr-defined]


@pytest.mark.parametrize("outcome", ["proceed", "proceed-with-conditions", "do-not-proceed", "stop"])
@pytest.mark.parametrize("state", ["decided", "superseded", "withdrawn"])
def test_what_was_decided_is_published_whatever_the_outcome(state: State, outcome: str) -> None:
    assert may_publish(DECIDER, course(state, outcome), 1) == ()


@pytest.mark.parametrize("state", [state for state in ALL_STATES if state not in ("decided", "superseded")])
def test_a_draft_is_never_published_and_a_service_that_was_screened_out_is(state: State) -> None:
    expected = {"screened_out": [], "withdrawn": ["publish.withdrawn-version"]}.get(state, ["publish.not-decided"])
    assert codes(may_publish(DECIDER, course(state), 1)) == expected


def test_there_is_no_such_version() -> None:
    assert codes(may_publish(DECIDER, course("decided", "stop"), 2)) == ["publish.no-version"]


@pytest.mark.parametrize("duty", ["assessor", "reviewer", "second-signatory", "action-owner", "administrator"])
def test_only_those_who_answer_for_it_publish(duty: Duty) -> None:
    actor = Actor(id="a", duties=(duty,))
    held = published(small())
    assert codes(may_publish(actor, course("decided", "stop"), 1)) == ["step.no-duty"]
    assert "step.no-duty" in codes(may_withdraw(actor, Standing(), "Because."))
    assert "step.no-duty" in codes(may_supersede(actor, held, Standing(), replace(held, number=2)))
    assert may_publish(Actor(id="p", duties=("dpo",)), course("decided", "stop"), 1) == ()


def test_a_change_is_published_once_it_is_answered_in_words_for_everybody() -> None:
    change = Change(described=Described(title="Later hours", what="Until nine", when="May"))
    assert codes(may_publish_change(DECIDER, change)) == ["publish.change-open"]
    answered = replace(change, state="answered", answers=(Answer(effect="no-effect", reason="No.", by="d", at=AT),))
    assert codes(may_publish_change(DECIDER, answered)) == ["publish.change-private"]
    assert may_publish_change(DECIDER, replace(answered, may_publish=True)) == ()


def test_it_is_withdrawn_once_and_with_a_reason() -> None:
    assert may_withdraw(DECIDER, Standing(), "It was of another service.") == ()
    assert may_withdraw(DECIDER, Standing(state="superseded", superseded_by=2), "Wrong.") == ()
    assert codes(may_withdraw(DECIDER, Standing(state="withdrawn"), " ")) == ["withdraw.already", "withdraw.no-because"]


def test_only_a_later_number_of_the_series_takes_its_place() -> None:
    held = published(small())
    assert may_supersede(DECIDER, held, Standing(), replace(held, number=2)) == ()
    for later in (held, replace(held, id="other", number=2)):
        assert codes(may_supersede(DECIDER, held, Standing(), later)) == ["supersede.earlier"]
    assert codes(may_supersede(DECIDER, held, Standing(state="withdrawn"), replace(held, number=2))) == [
        "supersede.withdrawn"
    ]


def test_a_seal_takes_its_chance_to_be_opened() -> None:
    assert sealed_digest("sha256:1", "a" * 32) != sealed_digest("sha256:1", "b" * 32)


def test_every_refusal_says_something() -> None:
    assert all(wording.sentence.endswith(".") for wording in PUBLISHING.values())
