"""Doors of features, and of what is typed."""

from __future__ import annotations

from tests.web.doors import GO, OPEN_READ, assessors, members, only

ITEM = {"item": "F01"}
NAMED = {
    "assessments:feature": ITEM,
    "assessments:feature_delete": ITEM,
    "assessments:feature_practices": ITEM,
    "assessments:feature_standards": ITEM,
    "assessments:link": {"item": "L01"},
    "assessments:link_delete": {"item": "L01"},
}
NOT_THERE = (404, 404)
"""The assessment of the story has no link."""
TABLE = {
    "assessments:features": members(OPEN_READ),
    "assessments:features_order": only("assessor", cell=(405, GO)),
    "assessments:features_begin": assessors((200, 422)),
    "assessments:feature_new": assessors((200, 422)),
    "assessments:feature": assessors((200, 422)),
    "assessments:feature_practices": assessors((200, 422)),
    "assessments:feature_standards": only("assessor", cell=(405, GO)),
    "assessments:feature_delete": assessors((200, 302)),
    "assessments:practices": members(OPEN_READ),
    "assessments:links": members(OPEN_READ),
    "assessments:link_new": assessors((200, 422)),
    "assessments:link": members(NOT_THERE),
    "assessments:link_delete": members(NOT_THERE),
    "assessments:typed_keep": only("assessor", cell=(405, 422)),
    "assessments:typed_drop": members((405, GO)),
}
