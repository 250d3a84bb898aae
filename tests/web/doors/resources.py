"""Doors of the pages on rights: anybody opens them, and being signed in changes nothing."""

from __future__ import annotations

from tests.web.doors import OPEN_READ, everyone

HERE = {"place": "wales", "audience": "10-12"}
NAMED = {
    "resources:lesson": {"pack": "primary-9-11"},
    "resources:lesson_pdf": {"pack": "primary-9-11"},
    "resources:home": HERE,
    "resources:page": {**HERE, "name": "after"},
    "resources:right": {**HERE, "right": "see"},
    "resources:letter": {**HERE, "right": "say_no"},
    "resources:letter_text": {**HERE, "right": "say_no"},
}
TABLE = {route: everyone(OPEN_READ) for route in ("resources:start", *NAMED)}
