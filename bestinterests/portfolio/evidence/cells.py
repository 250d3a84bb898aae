"""What a cell says: yes, no, or that nobody knows. A blank cell is unknown, never no."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from bestinterests.portfolio.evidence.mapping import ColumnMapping

YES = ("true", "yes", "y", "1", "✓", "✔", "☑")
NO = ("false", "no", "n", "0", "✗", "✘", "☒", "✕")
UNKNOWN = ("", "-", "–", "—", "?", "n/a", "na", "unknown", "not known", "not tested", "null", "none")
"""Words of no table in particular, compared without case."""
UNREAD = "unread"
"""A cell of a yes-or-no column that says neither: it counts as unknown, and is told."""
_AGE = re.compile(r"\s*(\d{1,2})\s*\+?\s*$")
_BESIDE = "\ufe0e\ufe0f"
"""Signs that only choose how the sign before them is drawn."""


@lru_cache(4096)
def word(cell: str) -> str:
    """Return a cell as it is compared: without case, with single spaces, in one form of every character."""
    return " ".join(unicodedata.normalize("NFKC", cell).translate(dict.fromkeys(map(ord, _BESIDE))).casefold().split())


def meanings(column: ColumnMapping) -> Mapping[str, str]:
    """Return what each word means in a column: the words of any table, and before them those of its own."""
    found: dict[str, str] = {}
    for value, general, own in (
        ("yes", YES, column.yes_cells),
        ("no", NO, column.no_cells),
        ("unknown", UNKNOWN, column.unknown_cells),
    ):
        found |= {word(each): value for each in general if word(each) not in found}
        found |= {word(each): value for each in own}
    for own_value, own_words in (("yes", column.yes_cells), ("no", column.no_cells), ("unknown", column.unknown_cells)):
        found |= {word(each): own_value for each in own_words}
    return {**found, "": "unknown"}


def age(cell: str) -> str:
    """Return the age in a cell such as 13 or 13+; blank where it is written otherwise."""
    match = _AGE.fullmatch(unicodedata.normalize("NFKC", cell))
    return str(int(match[1])) if match else ""
