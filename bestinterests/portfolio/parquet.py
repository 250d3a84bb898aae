"""Rows into Parquet files: typed by the structs, written by DuckDB without any other library."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from bestinterests.portfolio.rows import LEVEL_COLUMNS, kinds_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMN_TYPES: dict[Any, str] = {str: "VARCHAR", int: "BIGINT", bool: "BOOLEAN", dt.date: "DATE"}
SMALL = ("level", *LEVEL_COLUMNS.values(), "now_other", "expected_other")
"""Columns that hold places on a scale."""
LINES = msgspec.json.Encoder()


def columns_of(struct: type[msgspec.Struct]) -> dict[str, str]:
    """Return the columns of a table with their types in DuckDB, in the order of the struct."""
    return {name: "TINYINT" if name in SMALL else COLUMN_TYPES[kind] for name, kind in kinds_of(struct).items()}


def lines_of(rows: Iterable[msgspec.Struct]) -> bytes:
    """Return rows as lines of JSON: how they travel between processes and into DuckDB."""
    return LINES.encode_lines(list(rows))


def write(
    connection: DuckDBPyConnection,
    struct: type[msgspec.Struct],
    lines: Iterable[bytes],
    path: Path,
    *,
    by: str = "",
    notes: Mapping[str, str] | None = None,
) -> None:
    """Write rows, given as lines of JSON, to one Parquet file that is there wholly or not at all.

    by: names of columns by which they are sorted, which makes equal values neighbours and the file small. Without rows
    the file holds columns alone. notes: what the file says of itself, by name.
    """
    columns = columns_of(struct)
    shape = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as held:
        for each in lines:
            held.write(each)
    beside = path.with_suffix(".beside")
    try:
        ordered = f" ORDER BY {by}" if by else ""
        source = f"read_json(?, format = 'newline_delimited', columns = {{{shape}}})"
        connection.execute(
            f"COPY (SELECT * FROM {source}{ordered}) "  # noqa: S608  # names of columns and of our files
            f"TO '{quoted(beside)}' (FORMAT parquet, COMPRESSION zstd{_noted(notes or {})})",
            [str(held.name)],
        )
        beside.replace(path)
    finally:
        Path(held.name).unlink(missing_ok=True)
        beside.unlink(missing_ok=True)


def _noted(notes: Mapping[str, str]) -> str:
    said = ", ".join(f"{name}: '{quoted(text)}'" for name, text in notes.items())
    return f", KV_METADATA {{{said}}}" if said else ""


def quoted(text: Path | str) -> str:
    """Return a text or the name of a file as it stands between single quotes in SQL."""
    return str(text).replace("'", "''")
