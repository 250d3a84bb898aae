"""Doors of features, and of what is typed."""

from __future__ import annotations

from tests.web.doors import GO, OPEN_READ, assessors, members, only

ITEM = {"item": "F01"}
NAMED = {"assessments:feature": ITEM, "assessments:feature_delete": ITEM}
TABLE = {
    "assessments:features": members(OPEN_READ),
    "assessments:feature_new": assessors((200, 422)),
    "assessments:feature": assessors((200, 422)),
    "assessments:feature_delete": assessors((200, 302)),
    "assessments:typed_keep": only("assessor", cell=(405, 422)),
    "assessments:typed_drop": members((405, GO)),
}
