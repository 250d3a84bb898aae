"""Text for a terminal: at most 100 columns, tables more where it has them, coloured only where somebody looks at it."""

from __future__ import annotations

import os
import re
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TextIO

WIDTH, NARROW = 100, 60

_CODES = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "deep": "1;31",
    "amber": "33",
    "lilac": "35",
    "teal": "36",
}
_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_COLOURS = re.compile("\x1b\\[[0-9;]*m")


class Page:
    """A page of text that is built line by line and printed when it is whole, or part by part as it comes.

    width: columns of texts, which nobody reads well if they are longer. room: columns that there are, for tables.
    """

    def __init__(self, colour: bool, room: int = WIDTH) -> None:
        self.colour = colour
        self.room = room
        self.width = min(room, WIDTH)
        self.lines: list[str] = []
        self._shown = 0

    def paint(self, text: str, style: str) -> str:
        """Return the text in a style; as it is where there is no colour."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and style and text else text

    def blank(self) -> None:
        """Leave one line free, never two."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def heading(self, text: str) -> None:
        """Begin a section."""
        self.blank()
        self.lines += [self.paint(line, "bold") for line in wrapped(text, self.width)]

    def line(self, text: str = "", indent: int = 0, style: str = "") -> None:
        """Write a paragraph, wrapped, each line indented."""
        for part in wrapped(text, self.width - indent):
            self.lines.append(" " * indent + self.paint(part, style))

    def entry(self, mark: str, text: str, indent: int = 2, style: str = "") -> None:
        """Write a paragraph with a mark before it, and its further lines under the text."""
        inner = indent + len(mark) + 1
        for number, part in enumerate(wrapped(" ".join(text.split()), self.width - inner)):
            before = " " * indent + self.paint(mark, style) + " " if number == 0 else " " * inner
            self.lines.append(before + part)

    def table(self, rows: Sequence[Sequence[str]], indent: int = 2, *, head: bool = True, gap: int = 2) -> None:
        """Write rows as aligned columns; the last column is wrapped where the page ends."""
        if not rows:
            return
        columns = len(rows[0])
        widths = [max(shown(row[column]) for row in rows) for column in range(columns)]
        left = indent + sum(widths[:-1]) + gap * (columns - 1)
        room = max(self.width - left, 20)
        for number, row in enumerate(rows):
            cells = [padded(cell, width) for cell, width in zip(row[:-1], widths[:-1], strict=True)]
            before = " " * indent + (" " * gap).join([*cells, ""])
            tails = wrapped(row[-1], room) or [""]
            for place, tail in enumerate(tails):
                line = (before if place == 0 else " " * left) + tail
                self.lines.append(self.paint(line.rstrip(), "dim") if head and number == 0 else line.rstrip())

    def text(self) -> str:
        """Return the page."""
        return "\n".join(self.lines) + "\n"

    def show(self, stream: TextIO | None = None) -> None:
        """Print what has been written since the last time, at once even where nobody is waiting for a whole page."""
        stream = stream or sys.stdout
        stream.write("\n".join([*self.lines[self._shown :], ""]))
        stream.flush()
        self._shown = len(self.lines)


def page(colour: str, stream: TextIO | None = None) -> Page:
    """Return an empty page; ``colour`` is auto, always or never."""
    stream = stream or sys.stdout
    wanted = colour == "always" or (
        colour == "auto" and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()
    )
    return Page(wanted, _room(stream))


def _room(stream: TextIO) -> int:
    """Columns of the terminal, or as many as COLUMNS says; ``WIDTH`` where text goes to a file or a program."""
    import shutil

    if os.environ.get("COLUMNS") or stream.isatty():
        return max(shutil.get_terminal_size((WIDTH, 24)).columns, NARROW)
    return WIDTH


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines of at least 20 columns; paragraphs stay apart, nothing is cut."""
    return folded(text, max(width, 20))


def folded(text: str, width: int) -> list[str]:
    """Break a text into lines of so many columns; paragraphs stay apart, nothing is cut."""
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        if shown(paragraph) > len(paragraph):
            lines += _folded_wide(paragraph, width)
        else:
            lines += textwrap.wrap(paragraph, width, break_on_hyphens=False) or [""]
    return lines


def _folded_wide(text: str, width: int) -> list[str]:
    """Break a text that has characters of two columns; a word that is too wide for a line is broken within."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".lstrip()
        if shown(joined) <= width:
            lines[-1] = joined
            continue
        lines += [""] if lines[-1] else []
        for character in word:
            if lines[-1] and shown(lines[-1] + character) > width:
                lines.append("")
            lines[-1] += character
    return lines


def clean(text: str) -> str:
    """Return a text from a file without what a terminal would obey."""
    if text.isprintable():
        return text
    return "".join(
        c if c == "\n" or (c not in _TURNING and unicodedata.category(c) not in ("Cc", "Cs")) else " " for c in text
    )


def shown(text: str) -> int:
    """Return how many columns a text takes."""
    plain = _COLOURS.sub("", text)
    if plain.isascii():
        return len(plain)
    return sum(_columns(character) for character in plain)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, width: int) -> str:
    """Return the text filled up to a number of columns."""
    return text + " " * (width - shown(text))


def progress(done: int, of: int, what: str) -> None:
    """Say on the error stream how far long work has come; a terminal sees one line, a log nothing."""
    if of > 3 and sys.stderr.isatty():
        end = "\n" if done == of else ""
        sys.stderr.write(f"\r\x1b[K{done} of {of} {what}{end}")
        sys.stderr.flush()


def listed(words: Iterable[str]) -> str:
    """Return words with commas between them, or a dash for none."""
    return ", ".join(words) or "–"
