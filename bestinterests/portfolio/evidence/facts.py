"""The cells of one service as facts: each with its sentence, and with what the record says of the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from bestinterests.formats.foreign.tables import Row
from bestinterests.portfolio.evidence.against import Stated, held_against
from bestinterests.portfolio.evidence.cells import UNREAD, meanings, word
from bestinterests.portfolio.evidence.mapping import ColumnMapping, EvidenceMapping
from bestinterests.portfolio.evidence.outcome import Unread
from bestinterests.portfolio.evidence.sentences import Claim, limit_of, one_line, printed, strength_of
from bestinterests.portfolio.evidence.services import Known
from bestinterests.portfolio.rows import Fact


class Said(NamedTuple):
    """Facts of one service, and the headings under which its rows say different things."""

    facts: list[Fact]
    differing: list[str]


class Reader:
    """Reads the cells of a table by its mapping."""

    def __init__(self, mapping: EvidenceMapping, places: Mapping[str, int], stated: Stated) -> None:
        self.mapping = mapping
        self.stated = stated
        self.columns = [
            (column, places[column.column], meanings(column)) for column in mapping.columns if column.says != "nothing"
        ]
        self._unread: Counter[tuple[str, str]] = Counter()

    def facts(self, service: str, name: str, known: Known | None, rows: list[Row]) -> Said:
        """Return what the rows of one service say. Rows that agree say it once; what differs stands as often."""
        found: list[Fact] = []
        differing: list[str] = []
        for column, at, means in self.columns:
            values: dict[str, tuple[str, int]] = {}
            for row in rows:
                cell = row.at(at)
                value = self._value(column, cell, means)
                here = (cell, row.number)
                values[value] = min(values.get(value, here), here)
            if len(values) > 1:
                values.pop("unknown", None)  # a blank beside an answer takes nothing from it
            if len(values) > 1:
                differing.append(column.column)
            for value, (cell, line) in values.items():
                found.append(self._fact(column, Claim(name, value, cell), service, known, line))
        return Said(found, differing)

    def unread(self) -> list[Unread]:
        """Return the cells that said neither yes nor no, the commonest first."""
        held = sorted(self._unread.items(), key=lambda each: (-each[1], each[0]))
        return [Unread(heading=heading, cell=cell, cells=count) for (heading, cell), count in held]

    def _value(self, column: ColumnMapping, cell: str, means: Mapping[str, str]) -> str:
        if column.says == "text":
            own = {word(each) for each in column.unknown_cells}
            return one_line(cell) if cell.strip() and word(cell) not in own else "unknown"
        value = means.get(word(cell), UNREAD)
        if value == UNREAD:
            self._unread[column.column, one_line(cell)] += 1
            return "unknown"
        return value

    def _fact(self, column: ColumnMapping, claim: Claim, service: str, known: Known | None, line: int) -> Fact:
        contradicts, stated = "", ""
        if known is not None:
            contradicts, stated = held_against(column, claim.value, claim.cell, known.version, self.stated)
        return Fact(
            source=self.mapping.source,
            line=line,
            heading=column.column,
            service=service,
            value=claim.value,
            cell=claim.cell,
            sentence=printed(self.mapping, column, claim),
            limit=limit_of(self.mapping, column),
            strength=strength_of(self.mapping, column),
            dated=self.mapping.dated,
            contradicts=contradicts,
            stated=stated,
        )
