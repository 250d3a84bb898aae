"""Questions on counts against the same questions over raw impact rows, at 1,000, 10,000 and 100,000 services.

A few hundred altered samples are evaluated and taken in; their rows are then given to as many services as are wanted,
in sectors of their own. Raw rows are one for each impact, right, band, pattern and slot. PostgreSQL holds them in a
cluster that is thrown away, up to 10,000 services; ``BENCHMARK_POSTGRESQL=100000`` asks it for more, which takes some
five minutes: half of them to load, and half to sort.
"""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.lake import SEED, main
from benchmarks.measure import best, exponent, row
from bestinterests.portfolio.answering import answer
from bestinterests.portfolio.answering.answer import text_of
from bestinterests.portfolio.engine import connected
from bestinterests.portfolio.holding import Holding, of_lake
from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.questions import QUESTIONS
from bestinterests.portfolio.questions.asking import Asked
from bestinterests.portfolio.rows import VERSION_ROWS
from bestinterests.portfolio.settling import settle
from bestinterests.portfolio.taking.adding import add
from bestinterests.portfolio.taking.pieces import pieces
from bestinterests.portfolio.taking.reading import Setting

SIZES = [1_000, 10_000, 100_000]
IN_POSTGRESQL = int(os.environ.get("BENCHMARK_POSTGRESQL", "10000"))
BASE = 400
SECTORS = 20
ASKED = {"behind": Asked(right="article-16", band="10-12"), "sample": Asked(size=10, seed=str(SEED))}


class Put(NamedTuple):
    """A question as it is put to counts, and as it would be put to raw rows."""

    name: str
    asked: Asked
    raw: str


HEAT = ", ".join(
    f"count(DISTINCT version) FILTER (WHERE direction = '{d}' AND slot = '{s}' AND level >= 4) AS {d}_{s}"
    for d in ("harm", "benefit")
    for s in ("now", "expected")
)
RAW = (
    Put("heat", Asked(), f'SELECT "right", band, {HEAT} FROM raw GROUP BY 1, 2'),
    Put("heat", Asked(each=True), f'SELECT sector, "right", band, {HEAT} FROM raw GROUP BY 1, 2, 3'),
    Put(
        "heat",
        Asked(pattern="chat"),
        f"SELECT \"right\", band, {HEAT} FROM raw WHERE pattern = 'chat' GROUP BY 1, 2",
    ),
    Put(
        "behind",
        ASKED["behind"],
        "SELECT DISTINCT service FROM raw WHERE \"right\" = 'article-16' AND band = '10-12' "
        "AND direction = 'harm' AND slot = 'now' AND level >= 4 ORDER BY 1",
    ),
)


def run() -> Iterator[str]:
    """Lines of the section."""
    yield f"Questions (seed {SEED}; {BASE} altered samples, their rows given to more services)"
    with tempfile.TemporaryDirectory() as folder:
        small = base(Path(folder))
        held = {size: grown(small, Path(folder), size) for size in SIZES}
        yield from _sizes(held)
        yield from _against_raw(held, Path(folder))
        yield from _each(held)


def base(folder: Path) -> Lake:
    """A few hundred altered samples, evaluated, taken in and settled."""
    main([str(folder / "files"), str(BASE), str(SEED)])
    lake = Lake.made(folder / "base")
    with lake.writing():
        add(lake, pieces([folder / "files"]), Setting(today=dt.date(2026, 11, 1)), jobs=2)
        settle(lake)
    return lake


def grown(small: Lake, folder: Path, size: int) -> Lake:
    """The rows of the base, given to so many services."""
    lake = Lake.made(folder / str(size))
    connection = connected(small)
    (number,) = connection.execute("SELECT count(*) FROM standings WHERE is_current").fetchone() or (0,)
    connection.execute(
        "CREATE TEMP TABLE given AS SELECT version AS old, (row_number() OVER (ORDER BY copy, version))::BIGINT AS new "
        f"FROM standings, range({-(-size // number)}) AS copies(copy) WHERE is_current ORDER BY new LIMIT {size}"
    )
    with lake.writing():
        with lake.segment() as part:
            for struct in VERSION_ROWS:
                more = ""
                if struct.table == "versions":
                    more = (
                        ", service || '-' || new AS service, service_name || ' ' || new AS service_name, "
                        f"'sector ' || (new * 7919 % {SECTORS}) AS kind, 'sha256:' || new AS content"
                    )
                connection.execute(
                    f"COPY (SELECT t.* REPLACE (new AS version{more}) FROM {struct.table} t "
                    f"JOIN given ON t.version = given.old ORDER BY new) "
                    f"TO '{part / struct.table}.parquet' (FORMAT parquet, COMPRESSION zstd)"
                )
        settle(lake)
    return lake


