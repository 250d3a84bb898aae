"""Doors of what has been looked for."""

from __future__ import annotations

from tests.web.doors import OPEN_READ, assessors, members

NAMED = {
    "assessments:coverage_place": {"place": "F01"},
    "assessments:coverage_question": {"place": "F01", "right": "article-16"},
    "assessments:coverage_service_question": {"right": "article-7"},
    "assessments:statement": {"item": "S01"},
    "assessments:statement_delete": {"item": "S01"},
}
ANSWERED = (200, 422)
TABLE = {
    "assessments:coverage": assessors(ANSWERED),
    "assessments:coverage_table": members(OPEN_READ),
    "assessments:coverage_service": assessors(ANSWERED),
    "assessments:coverage_service_question": assessors(ANSWERED),
    "assessments:coverage_place": assessors(ANSWERED),
    "assessments:coverage_question": assessors(ANSWERED),
    "assessments:statement": members((404, 404)),
    "assessments:statement_delete": members((404, 404)),
}
