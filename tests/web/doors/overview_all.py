"""Doors of the overview of all services of an organisation."""

from __future__ import annotations

from tests.web.doors import GO, OPEN_READ, members, signed_in

NAMED: dict[str, dict[str, str]] = {"overview:export": {"table": "verdicts", "form": "csv"}}
TABLE = {
    "overview:everywhere": signed_in((GO, 405), (GO, GO)) | {"nowhere": OPEN_READ, "outside-reader": OPEN_READ},
    "overview:glance": members(OPEN_READ),
    "overview:marks": members(OPEN_READ),
    "overview:services": members(OPEN_READ),
    "overview:deadlines": members(OPEN_READ),
    "overview:export": members(OPEN_READ),
}
