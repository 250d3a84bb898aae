"""Doors of scope, the service, its children, people and rights."""

from __future__ import annotations

from tests.web.doors import GO, OPEN_READ, assessors, members

FACTOR = {"factor": "similar-services"}
RIGHT = {"right": "article-28"}
GROUP, PERSON = {"item": "G01"}, {"item": "P01"}
NAMED = {
    "assessments:scope_factor": FACTOR,
    "assessments:right": RIGHT,
    "assessments:right_set_aside": RIGHT,
    "assessments:right_take_up": RIGHT,
    "assessments:group": GROUP,
    "assessments:group_delete": GROUP,
    "assessments:person": PERSON,
    "assessments:person_me": PERSON,
    "assessments:person_delete": PERSON,
}
NOTHING_THERE = members((404, 404))
"""The assessment of the story has no groups and nobody who takes part; their pages are asked in tests/web/scope."""
WRITTEN = assessors((200, 422))
TABLE = {
    "assessments:scope": members(OPEN_READ),
    "assessments:scope_factor": WRITTEN,
    "assessments:scope_outcome": WRITTEN,
    "assessments:scope_age_gate": WRITTEN,
    "assessments:scope_next_review": WRITTEN,
    "assessments:scope_decided": WRITTEN,
    "assessments:service": WRITTEN,
    "assessments:service_organisation": WRITTEN,
    "assessments:service_ages": WRITTEN,
    "assessments:service_assessment": WRITTEN,
    "assessments:review_plan": WRITTEN,
    "assessments:children": WRITTEN,
    "assessments:groups": members(OPEN_READ),
    "assessments:group_new": WRITTEN,
    "assessments:group": NOTHING_THERE,
    "assessments:group_delete": NOTHING_THERE,
    "assessments:people_here": members(OPEN_READ),
    "assessments:person_new": WRITTEN,
    "assessments:person": NOTHING_THERE,
    "assessments:person_me": members((405, 404)),
    "assessments:person_delete": NOTHING_THERE,
    "assessments:rights": members(OPEN_READ),
    "assessments:rights_together": members(OPEN_READ),
    "assessments:rights_set_aside": WRITTEN,
    "assessments:right": members(OPEN_READ),
    "assessments:right_set_aside": WRITTEN,
    "assessments:right_take_up": assessors((405, GO)),
}
