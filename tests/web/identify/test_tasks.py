"""How far step 2 has come is said in facts."""

from __future__ import annotations

import msgspec
import pytest

from bestinterests.web.assessments.progress.identify import tasks
from tests.web.assessments.cast import example
from tests.web.identify.test_coverage import asking_of


class Held:
    """An assessment as the tasks see it."""

    id = "a" * 26

    def __init__(self, assessment):
        self.context = asking_of(assessment).context


def facts(assessment):
    return {task.title: (task.fact, task.state) for task in tasks(Held(assessment))}


def changed(**values):
    return msgspec.structs.replace(example().assessment, **values)


def test_a_record_that_is_filled():
    found = facts(example().assessment)
    assert found["Features"] == ("Twelve features", "done")
    assert found["Data activities by moment"] == ("Twelve data activities", "done")
    assert found["Impacts, both ways"] == ("29: 16 harms, 13 benefits", "done")
    assert found["What has been looked for"][1] == "in-progress"
    assert found["Practices asked about"][1] == "in-progress"


def test_a_record_that_is_empty():
    nothing = dict.fromkeys(("features", "data_activities", "impacts", "coverage", "links"), ())
    assert {state for _, state in facts(changed(**nothing)).values()} == {"not-started"}


@pytest.mark.parametrize(
    "task, values, words",
    [
        ("Features", lambda a: {"features": bare(a.features, "F03", description=" ")}, "F03 is not described yet"),
        (
            "Data activities by moment",
            lambda a: {"data_activities": a.data_activities[1:]},
            "Eleven data activities. F01 has no data activity",
        ),
        (
            "Data activities by moment",
            lambda a: {"data_activities": bare(a.data_activities, "D03", purpose="")},
            "1 do not say yet what data or why",
        ),
        ("Impacts, both ways", lambda a: {"impacts": bare(a.impacts, "I03", right="")}, "I03 is a draft"),
    ],
)
def test_what_is_still_to_be_said(task, values, words):
    fact, state = facts(changed(**values(example().assessment)))[task]
    assert words in fact
    assert state == "in-progress"


def bare(items, item, **values):
    return tuple(msgspec.structs.replace(each, **values) if each.id == item else each for each in items)
