"""A first mapping for a table that has none: what can be told from headings and cells, and '?' where a person writes.

Nothing is joined by a guess: what made the table and what it cannot show no table says of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bestinterests.portfolio.evidence.cells import NO, UNKNOWN, YES, word
from bestinterests.portfolio.evidence.mapping import (
    MAPPING_FORMAT,
    ColumnMapping,
    EvidenceMapping,
    Identifier,
    MatchedWith,
    Says,
)
from bestinterests.portfolio.evidence.mapping_file import TO_FILL
from bestinterests.portfolio.evidence.table import Body, Source, body_of

NAMES = r"^(?:app|service|product|platform|tool|name|site|website)(?: name)?s?$|\bname of (?:app|service|product)\b"
ORGANISATIONS = r"\b(?:provider|organisation|organization|company|developer|publisher|vendor|supplier|controller)\b"
ADDRESSES = r"^(?:url|address|domain|host|website|web address|link)s?$"
IDENTIFIERS = r"^(?:id|identifier|package|bundle|app id|package name|ref|reference)$"
_LOOKED = 2_000
"""Rows by which a column is told."""
_PLAIN = {word(each) for each in (*YES, *NO)}
_BLANK = {word(each) for each in UNKNOWN}


def guessed(source: Source) -> EvidenceMapping:
    """Return a mapping to correct. What has to be written by a person is '?', which no reader lets through."""
    body = body_of(source.table, source.table.rows[0].number)
    identifier = _identifier(body.headings)
    taken = {identifier.column, identifier.name, identifier.organisation}
    return EvidenceMapping(
        evidence=MAPPING_FORMAT,
        source=_short(source.name),
        title=TO_FILL,
        made_by=TO_FILL,
        dated=TO_FILL,
        method=TO_FILL,
        limit=TO_FILL,
        strength="unknown",
        identifier=identifier,
        columns=tuple(_column(body, at, each) for at, each in enumerate(body.headings) if each and each not in taken),
        header_row=source.table.rows[0].number,
    )


def _identifier(headings: Iterable[str]) -> Identifier:
    held = [each for each in headings if each]
    name = _first(held, NAMES)
    organisation = _first([each for each in held if each != name], ORGANISATIONS)
    if name:
        return Identifier(column=name, organisation=organisation)
    ways: tuple[tuple[str, MatchedWith], ...] = ((ADDRESSES, "address"), (IDENTIFIERS, "identifier"))
    for pattern, way in ways:
        if found := _first(held, pattern):
            return Identifier(column=found, matched_with=way, organisation=organisation)
    return Identifier(column=held[0] if held else TO_FILL, organisation=organisation)


def _first(headings: Iterable[str], pattern: str) -> str:
    return next((each for each in headings if re.search(pattern, each.casefold())), "")


def _column(body: Body, at: int, heading: str) -> ColumnMapping:
    says = _says(row.at(at) for row in body.rows[:_LOOKED])
    named = heading.replace("{", "(").replace("}", ")")
    if says == "yes-or-no":
        return ColumnMapping(
            column=heading,
            says=says,
            yes=f"Of {{service}}, the table says yes to “{named}”.",
            no=f"Of {{service}}, the table says no to “{named}”.",
        )
    if says == "text":
        return ColumnMapping(column=heading, says=says, text=f"Of {{service}}, “{named}” is: {{cell}}")
    return ColumnMapping(column=heading, says="nothing")


def _says(cells: Iterable[str]) -> Says:
    held = {word(cell) for cell in cells} - _BLANK
    if not held:
        return "nothing"
    return "yes-or-no" if held <= _PLAIN else "text"


def _short(name: str) -> str:
    stem = name.rpartition(".")[0] or name
    return "-".join(re.findall(r"[a-z0-9]+", stem.casefold()))[:60].strip("-") or "table"
