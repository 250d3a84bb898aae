"""What apps above keep of the texts of an assessment: a lawful removal looks there too, and takes out what it can."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Beside(NamedTuple):
    """What one app keeps. Both take the number of an assessment and a text, to the letter.

    look: where it stands there, each as words for whoever removes it. take_out: takes it out in the caller's
    transaction, and says whether it stood there; what others read meanwhile is not changed behind their back.
    """

    look: Callable[[int, str], tuple[str, ...]]
    take_out: Callable[[int, str], bool]


BESIDE: list[Beside] = []
"""Filled by the apps as they start."""
