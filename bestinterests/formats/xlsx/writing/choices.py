"""Lists to choose from, and what a cell says when it is entered. Nobody is kept from writing what the list lacks."""

from __future__ import annotations

import re
from typing import Any

from bestinterests.formats.xlsx.columns import Column
from bestinterests.formats.xlsx.kinds import FIRST_DAY, ItemsKind, WordKind, WordsKind
from bestinterests.formats.xlsx.writing.book import Book
from bestinterests.formats.xlsx.writing.heads import note_of

Area = tuple[int, int, int, int]
OFFERED_ITEMS = "FPCGME"
"""Letters of the items of which lists are offered; of impacts and findings there are too many to choose from."""


def offer(book: Book, held: Any, area: Area, column: Column) -> None:
    """Give the cells of a column their list, if they have one."""
    kind = column.kind
    assert kind is not None
    choices = kind.choices
    if choices.startswith("choice:"):
        options = _list(choices.removeprefix("choice:").split("|"), "stop")
    elif choices == "day":
        options = {"validate": "date", "criteria": ">=", "value": FIRST_DAY} | _says("warning", "Is this a day?")
    elif isinstance(kind, (WordKind, WordsKind)) or (choices and choices in OFFERED_ITEMS):
        options = _list(f"={list_name(book, choices)}", "warning")
    else:
        return
    if isinstance(kind, (WordsKind, ItemsKind)):
        options["show_error"] = False
    if choices.startswith("scale:"):
        options |= {"input_title": column.title[:32], "input_message": _clipped(note_of(book, column))}
    held.data_validation(*area, options)


def _list(source: Any, severity: str) -> dict[str, Any]:
    return {"validate": "list", "source": source} | _says(severity, "This is not in the list")


def _says(severity: str, title: str) -> dict[str, Any]:
    message = "Choose from the list; the note on the head of the column says what is meant."
    return {"ignore_blank": True, "error_type": severity, "error_title": title, "error_message": message}


def list_name(book: Book, choices: str) -> str:
    """Return the name under which a list is known in the workbook, and note that it is needed."""
    name = book.lists.get(choices)
    if name is None:
        stem = choices.replace("pack:", "").replace("scale:", "scale_")
        name = book.lists[choices] = "list_" + re.sub(r"\W", "_", stem.casefold())
    return name


def _clipped(text: str) -> str:
    return text if len(text) <= 255 else text[:254] + "…"
