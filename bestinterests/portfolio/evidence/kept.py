"""Evidence tables as a portfolio keeps them: facts, stubs, the mapping, and a record of what did not join.

facts/NAME/facts.parquet      what the cells say, one row each
facts/NAME/versions.parquet   stubs: services that only this table knows
facts/NAME/mapping.yaml       the mapping by which it was joined
facts/NAME/joined.json        whose bytes they were, when, and what became of which row
"""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections import Counter
from pathlib import Path

import msgspec

from bestinterests.domain.base import Base
from bestinterests.domain.problem import Problem, Refused
from bestinterests.portfolio.evidence.mapping import EvidenceMapping
from bestinterests.portfolio.evidence.mapping_file import write_mapping
from bestinterests.portfolio.evidence.outcome import Joining, RowTold, Stub, Unread
from bestinterests.portfolio.evidence.table import Source
from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.rows import Fact, Version
from bestinterests.portfolio.settling import settle

JOINED_FORMAT = 1
TABLE = "table"
"""Whose a version is that only a table knows."""


class Kept(Base, frozen=True, kw_only=True):
    """The record of a joined table: the file it was, the day, and what became of its rows.

    newest: the highest number of a version when it was joined; with a higher one there it wants joining again. told:
    the rows that are not simply joined.
    """

    joined: int
    source: str
    title: str
    name: str
    digest: str
    joined_on: dt.date
    newest: int
    rows: int
    became: dict[str, int]
    facts: int
    contradictions: int
    stubs: tuple[Stub, ...] = ()
    unread: tuple[Unread, ...] = ()
    told: tuple[RowTold, ...] = ()
    fictional: bool = False


def record_of(done: Joining, mapping: EvidenceMapping, source: Source, *, on: dt.date, newest: int) -> Kept:
    """Return the record of a joining."""
    return Kept(
        joined=JOINED_FORMAT,
        source=mapping.source,
        title=mapping.title,
        name=source.name,
        digest=source.digest,
        joined_on=on,
        newest=newest,
        rows=len(done.rows),
        became=dict(sorted(Counter(each.became for each in done.rows).items())),
        facts=len(done.facts),
        contradictions=len(done.contradictions),
        stubs=tuple(done.stubs),
        unread=tuple(done.unread),
        told=tuple(each for each in done.rows if each.became in ("duplicate", "not-joined")),
        fictional=mapping.fictional,
    )


def keep(lake: Lake, done: Joining, mapping: EvidenceMapping, record: Kept) -> None:
    """Keep a joined table, in the place of the same table joined before, and settle who is current.

    Raises Refused where somebody else writes, or where kept names are not in order.
    """
    import duckdb

    from bestinterests.portfolio.parquet import lines_of, write

    with lake.writing():
        with lake.joining(mapping.source) as part, duckdb.connect() as connection:
            write(connection, Fact, [lines_of(done.facts)], part / "facts.parquet", by="service, heading, line")
            stubs = [stub_version(stub, mapping, record) for stub in done.stubs]
            if stubs:
                write(connection, Version, [lines_of(stubs)], part / "versions.parquet", by="service")
            (part / "mapping.yaml").write_text(write_mapping(mapping), encoding="utf-8")
            (part / "joined.json").write_bytes(msgspec.json.format(msgspec.json.encode(record)))
        settle(lake)


def stub_version(stub: Stub, mapping: EvidenceMapping, record: Kept) -> Version:
    """Return a stub as a version in which nothing is rated.

    Its number is below nought and made from its name, so that it is nobody else's and the same when joined again.
    """
    digest = hashlib.sha256(f"{mapping.source}\x1f{stub.service}".encode()).digest()
    return Version(
        version=-1 - int.from_bytes(digest[:7], "big"),
        content="",
        original=record.digest,
        format=0,
        source=mapping.source,
        name=record.name,
        inside=f"row {stub.row}",
        taken_on=record.joined_on,
        whose=TABLE,
        service=stub.service,
        service_name=stub.name,
        organisation=stub.organisation,
        fictional=mapping.fictional,
    )


def kept_tables(lake: Lake) -> list[Kept]:
    """Return the records of all joined tables by name. Raises Refused for one that cannot be read."""
    return [_record(path) for path in sorted((lake.folder / "facts").glob("*/joined.json"))]


def remove(lake: Lake, source: str) -> None:
    """Take a table out with all that was made from it. Raises Refused where there is none of this name."""
    folder = lake.folder / "facts" / source
    known = [each.source for each in kept_tables(lake)]
    if source not in known:
        there = f"There are: {', '.join(known)}." if known else "None is joined."
        raise Refused([_fault("evidence.no-table", f"No table '{source}' is joined.", there)])
    with lake.writing():
        shutil.rmtree(folder)
        settle(lake)


def _record(path: Path) -> Kept:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Kept)
    except (OSError, msgspec.MsgspecError) as error:
        sentence = f"{path} cannot be read: {error}."
        raise Refused([_fault("evidence.record", sentence, "Join the table again.")]) from error


def _fault(code: str, sentence: str, remedy: str) -> Problem:
    return Problem(code=code, path="", sentence=sentence, remedy=remedy)
