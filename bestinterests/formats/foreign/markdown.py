"""Pipe tables and the texts around them out of a Markdown file.

Only what a table needs is read: rows between bars, the line of dashes under the head, headings above. A full parser
would be a dependency for three rules.
"""

from __future__ import annotations

import re

from bestinterests.formats.arrival import Given
from bestinterests.formats.foreign.delimited import decoded
from bestinterests.formats.foreign.tables import CellCount, Passage, Row, Table, Tables

_DASHES = re.compile(r"\|? *:?-+:? *(?:\| *:?-+:? *)*\|?(?<=\|)|\|? *:?-+:? *(?:\| *:?-+:? *)+")
_HEADING = re.compile(r" {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_STRONG = re.compile(r"\*\*(?=[^\s*])([^*]+)\*\*|__(?=[^\s_])([^_]+)__")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+)\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_]+)_(?![\w_])")
_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_markdown_tables(given: Given) -> Tables:
    """Read a Markdown file: each pipe table by the heading above it, everything else as passages."""
    text, problems = decoded(given.data)
    reading = _Reading(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), CellCount(given.limits))
    reading.run()
    if reading.stopped:
        return Tables(problems=(*problems, reading.count.problem()))
    return Tables(tuple(reading.tables), tuple(reading.passages), problems)


class _Reading:
    def __init__(self, lines: list[str], count: CellCount) -> None:
        self.lines = lines
        self.count = count
        self.at = 0
        self.heading = ""
        self.loose: list[str] = []
        self.tables: list[Table] = []
        self.passages: list[Passage] = []
        self.stopped = False

    def run(self) -> None:
        while self.at < len(self.lines) and not self.stopped:
            line = self.lines[self.at]
            if fence := _FENCE.match(line):
                self._fence(fence[1])
            elif found := _HEADING.match(line):
                self._flush()
                self.heading = plain(found[1])
                self.at += 1
            elif self._starts_table():
                self._flush()
                self._table()
            else:
                self.loose.append(plain(line))
                self.at += 1
        self._flush()

    def _fence(self, mark: str) -> None:
        self.loose.append(self.lines[self.at])
        self.at += 1
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.loose.append(line)
            self.at += 1
            if line.strip().startswith(mark):
                return

    def _flush(self) -> None:
        text = "\n".join(self.loose)
        self.loose.clear()
        if text.strip():
            self.passages.append(Passage(self.heading, text))

    def _starts_table(self) -> bool:
        here = self.lines[self.at]
        below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
        return "|" in here and "-" in below and len(below) < 5_000 and _DASHES.fullmatch(below.strip()) is not None

    def _table(self) -> None:
        name = self.heading or f"table {len(self.tables) + 1}"
        where = f"the table '{self.heading[:60]}'" if self.heading else f"table {len(self.tables) + 1}"
        rows = [Row(1, cells_of(self.lines[self.at]))]
        self.at += 2
        while self.at < len(self.lines) and "|" in self.lines[self.at]:
            rows.append(Row(len(rows) + 1, cells_of(self.lines[self.at])))
            self.at += 1
            if self.count.passes(len(rows[-1].cells)):
                self.stopped = True
                return
        self.tables.append(Table(name, where, tuple(rows)))


def cells_of(line: str) -> tuple[str, ...]:
    """Return the cells of a row: between bars, with escaped bars and breaks put back."""
    line = line.strip()
    parts = _BAR.split(line)
    if line.startswith("|"):
        parts = parts[1:]
    if len(parts) > 1 and not parts[-1].strip():
        parts = parts[:-1]
    return tuple(_BREAK.sub("\n", plain(part.strip())) for part in parts)


def plain(text: str) -> str:
    """Return a line without its marks of emphasis; the address of a link stays behind its text."""
    text = _LINK.sub(lambda found: f"{found[1]} ({found[2]})" if found[1] != found[2] else found[2], text)
    text = _CODE.sub(r"\1", _STRONG.sub(_inner, text))
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub(_inner, text))


def _inner(found: re.Match[str]) -> str:
    return found[1] or found[2]
