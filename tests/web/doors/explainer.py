"""Doors of the explainer, of guidance and of the one search: open to everybody, with or without an account."""

from __future__ import annotations

from tests.web.doors import OPEN_READ, everyone

NAMED = {
    "explainer:reader": {"reader": "product"},
    "explainer:bet": {"step": "map"},
    "explainer:node": {"node": "told"},
    "explainer:topic": {"topic": "scope"},
}
TOGETHER = (
    "explainer:way",
    "explainer:reader",
    "explainer:bets",
    "explainer:bet",
    "explainer:sandbox",
    "explainer:which",
    "explainer:whole",
    "explainer:node",
    "explainer:topics",
    "explainer:topic",
    "search",
)
TABLE = dict.fromkeys(TOGETHER, everyone(OPEN_READ))