def _sizes(held: dict[int, Lake]) -> Iterator[str]:
    yield "  table             rows       bytes on disk, by the largest portfolio"
    size, lake = list(held.items())[-1]
    connection = connected(lake)
    for table in (*(struct.table for struct in VERSION_ROWS), "standings", "shares", "looked"):
        (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)
        on_disk = sum(path.stat().st_size for path in lake.files().get(table, ()))
        each = f"{rows / size:8.1f} rows and {on_disk / size:8.1f} bytes a service"
        yield f"  {table:<14}{rows:>12,} {on_disk:>15,}   {each}"


def _against_raw(held: dict[int, Lake], folder: Path) -> Iterator[str]:
    yield "  on counts, and over raw impact rows (aim: raw costs 10x or more)"
    for size, lake in held.items():
        raw, path = _raw(lake, folder)
        (rows,) = raw.execute("SELECT count(*) FROM raw").fetchone() or (0,)
        in_postgresql = _in_postgresql(path, folder) if size <= IN_POSTGRESQL else None
        holding = of_lake(lake)
        yield f"  {size:,} services, {rows:,} raw rows of {path.stat().st_size:,} bytes"
        for put in RAW:
            counts = best(partial(answer, holding, put.name, put.asked), 3)
            yield row(f"  {put.name} {_said(put.asked)}: counts", counts, 1.0)
            yield _beside("DuckDB over raw rows", best(partial(_all, raw, put.raw), 3), counts)
            if in_postgresql:
                yield _beside("PostgreSQL over raw rows", best(partial(in_postgresql, put.raw), 1), counts)


def _raw(lake: Lake, folder: Path) -> tuple[Any, Path]:
    """A row for each impact, right, band, pattern and slot of current versions, as a Parquet file that DuckDB reads."""
    connection = connected(lake)
    path = folder / f"raw-{lake.folder.name}.parquet"
    connection.execute(
        'COPY (SELECT s.version, s.service, s.sector, j.impact, j.pattern, j."right", b.band, j.direction, l.slot, '
        "CAST(l.level AS TINYINT) AS level FROM judged j JOIN standings s USING (version), "
        "LATERAL (SELECT unnest(string_split(j.bands, ' ')) AS band) b, "
        "LATERAL (VALUES ('before', j.before), ('now', j.now), ('expected', j.expected)) l(slot, level) "
        f"WHERE s.is_current) TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
    )
    connection.execute(f"CREATE VIEW raw AS SELECT * FROM read_parquet('{path}')")
    return connection, path


def _in_postgresql(path: Path, folder: Path) -> Callable[[str], Any] | None:
    import duckdb
    import psycopg

    from tests.web import cluster

    programs = cluster.programs()
    if not programs:
        return None
    text = folder / "raw.csv"
    duckdb.execute(f"COPY (FROM read_parquet('{path}')) TO '{text}' (FORMAT csv, HEADER false)")
    connection = psycopg.connect(cluster.start(programs), autocommit=True)
    connection.execute(
        'CREATE TABLE raw (version bigint, service text, sector text, impact text, pattern text, "right" text, '
        "band text, direction text, slot text, level smallint)"
    )
    with connection.cursor().copy("COPY raw FROM STDIN (FORMAT csv)") as to, text.open("rb") as lines:
        while block := lines.read(1 << 20):
            to.write(block)
    connection.execute('CREATE INDEX ON raw ("right", band, direction, slot, level)')
    connection.execute("ANALYZE raw")
    return lambda asked: connection.execute(asked).fetchall()


def _each(held: dict[int, Lake]) -> Iterator[str]:
    yield "  every question, in milliseconds by number of services: " + ", ".join(f"{size:,}" for size in held)
    took: dict[str, list[float]] = {name: [] for name in QUESTIONS}
    writing: dict[str, float] = {}
    for lake in held.values():
        holding = of_lake(lake)
        for name in QUESTIONS:
            asked = ASKED.get(name, Asked(limit=1000) if "limit" in QUESTIONS[name].takes else Asked())
            if name not in writing:
                writing[name] = best(partial(_written, holding, name, asked), 1)
            took[name].append(best(partial(answer, holding, name, asked), 3))
    for name, seconds in took.items():
        told = "".join(f"{each * 1000:10.1f}" for each in seconds)
        grown = f"exponent {exponent(SIZES, seconds):5.2f}"
        yield f"  {name:<16}{told}   {grown}   written once in {writing[name] * 1000:.0f} ms"


def _written(holding: Holding, name: str, asked: Asked) -> str:
    return text_of(Holding(holding.dialect, holding.query, shape="unwritten"), name, asked)


def _all(connection: Any, text: str) -> Any:
    return connection.execute(text).fetchall()


def _beside(name: str, seconds: float, counts: float) -> str:
    return row(f"    {name}", seconds, seconds / counts)


def _said(asked: Asked) -> str:
    return "by sector" if asked.each else f"of {asked.pattern}" if asked.pattern else "all"
