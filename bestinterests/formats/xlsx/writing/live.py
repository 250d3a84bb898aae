"""Columns that are worked out while somebody types, and the colours of their levels."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from bestinterests.formats.xlsx.kinds import plain_text
from bestinterests.formats.xlsx.plans import Plan
from bestinterests.formats.xlsx.sheets.impacts import SLOTS
from bestinterests.formats.xlsx.slots import CERTAINTY
from bestinterests.formats.xlsx.writing.book import Book, Place
from bestinterests.formats.xlsx.writing.levels import BLANK, Judged, level_formula, severity_formula
from bestinterests.formats.xlsx.writing.rows import Row
from bestinterests.formats.xlsx.writing.styles import BENEFIT, HARM

JUDGED = [slot for slot in SLOTS if slot != CERTAINTY]


class Live:
    """Writes the formulas of one table, each with the answer it has now."""

    def __init__(self, book: Book, plan: Plan) -> None:
        self.book = book
        self.is_rights = plan.table.name == "rights_set_aside"
        self.style = book.styles["live"]
        self.places = {column.field: at for at, column in enumerate(plan.read)}
        columns = {column.field: at for at, column in enumerate(plan.columns)}
        self.letters = {field: xl_col_to_name(at) for field, at in columns.items()}
        self.counts = _counts(book) if self.is_rights else {}

    def write(self, held: Any, row: int, entry: Row, columns: dict[str, int]) -> None:
        """Write the formulas of one row."""
        if self.is_rights:
            cells = self.book.places["impacts"].cells("right")
            formula = f"=COUNTIF({cells},{self.letters['right']}{row + 1})"
            held.write_formula(row, columns["=impacts"], formula, self.style, self.counts.get(entry.key, 0))
            return
        for slot in JUDGED:
            self._write_slot(held, row, entry, columns, slot)

    def _write_slot(self, held: Any, row: int, entry: Row, columns: dict[str, int], slot: str) -> None:
        levels = self.book.levels
        number = row + 1
        cells = Judged(*(self._cell(slot, part, number) for part in Judged._fields))
        judged = Judged(*(self._text(entry, slot, part) for part in Judged._fields))
        is_benefit = self._shown(entry, "direction") == "benefit"
        direction, read = f"${self.letters['direction']}{number}", f"{self.letters[f'={slot}.severity']}{number}"
        severity = severity_formula(direction, cells, has_built="built" in levels.grids)
        held.write_formula(row, columns[f"={slot}.severity"], severity, self.style, levels.severity(judged, is_benefit))
        for field, name in (("level", "own"), ("regulator", "ico")):
            formula = level_formula(direction, read, cells, name)
            held.write_formula(
                row, columns[f"={slot}.{field}"], formula, self.style, levels.level(judged, is_benefit, name)
            )

    def _cell(self, slot: str, part: str, number: int) -> str:
        letter = self.letters.get(f"{slot}.{self.book.levels.names.get(part, '')}")
        return f"{letter}{number}" if letter else '""'

    def _text(self, entry: Row, slot: str, part: str) -> str:
        return self._shown(entry, f"{slot}.{self.book.levels.names.get(part, '')}")

    def _shown(self, entry: Row, field: str) -> str:
        at = self.places.get(field)
        value = entry.cells[at] if at is not None else None
        return "" if value is None else plain_text(value)

    def colour(self, held: Any, place: Place, last: int) -> None:
        """Colour the levels: of a harm by its worse end, of a benefit by its lesser one. The word says it too."""
        if self.is_rights:
            return
        direction = f"${self.letters['direction']}{place.first + 1}"
        for slot in JUDGED:
            for field in ("level", "regulator"):
                at = place.columns[f"={slot}.{field}"]
                cell = f"{xl_col_to_name(at)}{place.first + 1}"
                area = (place.first, at, last, at)
                for word, colour in HARM.items():
                    self._rule(held, area, f'=AND({direction}<>"benefit",RIGHT({cell},{len(word)})="{word}")', colour)
                for word, colour in BENEFIT.items():
                    self._rule(held, area, f'=AND({direction}="benefit",LEFT({cell},{len(word)})="{word}")', colour)

    def _rule(self, held: Any, area: tuple[int, int, int, int], criteria: str, colour: str) -> None:
        held.conditional_format(
            *area, {"type": "formula", "criteria": criteria, "format": self.book.styles.filled(colour)}
        )


def _counts(book: Book) -> dict[str, int]:
    counts: dict[str, int] = {}
    for impact in book.assessment.impacts:
        counts[impact.right] = counts.get(impact.right, 0) + 1
    return counts


__all__ = ["BLANK", "Live"]
