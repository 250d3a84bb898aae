"""What the language of templates has, as both its check and its reference page say it."""

from __future__ import annotations

FILTER_NAMES = ("default", "first", "join", "last", "length", "lower", "upper")
"""Filters that a template may use."""
SEE = "Fields are listed in docs/reference/template-fields.md."
