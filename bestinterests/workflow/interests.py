"""Declared interests: which kinds there are, and which of them keep somebody from judging what they have a part in.

Source: the method asks for reviewers and deciders who are independent (UK GDPR Art 38(6) asks it of the officer); the
kinds and what they bar are our own.
"""

import datetime as dt
from typing import Literal, NamedTuple

from bestinterests.domain.base import Base

Kind = Literal["none", "makes-or-manages", "paid-by-success", "family", "other"]


class KindWords(NamedTuple):
    """A kind for people. said: as it stands after ``Declared:``. bars: does it keep from reviewing and deciding?"""

    label: str
    hint: str
    said: str
    bars: bool = False


KINDS: dict[Kind, KindWords] = {
    "none": KindWords("None that I know of", "", "no interest known"),
    "makes-or-manages": KindWords(
        "I make or manage what is assessed",
        "You built it, run it, or lead those who do. Others review, decide and sign.",
        "makes or manages what is assessed",
        bars=True,
    ),
    "paid-by-success": KindWords(
        "I am paid by its success",
        "A bonus, shares, or a target that it counts for. Others review, decide and sign.",
        "is paid by its success",
        bars=True,
    ),
    "family": KindWords(
        "A family member or somebody close has a part in it",
        "It stands beside what you say.",
        "family or close relation",
    ),
    "other": KindWords("Something else", "It stands beside what you say.", "another interest"),
}
"""Every kind, in the order in which a form asks."""


class Interest(Base, frozen=True, kw_only=True):
    """What somebody declares for everything in their organisation. words: as they put it."""

    kind: Kind
    words: str = ""
    on: dt.date

    @property
    def bars(self) -> bool:
        """Does it keep them from reviewing, deciding and signing?"""
        return KINDS[self.kind].bars


class DeclaredInterest(Interest, frozen=True, kw_only=True):
    """What somebody declares for one version of an assessment. by: public id. salt: chance that seals it."""

    by: str
    salt: str = ""


def told(held: Interest) -> str:
    """An interest as it stands beside what somebody says: its kind, and their own words for it."""
    words = " ".join(held.words.split())
    return f"{KINDS[held.kind].said}{f': {words}' if words else ''}"
