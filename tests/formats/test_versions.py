"""Older documents are brought up to date by pure steps; newer ones are refused."""

from __future__ import annotations

import copy
from typing import Any

from bestinterests.formats.reading import read
from bestinterests.formats.versions import upgraded


def _heading_to_title(root: dict[str, Any]) -> dict[str, Any]:
    assessment = dict(root.get("assessment", {}))
    if "heading" in assessment:
        assessment["title"] = assessment.pop("heading")
    return {**root, "assessment": assessment}


OLD = b"format: 1\nassessment:\n  heading: An old name\n  depth: ful\n"


def test_a_step_is_applied_when_a_file_is_read() -> None:
    reading = read(OLD.replace(b"  depth: ful\n", b""), "x.yaml", steps={1: _heading_to_title}, newest=2)
    assert reading.problems == []
    assert reading.document is not None
    assert (reading.document.format, reading.document.assessment.title) == (2, "An old name")


def test_faults_that_remain_are_said_of_the_upgraded_tree() -> None:
    reading = read(OLD, "x.yaml", steps={1: _heading_to_title}, newest=2)
    assert [(problem.code, problem.path) for problem in reading.problems] == [("shape.not-one-of", "assessment.depth")]


def test_steps_follow_one_another_and_leave_their_input_alone() -> None:
    root = {"format": 1, "assessment": {"heading": "x"}}
    before = copy.deepcopy(root)
    after, problems = upgraded(root, {1: _heading_to_title, 2: lambda tree: {**tree, "record": {}}}, newest=3)
    assert (after, problems) == ({"format": 3, "assessment": {"title": "x"}, "record": {}}, [])
    assert root == before


def test_a_gap_in_the_steps_is_said() -> None:
    _, problems = upgraded({"format": 1}, {2: dict}, newest=3)
    assert [problem.code for problem in problems] == ["format.older"]
