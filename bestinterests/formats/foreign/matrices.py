"""A file's own risk matrix: found as a table of levels, and read by its labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bestinterests.formats.foreign.headings import normal
from bestinterests.formats.foreign.levels import in_order, known, level_of, score, wording
from bestinterests.formats.foreign.mapping import ForeignScale
from bestinterests.formats.foreign.tables import Table

_LARGEST = 12
"""Levels of an axis; a matrix has three to six."""


_LIKELIHOOD = ("likelihood", "probab", "frequency")
_SEVERITY = ("severity", "impact", "consequence", "magnitude", "harm")


class Grid(NamedTuple):
    """A table read as a matrix: labels of its columns and rows, and the levels where they meet.

    above, beside: what is written further out over the columns and left of the rows, such as the titles of the axes.
    """

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    above: str = ""
    beside: str = ""


def grid_of(table: Table) -> Grid | None:
    """Return the matrix that a table is, or None: labels above and beside, and few short levels wherever they meet."""
    width = max(len(row.cells) for row in table.rows)
    if not 3 <= len(table.rows) <= _LARGEST + 4 or width > _LARGEST + 4:
        return None
    rows = [tuple(row.at(column) for column in range(width)) for row in table.rows]
    for top in range(min(4, len(rows) - 2)):
        for left in range(min(3, len(rows[0]) - 2)):
            # Labels stand above or below, and to the left; titles of axes stand further out.
            for head, body in ((rows[top], rows[top + 1 :]), (rows[-1 - top], rows[: len(rows) - 1 - top])):
                if found := _grid(head, body, left):
                    outside = rows[:top] if head is rows[top] else rows[len(rows) - top :]
                    above = normal(" ".join(cell for row in outside for cell in row))
                    return found._replace(above=above, beside=normal(" ".join(c for row in body for c in row[:left])))
    return None


def _grid(head: Sequence[str], body: Sequence[Sequence[str]], left: int) -> Grid | None:
    body = [row for row in body if any(row[left + 1 :])]
    columns, beside = _lines(head[left + 1 :]), _lines(row[left] for row in body)
    cells = tuple(_lines(row[left + 1 :]) for row in body)
    if not (2 <= len(columns) <= _LARGEST and 2 <= len(beside) <= _LARGEST):
        return None
    if not _are_labels(columns) or not _are_labels(beside):
        return None
    inner = [cell for row in cells for cell in row]
    if not all(inner) or any(len(cell) > 30 for cell in inner):
        return None
    kinds = {wording(cell) or cell for cell in inner}
    few = 2 <= len(kinds) <= 8 and len(kinds) < len(inner)
    scored = all(score(cell) is not None for cell in inner)
    return Grid(columns, beside, cells) if few or scored else None


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(text.split()) for text in texts)


def _are_labels(labels: Sequence[str]) -> bool:
    different = {" ".join(label.casefold().split()) for label in labels}
    return all(labels) and len(different) == len(labels) and all(len(label) <= 60 for label in labels)


def scale_of(grid: Grid, likelihoods: Sequence[str], severities: Sequence[str], name: str) -> ForeignScale | None:
    """Return the scale that a matrix sets; None where nothing tells which of its axes is likelihood.

    likelihoods, severities: the labels that the risks of the file use; they tell the axes apart where words do not.
    """
    first = _fit(grid.columns, grid.rows, likelihoods, severities) + _titled(grid.above, grid.beside)
    second = _fit(grid.rows, grid.columns, likelihoods, severities) + _titled(grid.beside, grid.above)
    if first == second and not _is_mirrored(grid):
        return None
    columns, rows, cells = grid.columns, grid.rows, grid.cells
    if second > first:
        columns, rows = rows, columns
        cells = tuple(tuple(row[at] for row in cells) for at in range(len(rows)))
    levels, _ = in_order((cell for row in cells for cell in row), "levels")
    # Least first: a matrix is often drawn with the worst row on top.
    rank = {level: at for at, level in enumerate(levels)}
    sums = [sum(rank.get(level_of(cell, levels) or "", 0) for cell in row) for row in cells]
    if sums[0] > sums[-1]:
        rows, cells = rows[::-1], cells[::-1]
    across = [sum(rank.get(level_of(row[at], levels) or "", 0) for row in cells) for at in (0, -1)]
    if across[0] > across[1]:
        columns, cells = columns[::-1], tuple(row[::-1] for row in cells)
    lines = tuple(" | ".join(cell.replace("|", "/") for cell in row) for row in cells)
    return ForeignScale(name=name, likelihood=columns, severity=rows, levels=levels, matrix=lines, matrix_from="table")


def _fit(likely: Sequence[str], severe: Sequence[str], likelihoods: Sequence[str], severities: Sequence[str]) -> int:
    """How well two axes fit being likelihood and severity: the labels of the file's own risks count most."""
    used = sum(level_of(label, likely) is not None for label in likelihoods)
    used += sum(level_of(label, severe) is not None for label in severities)
    return 10 * used + known(likely, "likelihood") + known(severe, "severity")


def _titled(likely: str, severe: str) -> int:
    """How far the titles of the axes say which is which."""
    return 5 * (_names(likely, _LIKELIHOOD) and not _names(likely, _SEVERITY)) + 5 * (
        _names(severe, _SEVERITY) and not _names(severe, _LIKELIHOOD)
    )


def _names(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


def _is_mirrored(grid: Grid) -> bool:
    """Say whether it makes no difference which axis is which."""
    if grid.columns != grid.rows:
        return False
    size = range(len(grid.rows))
    return all(grid.cells[row][column] == grid.cells[column][row] for row in size for column in size)


def given_by(scale: ForeignScale, likelihood: str, severity: str) -> str | None:
    """Return the level that a scale's matrix gives for two of its levels, None where it has no such cell."""
    if not scale.matrix or likelihood not in scale.likelihood or severity not in scale.severity:
        return None
    return scale.cells[scale.severity.index(severity)][scale.likelihood.index(likelihood)]
