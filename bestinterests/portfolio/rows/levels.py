"""Levels by place, and the words of the method that rows are keyed by."""

from __future__ import annotations

LEVELS = ("none", "unknown", "low", "medium", "high", "critical")
"""Levels by place, the least first. Unknown stands above none, so as not to be lost, and below what is known."""
UNKNOWN = 1
NO_NUMBER = -1
"""Stands where there is no number: nobody stated one, or no such change exists."""
ANY = "*"
"""Any pattern of features: what a cell holds whatever it comes from."""
NO_PATTERN = ""
"""A feature that nobody likened to a pattern."""
PROFILES = ("rights-first", "ico-scales")
SLOTS = ("before", "now", "expected")
LEVEL_COLUMNS = {
    (profile, slot): slot if profile == PROFILES[0] else f"{slot}_ico" for profile in PROFILES for slot in SLOTS
}
"""The column of ``counts`` that holds the level of a slot in a profile."""
IN_SCOPE = "in-scope"
"""The state under which ``looked`` counts the services that have a band in scope."""
NOT_STATED = "not stated"
