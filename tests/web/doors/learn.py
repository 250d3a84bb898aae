"""Doors of the framework: open to everybody who is signed in."""

from __future__ import annotations

from tests.web.doors import OPEN_READ, signed_in

NAMED = {
    "learn:kind": {"kind": "rights"},
    "learn:item": {"kind": "rights", "key": "article-16"},
}
TABLE = {
    "learn:framework": signed_in(OPEN_READ),
    "learn:kind": signed_in(OPEN_READ),
    "learn:item": signed_in(OPEN_READ),
}
