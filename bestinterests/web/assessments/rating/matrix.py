"""The matrix of a profile with the boxes that judgements allow, and why there is more than one, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.inline import Mark, Side
from bestinterests.domain.evaluation import LevelRange
from bestinterests.domain.profile import Profile
from bestinterests.evaluation.outlook import SlotReading
from bestinterests.packs.framework import Framework


class Box(NamedTuple):
    """One box of the matrix. live: do the judgements allow it?"""

    mark: Mark
    live: bool


class Grid(NamedTuple):
    """The matrix, its worst row first. sentence: why several boxes are live; blank where one is."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Box, ...]], ...]
    sentence: str


def matrix_of(profile: Profile, side: Side) -> str:
    """The id of the matrix on which a profile reads harms or benefits."""
    return profile.harm_matrix if side == "harm" else profile.benefit_matrix


def grid(framework: Framework, profile: Profile, side: Side, reading: SlotReading) -> Grid:
    """The matrix of a profile for harms or benefits, as a slot reads on it."""
    matrix = framework.matrices[matrix_of(profile, side)]
    rows, columns = framework.scales[matrix.rows].levels, framework.scales[matrix.columns].levels
    live_rows = _live([each.id for each in rows], reading.severity)
    live_columns = _live([each.id for each in columns], reading.likelihood)
    drawn = [
        (
            f"{at + 1} {row.label}",
            tuple(
                Box(Mark(side, level, level), at in live_rows and column in live_columns)
                for column, level in enumerate(matrix.cells[at])
            ),
        )
        for at, row in enumerate(rows)
    ]
    heads = tuple(each.label.partition(" or ")[0] for each in columns)
    return Grid(heads, tuple(reversed(drawn)), _why_many(len(live_rows) * len(live_columns), side, reading))


def _live(names: Sequence[str], held: LevelRange) -> range:
    return range(names.index(held.low), names.index(held.high) + 1)


def _why_many(count: int, side: Side, reading: SlotReading) -> str:
    if count == 1:
        return ""
    pairs = (("severity" if side == "harm" else "size", reading.severity), ("likelihood", reading.likelihood))
    wide = [(name, level) for name, level in pairs if level.low != level.high]
    unknown = [name for name, level in wide if level.unknown]
    because = (
        f"{wording.listed(unknown)} {'is' if len(unknown) == 1 else 'are'} not all known yet"
        if unknown
        else f"{wording.listed([name for name, _ in wide])} {'is a range' if len(wide) == 1 else 'are ranges'}"
    )
    end = "worst" if side == "harm" else "smallest"
    return f"{wording.upper(wording.many(count, 'box', 'boxes'))}, because {because}. The verdict uses the {end} one."
