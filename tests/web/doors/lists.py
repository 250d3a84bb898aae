"""Doors of lists, of the samples, and of beginning an assessment."""

from __future__ import annotations

from tests.web.doors import GO, OPEN_READ, members, only, signed_in

NAMED: dict[str, dict[str, str]] = {
    "assessments:export": {"form": "csv"},
    "assessments:new_preview": {"upload": "0" * 26},
    "assessments:new_discard": {"upload": "0" * 26},
}
TABLE = {
    "assessments:everywhere": signed_in((GO, 405), (GO, GO)) | {"nowhere": OPEN_READ, "outside-reader": OPEN_READ},
    "assessments:samples": signed_in(OPEN_READ),
    "assessments:list": members(OPEN_READ),
    "assessments:export": members(OPEN_READ),
    "assessments:new": only("assessor", cell=(200, 422)),
    "assessments:new_from_file": only("assessor", cell=(200, 422)),
    "assessments:new_preview": only("assessor", cell=(404, 404)),
    "assessments:new_discard": only("assessor", cell=(405, 404)),
    "assessments:sample_copy": only("assessor", cell=(405, 404)),
}
