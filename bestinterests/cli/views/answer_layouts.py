"""How the answer to each question is laid out in a terminal."""

from __future__ import annotations

from typing import NamedTuple


class Layout(NamedTuple):
    """What is known of one question beyond the kinds of its columns.

    under: columns that stand above the rows which have them in common, instead of in each. spare: columns that are left
    out where there is no room, the first of them first; they are named then. sides: beginnings of the names of columns
    that stand side by side. is_told: its texts are long, so that each row stands under its own titles.
    """

    under: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    is_told: bool = False


LAYOUTS: dict[str, Layout] = {
    "heat": Layout(under=("sector", "right"), spare=("not_applicable",)),
    "unheard": Layout(under=("sector",)),
    "unlooked": Layout(under=("sector",)),
    "standards": Layout(under=("sector", "standard")),
    "contradictions": Layout(under=("sector",)),
    "measures": Layout(under=("sector",)),
    "patterns": Layout(under=("sector", "pattern", "right", "direction"), sides=("low_", "high_")),
    "change": Layout(under=("sector",)),
    "sample": Layout(spare=("version", "organisation", "file")),
    "evidence": Layout(under=("sector", "service_name"), is_told=True),
    "behind": Layout(spare=("version", "organisation", "file", "record")),
}
"""By the name of the question; any other is laid out by what its columns hold."""
