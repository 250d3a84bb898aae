"""What can be chosen in the five questions, in words: bands of age, children, and what happens with data."""

from __future__ import annotations

from functools import cache

from bestinterests.web.learn.reading import current

UNKNOWN = "unknown"
NONE = "none"
WHOLE = "whole"

CHILDREN: dict[str, str] = {
    "younger": "Younger children than today",
    "more": "More children than today",
    "vulnerable": "Children who need more care: disabled, in care, unwell, or at risk at home",
    "same": "The same children as today",
    UNKNOWN: "I do not know",
}
DATA: dict[str, tuple[str, str]] = {
    "new-data": ("Data that we did not have before", "A birthday, a contact list, a voice, a place, a mood"),
    "new-use": ("Data that we have, used for something new", "Play times used to choose what is offered"),
    "sharing": ("Data that somebody new gets", "An advertiser, a school, another child, a supplier"),
    "profiling": ("Profiling, a recommender or AI", "A model that guesses, ranks, writes or decides"),
    "defaults": ("Another setting at the start", "On where it was off, public where it was private"),
    "nudges": ("Something that leads children on", "Streaks, reminders, a countdown, a brighter button"),
    NONE: ("None of these", ""),
    UNKNOWN: ("I do not know", ""),
}
"""What may happen with data: the words, and examples of ours."""


@cache
def bands() -> dict[str, str]:
    """The age bands of the packs, as people say them."""
    return {key: f"{band.from_age} to {band.to_age} years" for key, band in current().bands.items()}


def band_choices() -> dict[str, str]:
    """The age bands, and that it is not known."""
    return {**bands(), UNKNOWN: "I do not know"}


def said(keys: tuple[str, ...], words: dict[str, str]) -> list[str]:
    """What was chosen, in words; a word that is in no list any more stands for itself."""
    return [words.get(key, key) for key in keys]


def data_words() -> dict[str, str]:
    """What may happen with data, without the examples."""
    return {key: text for key, (text, _) in DATA.items()}


@cache
def rights() -> dict[str, str]:
    """The rights of the packs, by name."""
    return {key: f"{current().right_name(key)}" for key in current().framework_rights}
