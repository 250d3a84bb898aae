"""What a visitor is told of what came of their case: the decision that holds, in words of their age."""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.web.redress.journey import REQUESTS
from bestinterests.workflow.casework.case import Case, CaseItem

ASKED = {request: f"rights.{name}" for name, request in REQUESTS.items()} | {"marketing": "rights.say_no"}
SAID = {"complaint": "doors.rules", "code-report": "doors.rules", "feedback": "doors.not_good"}
GIVES_REASON = ("partly-upheld", "not-upheld", "refused", "referred")
"""Outcomes whose own sentence leads to the reason."""


class Outcome(NamedTuple):
    """What came of an item. about: key of what was asked or said; key: of the outcome; ground: key, or blank.

    words: what a person wrote for this reader. in_line: do they stand in the sentence of the outcome already?
    """

    item: CaseItem
    about: str
    key: str
    ground: str
    words: str
    in_line: bool


def outcomes_of(case: Case) -> list[Outcome]:
    """What was told, item by item. That a lead looks into something is nothing that stands here."""
    found = []
    for item in case.items:
        held = item.decided
        if held is None or item.told_at is None or item.kind == "safeguarding-concern":
            continue
        thinking = item.kind == "feedback" and held.outcome in ("upheld", "partly-upheld")
        ground = f"grounds.{held.ground.replace('-', '_')}" if held.ground else ""
        about = ASKED.get(item.request, "") or SAID.get(item.kind, "doors.unsure")
        key = "thinking" if thinking else held.outcome
        found.append(Outcome(item, about, key, ground, held.words, not thinking and held.outcome in GIVES_REASON))
    return found
