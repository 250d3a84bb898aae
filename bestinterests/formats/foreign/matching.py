"""Which table holds what, and which column says what: as a mapping says it, else as the headings tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bestinterests.domain.problem import Problem
from bestinterests.formats.foreign.headings import WORDINGS, held_by, meanings, normal
from bestinterests.formats.foreign.mapping import Column, Holds, Mapping, Meaning, TableMapping
from bestinterests.formats.foreign.matrices import grid_of
from bestinterests.formats.foreign.tables import Row, Table, Tables

_HEADER_WITHIN = 15
"""Rows of a table among which its headings are looked for."""

_GROUP = re.compile(
    r"\b(?:inherent|initial|current|gross|before|pre|residual|after|post|net|target|risk|rating|assessment|mitigat\w*)\b"
)
"""Words of headings that stand over several columns of ratings."""


class Matched(NamedTuple):
    """A table with what it holds; headings and meanings stand by column; rows are those below the headings.

    above: rows over the headings, such as the title of a sheet.
    """

    table: Table
    holds: Holds
    header_row: int = 0
    headings: tuple[str, ...] = ()
    means: tuple[Meaning | None, ...] = ()
    rows: tuple[Row, ...] = ()
    above: tuple[Row, ...] = ()

    def columns(self, means: Meaning) -> tuple[int, ...]:
        """Return the columns that say something, from the left."""
        return tuple(at for at, said in enumerate(self.means) if said == means)

    def as_mapping(self) -> TableMapping:
        """Return how the table is understood, as a mapping file says it."""
        columns = tuple(
            Column(column=heading, means=means or "note")
            for heading, means in zip(self.headings, self.means, strict=True)
            if heading
        )
        return TableMapping(table=self.table.name, holds=self.holds, header_row=self.header_row, columns=columns)


def matched(found: Tables, mapping: Mapping | None, template: frozenset[str]) -> tuple[list[Matched], list[Problem]]:
    """Match every table: by the mapping where one is given, else by its headings.

    template: names of tables that a known template explains. Problems: what the mapping names and the file lacks.
    """
    if mapping is not None:
        return _by_mapping(found, mapping)
    guessed = [guess(table, template) for table in found.tables]
    rated = any(each.holds == "risks" and {"likelihood", "severity", "level"} & set(each.means) for each in guessed)
    return [_measures_if(each, rated) for each in guessed], []


def guess(table: Table, template: frozenset[str] = frozenset()) -> Matched:
    """Return what the headings of a table tell; a table of which they tell nothing is kept as text."""
    if table.name in template:
        return Matched(table, "dpia", rows=table.rows)
    best: tuple[int, Matched] | None = None
    for at, row in enumerate(table.rows[:_HEADER_WITHIN]):
        if row.heading or row.filled < 2:
            continue
        for holds in WORDINGS:
            each = _under(table, at, holds)
            said = {means for means in each.means if means}
            if held_by(each.means, holds) and (best is None or len(said) > best[0]):
                best = (len(said), each)
    if best is not None:
        return best[1]
    return Matched(table, "matrix" if grid_of(table) else "text", rows=table.rows)


def _under(table: Table, at: int, holds: Holds) -> Matched:
    headings = headings_of(table, at)
    return Matched(
        table,
        holds,
        table.rows[at].number,
        headings,
        meanings(headings, holds),
        table.rows[at + 1 :],
        table.rows[: max(0, at - _is_grouped(table, at))],
    )


def _measures_if(each: Matched, rated: bool) -> Matched:
    """Read a table of risks without a rating before measures as the plan of another table that has one."""
    if each.holds != "risks" or {"likelihood", "severity", "level"} & set(each.means) or not rated:
        return each
    again = meanings(each.headings, "measures")
    return each._replace(holds="measures", means=again) if held_by(again, "measures") else each


def headings_of(table: Table, at: int) -> tuple[str, ...]:
    """Return the headings in a row, each once; with the group above it where two rows of headings stand."""
    row = table.rows[at].cells
    groups = _groups(table.rows[at - 1], row) if _is_grouped(table, at) else ("",) * len(row)
    names: list[str] = []
    times: dict[str, int] = {}
    for group, cell in zip(groups, row, strict=True):
        cell, group = " ".join(cell.split()), " ".join(group.split())
        name = f"{group}: {cell}" if group and cell and normal(group) != normal(cell) else cell or group
        times[name] = times.get(name, 0) + 1
        names.append(f"{name} ({times[name]})" if name and times[name] > 1 else name)
    return tuple(names)


def _is_grouped(table: Table, at: int) -> bool:
    """Say whether the row above holds headings of groups: some texts with blanks after them, over filled cells."""
    if at == 0 or table.rows[at - 1].heading or table.rows[at - 1].number != table.rows[at].number - 1:
        return False
    above, row = table.rows[at - 1], table.rows[at]
    if above.filled < 2 or not any(_GROUP.search(normal(cell)) for cell in above.cells if len(cell) < 60):
        return False
    return any(above.at(c) and not above.at(c + 1) and row.at(c + 1) for c in range(len(row.cells)))


def _groups(above: Row, row: Sequence[str]) -> tuple[str, ...]:
    """Return the group of each heading: the text over it, or the nearest one to its left that is over blanks."""
    held, groups = "", []
    for column, heading in enumerate(row):
        held = above.at(column) or held
        if normal(held) == normal(heading):
            # A heading that is merged over both rows is no group of what stands to its right.
            held = ""
        groups.append(held)
    return tuple(groups)


def _by_mapping(found: Tables, mapping: Mapping) -> tuple[list[Matched], list[Problem]]:
    problems: list[Problem] = []
    done: list[Matched] = []
    used: set[int] = set()
    for table in found.tables:
        at = _entry_for(table, mapping.tables, used)
        if at is None:
            problems.append(_not_named(table))
            done.append(Matched(table, "text", rows=table.rows))
            continue
        used.add(at)
        each, wrong = _mapped(table, mapping.tables[at])
        done.append(each)
        problems += wrong
    problems += [_not_there(entry) for at, entry in enumerate(mapping.tables) if at not in used]
    return done, problems


def _entry_for(table: Table, entries: Sequence[TableMapping], used: set[int]) -> int | None:
    """Return the entry of a table: the one of its name, else the first whose columns it mostly has."""
    free = [(at, entry) for at, entry in enumerate(entries) if at not in used]
    for at, entry in free:
        if normal(entry.table) == normal(table.name):
            return at
    for at, entry in free:
        wanted = {normal(column.column) for column in entry.columns}
        here = max(
            (len(wanted & set(_names(table, row))) for row in range(min(_HEADER_WITHIN, len(table.rows)))), default=0
        )
        if wanted and here * 3 >= len(wanted) * 2:
            return at
    return None


def _names(table: Table, at: int) -> Iterator[str]:
    return (normal(heading) for heading in headings_of(table, at))


def _mapped(table: Table, entry: TableMapping) -> tuple[Matched, list[Problem]]:
    if not entry.columns:
        return Matched(table, entry.holds, rows=table.rows), []
    at = _header_row(table, entry)
    if at is None:
        return Matched(table, "text", rows=table.rows), [_no_headings(table, entry)]
    given = {normal(column.column): column.means for column in entry.columns}
    each = _under(table, at, entry.holds)
    means = tuple(given.get(normal(heading), "note" if heading else None) for heading in each.headings)
    lacking = [c.column for c in entry.columns if normal(c.column) not in set(map(normal, each.headings))]
    new = [heading for heading in each.headings if heading and normal(heading) not in given]
    return each._replace(means=means), [*_columns_differ(table, lacking, new)]


def _header_row(table: Table, entry: TableMapping) -> int | None:
    """Return where the headings stand: in the row that is named, if they do, else where most of them are."""
    wanted = {normal(column.column) for column in entry.columns}
    hits = [len(wanted & set(_names(table, at))) for at in range(min(_HEADER_WITHIN, len(table.rows)))]
    for at, row in enumerate(table.rows[: len(hits)]):
        if row.number == entry.header_row and hits[at]:
            return at
    most = max(hits, default=0)
    return hits.index(most) if most else None


def _columns_differ(table: Table, lacking: list[str], new: list[str]) -> Iterator[Problem]:
    if lacking:
        yield _differs(
            f"{table.where[0].upper()}{table.where[1:]} has no column {_quoted(lacking)}, which the mapping names.",
            "Correct the name in the mapping, or take the line out.",
        )
    if new:
        yield _differs(
            f"{table.where[0].upper()}{table.where[1:]} has columns that the mapping does not name, kept as notes: "
            f"{_quoted(new)}.",
            "Say in the mapping what they mean.",
        )


def _quoted(names: Sequence[str]) -> str:
    shown = [f"'{name[:60]}'" for name in names[:8]]
    return ", ".join(shown) + (f" and {len(names) - 8} more" if len(names) > 8 else "")


def _not_named(table: Table) -> Problem:
    return _differs(
        f"The mapping does not name {table.where}; it is kept as text.",
        "Add it to the mapping if it holds risks or data.",
    )


def _not_there(entry: TableMapping) -> Problem:
    return _differs(
        f"The file has no table '{entry.table[:60]}', which the mapping names.",
        "Correct its name in the mapping: the sheet, or the heading above the table.",
    )


def _no_headings(table: Table, entry: TableMapping) -> Problem:
    return _differs(
        f"None of the columns that the mapping names stands in {table.where}; it is kept as text.",
        f"Look at the names of the columns of '{entry.table[:60]}' in the mapping.",
    )


def _differs(sentence: str, remedy: str) -> Problem:
    return Problem(code="mapping.differs", path="", sentence=sentence, remedy=remedy, severity="warning")
