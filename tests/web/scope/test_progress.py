"""The task list says of scope, the service, children and rights what the record says, and no more."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import msgspec
import pytest

from bestinterests.domain.service import Person, ScopeFactor, ScopeTest
from bestinterests.evaluation import evaluate
from bestinterests.packs.beginning import new_document
from bestinterests.web.assessments.progress import scope
from bestinterests.web.assessments.scoping import factors
from bestinterests.web.assessments.snapshot import framework_of
from tests.web.assessments.cast import example

ON = dt.date(2026, 6, 1)


def told(judged, on=ON):
    """Every task of an assessment that is judged like this."""
    framework = framework_of(example())
    evaluation = evaluate(framework, judged, on=on)
    held = SimpleNamespace(judged=judged, framework=framework, evaluation=evaluation, on=on, id="a" * 26)
    tellers = (scope.scope_tasks, scope.rights_tasks, scope.service_tasks, scope.review_tasks)
    return {task.title: task for tell in tellers for task in tell(held)}


def empty():
    return new_document(framework_of(example()), title="Nothing yet", on=ON).assessment


def changed(judged, **values):
    return msgspec.structs.replace(judged, **values)


def test_nothing_written_is_nothing_started():
    tasks = told(empty())
    states = {title: task.state for title, task in tasks.items()}
    assert states.pop("Rights outside the framework") == "needs-you"
    assert set(states.values()) == {"not-started"}
    assert "28 (education)" in tasks["Rights outside the framework"].fact


def test_an_example_is_done_but_for_what_it_leaves_open():
    tasks = told(example().assessment)
    assert tasks["The scope test"].state == "done"
    assert tasks["Its children"].state == "done"
    assert tasks["People who take part"].fact == "Eight people, two with interests declared"
    assert tasks["The service"].fact == "Mobile game, live"
    assert tasks["Rights in the framework"].fact == "18 of 18 looked at or set aside"
    assert tasks["Rights outside the framework"].state == "needs-you"
    assert tasks["How rights hang together"].state == "in-progress"
    assert tasks["Set the review"].fact.startswith("On 16 March 2027")


@pytest.mark.parametrize(
    "test, state, fact",
    [
        (ScopeTest(intended_for_children="no"), "in-progress", "One question answered, no outcome yet"),
        (ScopeTest(outcome="in-scope"), "needs-you", "In scope, without a reason"),
        (ScopeTest(outcome="screened-out", reason="Adults."), "needs-you", "no day on which it is looked at again"),
        (
            ScopeTest(outcome="in-scope", reason="A toy.", intended_for_children="yes", by="P01", on=ON),
            "done",
            "In scope",
        ),
    ],
)
def test_scope_says_how_far_it_has_come(test, state, fact):
    judged = changed(empty(), scope=test, people=(Person(id="P01", role="Lead"),))
    task = told(judged)["The scope test"]
    assert task.state == state
    assert fact in task.fact


def test_scope_needs_somebody_once_every_factor_is_answered():
    framework = framework_of(example())
    every = tuple(ScopeFactor(factor=each.key) for each in factors(framework, empty()))
    judged = changed(empty(), scope=ScopeTest(intended_for_children="no", factors=every))
    assert told(judged)["The scope test"].state == "needs-you"


def test_an_overdue_review_needs_somebody():
    judged = example().assessment
    assert told(judged, on=dt.date(2027, 3, 17))["Set the review"].state == "needs-you"


def test_the_short_pass_says_what_it_left_out():
    task = told(changed(empty(), depth="short"))["Rights in the framework"]
    assert "The short pass leaves out 18" in task.fact
