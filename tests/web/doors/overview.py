"""Doors of the task list."""

from __future__ import annotations

from tests.web.doors import OPEN_READ, members

NAMED: dict[str, dict[str, str]] = {}
TABLE = {"assessments:overview": members(OPEN_READ)}
