"""What became of an evidence table, for a terminal and for programs."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from bestinterests.cli.output import Page, page
from bestinterests.documents.wording import day, many, upper
from bestinterests.formats.json_writing import whole_json

if TYPE_CHECKING:
    from bestinterests.portfolio.evidence.kept import Kept
    from bestinterests.portfolio.evidence.outcome import RowTold
    from bestinterests.portfolio.rows import Fact

SHOWN = 10
"""How many of a kind are listed, unless --all is given."""
EVIDENCE = "Evidence from elsewhere, of the strength and limit that stand with it; never a rating of a service."


def as_text(record: Kept, contradictions: Sequence[Fact], arguments: argparse.Namespace) -> Page:
    """Return what became of each row, what stands against records, and what nobody could join."""
    sheet = page(arguments.colour)
    became = record.became
    sheet.heading(f"{record.title} ({record.source})")
    sheet.line(EVIDENCE)
    rows = [
        ("Rows", f"{record.rows:,}"),
        ("Joined to a record", f"{became.get('joined', 0):,}"),
        ("Known from this table only", f"{became.get('stub', 0):,}"),
        ("Further rows of one service", f"{became.get('duplicate', 0):,}"),
        ("Did not join", f"{became.get('not-joined', 0):,}"),
        ("Facts", f"{record.facts:,}"),
        ("Otherwise than a record says", f"{record.contradictions:,}"),
    ]
    sheet.table(rows, head=False)
    most = None if arguments.all else SHOWN
    _contradictions(sheet, contradictions, most)
    _rows(sheet, "Did not join", [each for each in record.told if each.became == "not-joined"], most)
    _rows(sheet, "Further rows of one service", [each for each in record.told if each.became == "duplicate"], most)
    stubs = [
        f"row {each.row}: {each.name}" + (f", {each.organisation}" * bool(each.organisation)) for each in record.stubs
    ]
    _listed(sheet, "Known from this table only, so nothing of it is rated", stubs, most)
    unread = [f"{each.heading}: “{each.cell}” in {many(each.cells, 'cell')}" for each in record.unread]
    _listed(sheet, "Neither yes nor no, so read as unknown", unread, most)
    return sheet


def _contradictions(sheet: Page, found: Sequence[Fact], most: int | None) -> None:
    if not found:
        return
    sheet.heading("The table and the record say different things; both are kept")
    for each in found[:most]:
        sheet.entry("-", each.sentence)
        sheet.line(each.stated, indent=4)
    _more(sheet, len(found), most)


def _rows(sheet: Page, title: str, rows: Sequence[RowTold], most: int | None) -> None:
    _listed(sheet, title, [_row(each) for each in rows[: most or len(rows)]], most, of=len(rows))


def _row(told: RowTold) -> str:
    name = told.identifier or "(blank)"
    if told.became == "duplicate":
        if told.agrees:
            return f"row {told.row}, {name}: says the same as row {told.first}"
        return f"row {told.row}, {name}, against row {told.first}: {told.why}"
    like = f": {', '.join(told.near)}" if told.near else ""
    return f"row {told.row}, {name}: {told.why}{like}"


def _listed(sheet: Page, title: str, lines: Iterable[str], most: int | None, of: int = 0) -> None:
    held = list(lines)
    if held:
        sheet.heading(title)
        for each in held[:most]:
            sheet.entry("-", each)
        _more(sheet, of or len(held), most)


def _more(sheet: Page, of: int, most: int | None) -> None:
    if most is not None and of > most:
        sheet.line(f"and {of - most:,} more: give --all to list them", indent=2, style="dim")


def as_json(record: Kept, contradictions: Sequence[Fact]) -> str:
    """Return the same for programs."""
    return whole_json({"record": record, "contradictions": list(contradictions)})


def list_as_text(held: Sequence[Kept], newest: int, arguments: argparse.Namespace) -> Page:
    """Return the tables that are joined."""
    sheet = page(arguments.colour)
    if not held:
        sheet.line("No table is joined.")
    for each in held:
        sheet.heading(f"{each.source}: {each.title}")
        sample = " A sample." if each.fictional else ""
        facts = f"{each.facts:,} facts, {each.contradictions:,} otherwise than a record says"
        sheet.line(f"{each.name}, {each.digest}, joined on {day(each.joined_on)}: {facts}.{sample}", indent=2)
        if left := each.became.get("not-joined", 0):
            sheet.line(f"{upper(many(left, 'row'))} did not join.", indent=2)
        if newest > each.newest:
            sheet.line("Assessments were taken in since: join it again to hold it against them.", indent=2)
    return sheet


def list_as_json(held: Sequence[Kept], newest: int) -> str:
    """Return the same for programs."""
    tables: list[dict[str, Any]] = [{"record": each, "stale": newest > each.newest} for each in held]
    return whole_json({"tables": tables})
