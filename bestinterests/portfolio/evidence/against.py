"""Where a table says otherwise than a record: both are kept, side by side, and nobody is put right."""

from __future__ import annotations

from collections.abc import Mapping

from bestinterests.portfolio.evidence.cells import age
from bestinterests.portfolio.evidence.mapping import Bears, ColumnMapping
from bestinterests.portfolio.evidence.statements import SILENT
from bestinterests.portfolio.rows import Statement

Stated = Mapping[tuple[int, str, str], Statement]
"""Statements by version, field and what they are about."""


def place(bears: Bears) -> str:
    """Return how a statement is named: its field, and what it is about where there are many."""
    return f"{bears.on}:{bears.about}" if bears.about else bears.on


def held_against(column: ColumnMapping, value: str, cell: str, version: int, stated: Stated) -> tuple[str, str]:
    """Return what a cell contradicts (blank: nothing) and what the record says of it (blank: it bears on nothing).

    A record that says nothing of it is not contradicted, and neither is one that answers otherwise than yes or no.
    """
    bears = column.bears
    if bears is None or value == "unknown":
        return "", ""
    claimed = _claimed(bears, value, cell)
    if not claimed:
        return "", ""
    held = stated.get((version, bears.on, bears.about))
    if held is None:
        return "", SILENT
    comparable = bears.on == "minimum-age" or held.says in ("yes", "no")
    return (place(bears) if comparable and held.says != claimed else ""), held.sentence


def _claimed(bears: Bears, value: str, cell: str) -> str:
    """What the cell says of the statement, in the statement's own words; blank for nothing."""
    if bears.on == "minimum-age":
        return age(cell)
    return {"yes": bears.a_yes_says, "no": bears.a_no_says}.get(value, "")
