"""What the joined tables say of one service, held against a record of it: for a worksheet or a letter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bestinterests.documents.supervision.outside import Outside
from bestinterests.domain.document import Document
from bestinterests.packs.framework import Framework
from bestinterests.portfolio.engine import connected
from bestinterests.portfolio.evidence.against import Stated, held_against
from bestinterests.portfolio.evidence.mapping import ColumnMapping
from bestinterests.portfolio.evidence.mapping_file import read_mapping
from bestinterests.portfolio.evidence.statements import SILENT, statements_of
from bestinterests.portfolio.holding import Holding
from bestinterests.portfolio.kept import services_of
from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.naming import kept_keys, service_key
from bestinterests.portfolio.rows import Fact, Statement

_FACTS = """
    SELECT source, line, heading, service, value, cell, sentence, "limit", strength, dated, contradicts, stated
    FROM facts WHERE service = ? ORDER BY source, line, heading
"""


class OfService(NamedTuple):
    """The key of a service and what was found elsewhere about it."""

    service: str
    found: tuple[Outside, ...]


def outside_of(lake: Lake, document: Document, framework: Framework | None) -> OfService:
    """Return what the tables of a portfolio say of the service of a document.

    It is held against this very document, whichever version was taken in; a table whose mapping cannot be read stands
    as it was joined. Raises Refused where the portfolio cannot be read.
    """
    service = document.assessment.service
    key = service_key(service.controller.name, service.name)
    key = kept_keys(services_of(lake.folder / "names")).get(key, key)
    connection = connected(lake)
    try:
        facts = [_fact(row) for row in connection.execute(_FACTS, [key]).fetchall()]
    finally:
        connection.close()
    stated: Stated = {(0, each.field, each.about): each for each in statements_of(0, document, framework)}
    columns = {source: _columns(lake, source) for source in {fact.source for fact in facts}}
    return OfService(key, tuple(shown(fact, columns[fact.source].get(fact.heading), stated) for fact in facts))


def from_rows(holding: Holding, lake: Lake, services: Iterable[str], version: int) -> tuple[Outside, ...]:
    """Return what the tables of a portfolio say of a service, held against what the rows of a version state.

    services: every key under which a table may have joined it. Raises Refused where the portfolio cannot be read.
    """
    facts, statements = holding.tables["facts"], holding.tables["statements"]
    found = holding.run(facts.filter(facts.service.isin(sorted(services))).select(*Fact.__struct_fields__))
    if not found:
        return ()
    said = holding.run(statements.filter(statements.version == version).select(*Statement.__struct_fields__))
    rows = [Statement(**dict(zip(Statement.__struct_fields__, row, strict=True))) for row in said]
    stated: Stated = {(0, each.field, each.about): each for each in rows}
    held = sorted((_fact(row) for row in found), key=lambda each: (each.source, each.line, each.heading))
    columns = {source: _columns(lake, source) for source in {fact.source for fact in held}}
    return tuple(shown(fact, columns[fact.source].get(fact.heading), stated) for fact in held)


def shown(fact: Fact, column: ColumnMapping | None, stated: Stated) -> Outside:
    """Return a fact as papers show it, held against what a record states (of version 0)."""
    contradicts, says = fact.contradicts, fact.stated
    if column is not None:
        contradicts, says = held_against(column, fact.value, fact.cell, 0, stated)
    return Outside(
        source=fact.source,
        heading=fact.heading,
        sentence=fact.sentence,
        known=fact.value != "unknown",
        differs=bool(contradicts),
        stated=says,
        silent=says == SILENT,
    )


def _fact(row: tuple[object, ...]) -> Fact:
    return Fact(**dict(zip(Fact.__struct_fields__, row, strict=True)))  # type: ignore[arg-type]


def _columns(lake: Lake, source: str) -> dict[str, ColumnMapping]:
    """Columns of a joined table by heading; none where its mapping is gone."""
    path = lake.folder / "facts" / source / "mapping.yaml"
    mapping, _ = read_mapping(path.read_bytes()) if path.exists() else (None, [])
    return {column.column: column for column in mapping.columns} if mapping else {}
