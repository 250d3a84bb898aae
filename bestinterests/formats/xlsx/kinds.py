"""Kinds of cells: how a value of the document is shown in a cell, and what a person may write there for it.

``show`` gives what the writer puts into the cell (None leaves it empty). ``read`` takes what the cell holds and returns
the value, or raises Unreadable with what is wrong and how to mend it; it never sees an empty cell.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any, Protocol

import msgspec

from bestinterests.documents.wording import MONTHS, listed, spaced
from bestinterests.formats.tree import UNWANTED, named
from bestinterests.formats.xlsx.desk import Desk
from bestinterests.formats.xlsx.words import Lookup, folded

Shown = str | int | float | dt.date | None

FIRST_DAY = dt.date(1900, 3, 1)
"""Before this day spreadsheets do not agree on the calendar, so earlier days are written as text."""
_EPOCH = dt.date(1899, 12, 30)
_WRITTEN_DAY = re.compile(r"(\d{1,2})[./ -](\d{1,2}|[a-z]{3,9})[./ -](\d{4})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Unreadable(Exception):
    """A cell from which no value can be read: what is wrong, and how to mend it."""

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy


class Kind(Protocol):
    """A kind of cell. choices: name of the list of what may stand there, empty where anything may."""

    choices: str

    def show(self, value: Any, desk: Desk) -> Shown:
        """Return what the cell shows for a value."""

    def read(self, cell: Any, desk: Desk) -> Any:
        """Return the value for what a cell holds. Raises Unreadable."""


def plain_text(cell: object) -> str:
    """Return what a cell holds as text: lines ended alike, what spreadsheets escape turned back."""
    if isinstance(cell, str):
        if "_x" in cell:
            cell = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)
        return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return str(cell)


class TextKind:
    """Words of a person, kept as they are."""

    choices = ""

    def __init__(self, *, long: bool, hint: Any = str) -> None:
        self.long = long
        self.hint = hint

    def show(self, value: Any, desk: Desk) -> Shown:
        return value or None

    def read(self, cell: Any, desk: Desk) -> Any:
        text = plain_text(cell)
        if unwanted := UNWANTED.search(text):
            raise Unreadable(
                f"The text holds {named(unwanted.group())}, which no text may hold.",
                "Delete the character; it is often left by copying from another program.",
            )
        try:
            return msgspec.convert(text, self.hint)
        except msgspec.ValidationError:
            raise Unreadable(f"{_quoted(text)} is not in the form that is asked for here.", "See the note.") from None


class LinesKind:
    """Several short texts, one a line."""

    choices = ""
    long = True

    def show(self, value: Any, desk: Desk) -> Shown:
        return "\n".join(value) or None

    def read(self, cell: Any, desk: Desk) -> Any:
        lines = (line.strip().removeprefix("- ").strip() for line in plain_text(cell).split("\n"))
        return tuple(dict.fromkeys(line for line in lines if line))


class ChoiceKind:
    """One of a few values that the document itself knows, as ``in-development``, yes or no."""

    def __init__(self, values: Iterable[Any]) -> None:
        self.labels: dict[Any, str] = {value: _label(value) for value in values}
        self.choices = "choice:" + "|".join(self.labels.values())
        self._values = {folded(text): value for value, label in self.labels.items() for text in (label, str(value))}

    def show(self, value: Any, desk: Desk) -> Shown:
        return self.labels.get(value)

    def read(self, cell: Any, desk: Desk) -> Any:
        text = plain_text(cell)
        value = self._values.get(folded(text), self._values.get(folded(spaced(text))))
        if value is None:
            raise Unreadable(f"{_quoted(text)} cannot stand here.", f"Choose {listed([*self.labels.values()], 'or')}.")
        return value


def _label(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else spaced(value)


class NumberKind:
    """A number within bounds."""

    choices = ""

    def __init__(self, hint: Any, *, whole: bool) -> None:
        self.hint = hint
        self.whole = whole

    def show(self, value: Any, desk: Desk) -> Shown:
        # Cells hold 15 digits; a longer number is written as text rather than changed.
        return value if value is None or abs(value) < 10**15 else str(value)

    def read(self, cell: Any, desk: Desk) -> Any:
        text = plain_text(cell).replace(",", "").replace(" ", "").removesuffix("%")
        try:
            value: Any = int(text) if self.whole else float(text)
            return msgspec.convert(value, self.hint)
        except (ValueError, OverflowError, msgspec.ValidationError):
            wanted = "a whole number" if self.whole else "a number"
            raise Unreadable(f"{_quoted(text)} is not {wanted} that can stand here.", "See the note.") from None


class DayKind:
    """A day."""

    choices = "day"

    def show(self, value: dt.date | None, desk: Desk) -> Shown:
        return value if value is None or value >= FIRST_DAY else value.isoformat()

    def read(self, cell: Any, desk: Desk) -> Any:
        if isinstance(cell, dt.datetime):
            return cell.date()
        if isinstance(cell, dt.date):
            return cell
        text = plain_text(cell).strip()
        try:
            if isinstance(cell, (int, float)) and not isinstance(cell, bool):
                return _EPOCH + dt.timedelta(days=int(cell))
            found = _WRITTEN_DAY.fullmatch(text.casefold())
            return _day(*found.groups()) if found else dt.date.fromisoformat(text)
        except (ValueError, OverflowError):
            raise Unreadable(f"{_quoted(text)} is no day.", "Write it as 2026-03-16 or 16 March 2026.") from None


def _day(day: str, month: str, year: str) -> dt.date:
    if month.isdigit():
        return dt.date(int(year), int(month), int(day))
    fitting = [at for at, name in enumerate(MONTHS, 1) if name.casefold().startswith(month)]
    if len(fitting) != 1:
        raise ValueError(month)
    return dt.date(int(year), fitting[0], int(day))


class WordKind:
    """One word of a list of the packs, or a level of a scale: by its label or its id."""

    def __init__(self, refers: str) -> None:
        self.choices = refers

    def show(self, value: Any, desk: Desk) -> Shown:
        kind, _, name = self.choices.partition(":")
        if value is None:
            return None
        return desk.words.level(name, value) if kind == "scale" else desk.words.label(name, value)

    def read(self, cell: Any, desk: Desk) -> Any:
        lookup = desk.lookup(self.choices)
        for text in _spellings(cell):
            if (word := lookup.one(text)) is not None:
                return word
        raise Unreadable(f"{_quoted(plain_text(cell))} cannot stand here.", lookup.near(plain_text(cell)))


class WordsKind:
    """Several words of a list of the packs."""

    def __init__(self, refers: str) -> None:
        self.choices = refers

    def show(self, value: Any, desk: Desk) -> Shown:
        name = self.choices.partition(":")[2]
        return "; ".join(desk.words.label(name, word) for word in value) or None

    def read(self, cell: Any, desk: Desk) -> Any:
        return _several(cell, desk, self.choices)


class ItemKind:
    """One item of the document, by its id, its name, or both."""

    def __init__(self, letters: str) -> None:
        self.choices = letters

    def show(self, value: Any, desk: Desk) -> Shown:
        return None if value is None else desk.named(value)

    def read(self, cell: Any, desk: Desk) -> Any:
        text = plain_text(cell)
        lookup = desk.lookup(self.choices)
        first = text.strip().split(" ")[0].rstrip(",;:")
        found = lookup.one(text) or lookup.one(first)
        if found is None:
            raise Unreadable(f"{_quoted(text)} is not in this workbook.", _item_remedy(lookup, text, self.choices))
        return found


class ItemsKind:
    """Several items of the document, by their ids or names."""

    def __init__(self, letters: str) -> None:
        self.choices = letters

    def show(self, value: Any, desk: Desk) -> Shown:
        return ", ".join(value) or None

    def read(self, cell: Any, desk: Desk) -> Any:
        return _several(cell, desk, self.choices)


def _several(cell: Any, desk: Desk, refers: str) -> tuple[str, ...]:
    lookup = desk.lookup(refers)
    for text in _spellings(cell):
        found, unknown = lookup.several(text)
        if found and not unknown:
            return tuple(found)
    text = plain_text(cell)
    pieces = lookup.several(text)[1]
    what = listed([_quoted(piece) for piece in pieces][:5]) or _quoted(text)
    raise Unreadable(f"{what} cannot stand here.", _item_remedy(lookup, pieces[0] if pieces else text, refers))


def _item_remedy(lookup: Lookup, text: str, refers: str) -> str:
    near = lookup.near(text)
    if ":" in refers:
        return near
    return f"{near} Name items by their ids, as in {refers[0]}01.".strip()


def _spellings(cell: Any) -> list[str]:
    """What a person may have typed: spreadsheets turn the ages 6-9 into the sixth of September."""
    if isinstance(cell, dt.date):
        return [f"{cell.day}-{cell.month}", f"{cell.month}-{cell.day}"]
    return [plain_text(cell)]


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return f"‘{text if len(text) <= 60 else text[:59] + '…'}’"
