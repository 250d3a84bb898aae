"""Ready kits: which items an age is asked, with which options. Their words are texts of the topic ``survey``.

Few items, feelings and not memory, one thing at a time: what is good and what worries are asked apart, so that neither
is set off against the other. There is no scale and so no middle; ``not sure`` and skipping are always there. Words of
their own are asked from 13. Where two features are asked about, what matters most is asked about both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

BANDS = {"6-9": "7 to 9", "10-12": "10 to 12", "13-15": "13 to 15", "16-17": "16 to 17"}
"""Bands that fill a form in, as staff read them. Children under seven are observed."""
MOST = {"6-9": 6, "10-12": 8, "13-15": 8, "16-17": 8}
WRITES = ("13-15", "16-17")
"""Bands that are asked for words of their own."""
MOST_FEATURES = 2
SKIP, UNSURE = "skip", "not_sure"
YES_NO = ("yes", "no", UNSURE)
OF_A_FEATURE = ("know", "feel", "good", "worry", "miss")
BY_WEIGHT = ("worry", "miss", "know", "feel", "good")
WORDS = "change"


class Question(NamedTuple):
    """One item. key: as counts know it; text: of its question; feature: which one it is about, by its place, or none.

    options: keys of texts, without skipping; none where words are asked for.
    """

    key: str
    text: str
    feature: int | None
    options: tuple[str, ...]

    @property
    def counted(self) -> tuple[str, ...]:
        """What is counted: each option, and that it was skipped."""
        return (*self.options, SKIP)


def kit(band: str, features: Sequence[str]) -> tuple[Question, ...]:
    """What an age is asked about one or two features, given by id. Raises KeyError for a band without a form."""
    once = ("tell", WORDS) if band in WRITES else ("tell",)
    each = (MOST[band] - len(once)) // max(1, len(features))
    asked = [key for key in OF_A_FEATURE if key in BY_WEIGHT[:each]]
    found = [
        Question(f"{key}-{feature}", key, place, _options(key, band))
        for place, feature in enumerate(features)
        for key in asked
    ]
    return (*found, *(Question(key, key, None, () if key == WORDS else YES_NO) for key in once))


def _options(key: str, band: str) -> tuple[str, ...]:
    if key != "feel":
        return YES_NO
    return ("happy", "sad", "worried", *(("angry",) if band != "6-9" else ()), UNSURE)
