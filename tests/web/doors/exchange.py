"""Doors of documents, arrivals, conflicts, the DPIA, the packs and the history."""

from __future__ import annotations

from tests.web.doors import GO, OPEN, OPEN_READ, assessors, members, only

NOWHERE = "0" * 26

NAMED: dict[str, dict[str, str]] = {
    "assessments:document": {"paper": "action-plan", "form": "html"},
    "assessments:arrival": {"upload": NOWHERE},
    "assessments:arrival_mapping": {"upload": NOWHERE},
    "assessments:dpia_step": {"step": "step-1"},
    "assessments:dpia_answer": {"field": "need"},
    **{f"assessments:{name}": {"seq": "1"} for name in ("line", "restore", "undo", "meeting")},
}
TABLE = {
    "assessments:report": members(OPEN_READ),
    "assessments:report_look": members(OPEN_READ),
    "assessments:documents": members(OPEN_READ),
    "assessments:document": members(OPEN),
    "assessments:arrival_new": only("assessor", cell=(200, 422)),
    "assessments:arrival": only("assessor", cell=(404, 404)),
    "assessments:arrival_mapping": only("assessor", cell=(404, 405)),
    "assessments:conflicts": assessors((200, GO)),
    "assessments:dpia": members(OPEN_READ),
    "assessments:dpia_step": members(OPEN_READ),
    "assessments:dpia_answer": only("assessor", cell=(405, 422)),
    "assessments:upgrade": assessors((200, 200)),
    "assessments:history": members(OPEN_READ),
    "assessments:compare": members(OPEN_READ),
    "assessments:verify": members(OPEN_READ),
    "assessments:removal": only("administrator", "data-protection-officer", cell=(200, 422)),
    "assessments:line": members(OPEN_READ),
    "assessments:restore": only("assessor", cell=(200, GO)),
    "assessments:undo": only("assessor", cell=(409, 409)),
    "assessments:meeting": members(OPEN_READ),
}
