"""Doors of impacts. The assessment of the story has none yet."""

from __future__ import annotations

from tests.web.doors import OPEN_READ, assessors, members

ITEM = {"item": "I01"}
NAMED = {
    "assessments:impact_new": {"direction": "harm"},
    "assessments:impact": ITEM,
    "assessments:impact_delete": ITEM,
}
TABLE = {
    "assessments:impacts": members(OPEN_READ),
    "assessments:impacts_quick": assessors((200, 422)),
    "assessments:impact_prompts": members(OPEN_READ),
    "assessments:impact_new": assessors((200, 422)),
    "assessments:impact": members((404, 404)),
    "assessments:impact_delete": members((404, 404)),
}
