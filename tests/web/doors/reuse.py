"""Doors of taking things over, of their origins, and of the same feature judged apart."""

from __future__ import annotations

from tests.web.doors import OPEN_READ, assessors, members, only

NAMED = {
    "assessments:reuse_item": {"source": "source", "item": "F01"},
    "assessments:reuse_offer": {"item": "F02"},
    "assessments:apart_pattern": {"pattern": "chat"},
    "assessments:apart_family": {"item": "F01"},
}
TABLE = {
    "assessments:reuse": members(OPEN_READ),
    "assessments:reuse_item": only("assessor", cell=(200, 302)),
    "assessments:reuse_origins": members(OPEN_READ),
    "assessments:reuse_offer": assessors((200, 409)),
    "assessments:apart": members(OPEN_READ),
    "assessments:apart_pattern": members(OPEN_READ),
    "assessments:apart_family": members(OPEN_READ),
}
