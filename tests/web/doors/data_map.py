"""Doors of the data map."""

from __future__ import annotations

from tests.web.doors import GO, OPEN_READ, assessors, members, only

ITEM = {"item": "D01"}
NAMED = {
    "assessments:data_activity": ITEM,
    "assessments:data_activity_copy": ITEM,
    "assessments:data_activity_delete": ITEM,
}
TABLE = {
    "assessments:data_map": members(OPEN_READ),
    "assessments:data_activity_new": assessors((200, 422)),
    "assessments:data_activity": assessors((200, 422)),
    "assessments:data_activity_copy": only("assessor", cell=(405, GO)),
    "assessments:data_activity_delete": assessors((200, 302)),
}
