"""Rows as records: what each cell says by the meaning of its column, and every word that no field takes, for a note."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bestinterests.formats.foreign.headings import normal
from bestinterests.formats.foreign.mapping import Meaning
from bestinterests.formats.foreign.matching import Matched
from bestinterests.formats.foreign.tables import Row

PLACEHOLDERS = frozenset(
    {
        "remote possible or probable", "minimal significant or severe", "low medium or high", "low medium high",
        "eliminated reduced accepted", "eliminated reduced or accepted", "yes/no", "yes / no", "yes or no",
    }
)  # fmt: skip
"""What the ICO's template prints in empty cells; nobody wrote it there."""

_BULLET = re.compile(r"^\s*(?:[-•·▪◦*‣–]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)])\s+")
_SHOWN = 200
"""Characters of a heading that stand before a note; a longer heading is kept whole once."""
ACTION: tuple[Meaning, ...] = ("measure", "measure-in-place", "owner", "due", "status", "effect", "approved")
"""What a row says of measures; a row that says nothing of a risk goes on about the one above it."""


class Record:
    """One row, with rows below it that go on about the same thing."""

    def __init__(self, row: Row, place: str, section: str) -> None:
        self.row = row
        self.place = place
        self.said: dict[Meaning, list[str]] = {}
        self.notes: dict[str, None] = {f"Under: {section[:_SHOWN]}": None} if section else {}
        self.more: list[Record] = []

    def text(self, means: Meaning) -> str:
        """Return what the columns of a meaning say, a paragraph each."""
        return "\n\n".join(self.said.get(means, ()))

    def lines(self, without: Iterable[Meaning] = ()) -> list[str]:
        """Return all that the row says as lines for a note."""
        left_out = set(without)
        said = [f"{means.capitalize()}: {self.text(means)}" for means in self.said if means not in left_out]
        return [*said, *self.notes]

    def content(self) -> str:
        """Return all that the row says, to make a key from."""
        return "\x1f".join(self.row.cells)

    def note(self, heading: str, text: str) -> None:
        """Keep a text with the heading of its column."""
        if text:
            self.notes[f"{heading[:_SHOWN]}: {text}" if heading else text] = None


class Records:
    """All records of a table. ``loose`` holds rows that say nothing a column is understood for."""

    def __init__(self, matched: Matched, subject: Iterable[Meaning]) -> None:
        self.matched = matched
        self.subject = tuple(subject)
        self.records: list[Record] = []
        self.loose: list[str] = [" | ".join(filter(None, row.cells)) for row in matched.above if row.filled]
        self.loose += [heading for heading in matched.headings if len(heading) > _SHOWN]
        self.left_out = 0
        section = ""
        for row in matched.rows:
            if row.heading:
                section = next((cell for cell in row.cells if cell), "")
                self.loose += [*([section] if len(section) > _SHOWN else ()), *row.notes]
            elif not self._repeats_headings(row):
                self._take(row, section)

    def _repeats_headings(self, row: Row) -> bool:
        """Say whether a row is the headings again, as at the top of a page, or the hints of an empty template."""
        names = [normal(heading) for heading in self.matched.headings]
        said = [normal(cell) for cell in row.cells]
        pairs = [(cell, name) for cell, name in zip(said, names, strict=False) if cell]
        if pairs and all(cell == name for cell, name in pairs):
            return True
        return bool(pairs) and all(cell in PLACEHOLDERS for cell, _ in pairs)

    def _take(self, row: Row, section: str) -> None:
        record = Record(row, self.matched.table.place(row), section)
        for at, cell in enumerate(row.cells):
            if cell and normal(cell) not in PLACEHOLDERS:
                self._cell(record, at, cell)
        for note in row.notes:
            record.note("", note)
        if any(means in record.said for means in self.subject):
            self.records.append(record)
        elif self.records and any(means in record.said for means in ACTION):
            self.records[-1].more.append(record)
        elif row.filled or row.notes:
            self.loose.append(" | ".join(filter(None, (*row.cells, *row.notes))))

    def _cell(self, record: Record, at: int, cell: str) -> None:
        means = self.matched.means[at] if at < len(self.matched.means) else None
        heading = self.matched.headings[at] if at < len(self.matched.headings) else ""
        if means == "nothing":
            self.left_out += 1
        elif means is None or means == "note":
            record.note(heading, cell)
        else:
            record.said.setdefault(means, []).append(cell)


def listed_parts(text: str) -> list[str]:
    """Return the entries of a cell that lists several things: by bullets, else by short lines; else the whole."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2:
        return [_BULLET.sub("", text).strip()] if text.strip() else []
    if any(_BULLET.match(line) for line in lines):
        parts: list[list[str]] = []
        for line in lines:
            if _BULLET.match(line) or not parts:
                parts.append([_BULLET.sub("", line).strip()])
            else:
                parts[-1].append(line.strip())
        return ["\n".join(part) for part in parts]
    return lines if all(len(line) <= 120 for line in lines) else [text]
