"""Tables, mappings and known services for tests of evidence tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import duckdb

from bestinterests.formats.reading import read_document
from bestinterests.formats.samples import samples
from bestinterests.packs.resolve import resolve
from bestinterests.portfolio.evidence.joining import joined
from bestinterests.portfolio.evidence.kept import keep, record_of
from bestinterests.portfolio.evidence.mapping import (
    Bears,
    ColumnMapping,
    EvidenceMapping,
    Identifier,
)
from bestinterests.portfolio.evidence.of_lake import lookup
from bestinterests.portfolio.evidence.outcome import Joining
from bestinterests.portfolio.evidence.services import Known
from bestinterests.portfolio.evidence.table import body_of, read_table
from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.naming import service_key
from bestinterests.portfolio.parquet import lines_of, write
from bestinterests.portfolio.rows import VERSION_ROWS, Row, Statement
from bestinterests.portfolio.taking.rowing import rows_of
from bestinterests.portfolio.taking.taking import Taking

TRACKERS = ColumnMapping(
    column="Third parties before consent",
    says="yes-or-no",
    yes="{service} was seen to send data to third parties before consent.",
    no="{service} was not seen to send data to third parties before consent.",
    bears=Bears(on="obligation", about="s9-1", a_yes_says="no"),
)
LOCATION = ColumnMapping(
    column="Location",
    says="yes-or-no",
    yes="{service} was seen to ask the device where it is.",
    no="{service} was not seen to ask the device where it is.",
    bears=Bears(on="geolocation", a_yes_says="yes"),
)
AGE = ColumnMapping(
    column="Minimum age",
    says="text",
    text="The store states for {service}: {cell}.",
    bears=Bears(on="minimum-age"),
)
MAPPING = EvidenceMapping(
    evidence=1,
    source="spring-scan",
    title="Spring scan",
    made_by="Tidewatch",
    dated="May 2026",
    method="Each service was opened once.",
    limit="One visit, one device, no account.",
    strength="fair",
    identifier=Identifier(column="Service", organisation="Provider"),
    columns=(TRACKERS, LOCATION, AGE),
)


def known(name: str, organisation: str, version: int = 1, **more: tuple[str, ...]) -> Known:
    """A service of which there is a record."""
    key = service_key(organisation, name)
    return Known(service=key, name=name, organisation=organisation, version=version, **more)  # type: ignore[arg-type]


def said(version: int, field: str, about: str, says: str) -> Statement:
    """A statement of a record."""
    return Statement(version=version, field=field, about=about, says=says, sentence=f"The record says {says}.")


def joined_csv(
    text: str | bytes,
    services: Iterable[Known] = (),
    statements: Iterable[Statement] = (),
    mapping: EvidenceMapping = MAPPING,
) -> Joining:
    """A CSV text joined with services and what their records state."""
    data = text.encode() if isinstance(text, str) else text
    body = body_of(read_table(data, "scan.csv", mapping.table).table, mapping.header_row)
    stated = {(each.version, each.field, each.about): each for each in statements}
    return joined(body, mapping, services, stated)


def joined_to(lake: Lake, text: str) -> None:
    """Join a CSV text with a portfolio and keep it."""
    source = read_table(text.encode(), "scan.csv", MAPPING.table)
    found = lookup(lake, MAPPING)
    done = joined(body_of(source.table, MAPPING.header_row), MAPPING, found.known, found.stated)
    keep(lake, done, MAPPING, record_of(done, MAPPING, source, on=dt.date(2026, 6, 1), newest=found.newest))


def lake_of(folder: Path) -> Lake:
    """A portfolio that holds the four samples, as if they were taken in."""
    lake = Lake.made(folder)
    rows = _rows()
    connection = duckdb.connect()
    with lake.segment() as part:
        for struct in VERSION_ROWS:
            lines = [lines_of(each[struct.table]) for each in rows]
            write(connection, struct, lines, part / f"{struct.table}.parquet")
    connection.close()
    return lake


@cache
def _rows() -> list[dict[str, list[Row]]]:
    return [rows_of(_taking(path, number)) for number, path in enumerate(sorted(samples()), 1)]


def _taking(path: Path, number: int) -> Taking:
    document, problems = read_document(path.read_bytes(), path.name)
    assert document is not None, problems
    framework, faults = resolve(document.assessment.packs)
    assert framework is not None, faults
    return Taking(
        document=document,
        framework=framework,
        version=number,
        content=f"sha256:{number}",
        original=f"sha256:{number}",
        taken_on=dt.date(2026, 4, 1),
    )
