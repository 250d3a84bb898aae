"""Whom a text is for: the five age bands as the packs name them, and grown-ups by what they are to the child."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """One audience; children first, youngest first."""

    UP_TO_5 = "0-5"
    FROM_6 = "6-9"
    FROM_10 = "10-12"
    FROM_13 = "13-15"
    FROM_16 = "16-17"
    PARENT = "parent"
    TEACHER = "teacher"
    OTHER = "other"


CHILDREN = tuple(list(Audience)[:5])
GROWN_UPS = (Audience.PARENT, Audience.TEACHER, Audience.OTHER)
EVERYBODY = tuple(Audience)
"""``other`` is any other grown-up who helps: a relative, an advocate, a charity."""


def audience_of(visitor: str, band: str) -> Audience:
    """Return the audience of somebody who says who they are (visitor) and how old they, or the child, are (band).

    A child without a band is spoken to as from 13 to 15, as at the doors. Raises ValueError for a band that does not
    exist.
    """
    if visitor == "child":
        return Audience(band or Audience.FROM_13)
    return Audience(visitor) if visitor in (Audience.PARENT, Audience.TEACHER) else Audience.OTHER
