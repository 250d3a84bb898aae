"""Taking in many files: in one order, each content once, in batches that are sealed, so that a killed run goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.parquet import lines_of, write
from bestinterests.portfolio.rows import TABLES, VERSION_ROWS, Taken
from bestinterests.portfolio.taking.known import content_key, file_key, known_contents, known_files
from bestinterests.portfolio.taking.pieces import Piece
from bestinterests.portfolio.taking.reading import Setting
from bestinterests.portfolio.taking.spreading import spread
from bestinterests.portfolio.taking.working import Done, numbered

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Outcome = Literal["taken", "again", "known", "refused"]
FILES, BYTES = 1_000, 256_000_000
"""A batch is sealed at this many files, or at this many bytes of lines, whichever comes first."""
ORDERED = {"counts": '"right", band, pattern, direction, version'}
"""How rows are sorted where that makes files much smaller; elsewhere they stand in the order of versions."""


class Added(msgspec.Struct, kw_only=True):
    """What came of a taking in.

    known: files that were taken in before, at this place with these bytes. again: other files of what is here already.
    refused: before or now. told: taken in with a Problem that is told, as where their packs are not here.
    """

    taken: int = 0
    again: int = 0
    known: int = 0
    refused: int = 0
    told: int = 0

    @property
    def files(self) -> int:
        """Every file that was looked at."""
        return self.taken + self.again + self.known + self.refused


class Batch:
    """Rows that wait to be sealed, as lines by table."""

    def __init__(self) -> None:
        self.lines: dict[str, list[bytes]] = {table: [] for table in (*(s.table for s in VERSION_ROWS), Taken.table)}
        self.files = self.bytes = 0

    def note(self, taken: Taken, lines: dict[str, bytes] | None = None) -> None:
        """Add a file, with the rows of its version where it was taken in."""
        self.files += 1
        self._put(Taken.table, lines_of([taken]))
        for table, held in (lines or {}).items():
            self._put(table, numbered(held, taken.version))

    def _put(self, table: str, lines: bytes) -> None:
        self.lines[table].append(lines)
        self.bytes += len(lines)

    def seal(self, lake: Lake, connection: DuckDBPyConnection) -> None:
        """Write a segment: it is there wholly or not at all."""
        if not self.files:
            return
        with lake.segment() as part:
            for table, lines in self.lines.items():
                if lines:
                    write(connection, TABLES[table], lines, part / f"{table}.parquet", by=ORDERED.get(table, ""))


def add(
    lake: Lake,
    pieces: Iterable[Piece],
    setting: Setting,
    *,
    jobs: int = 1,
    batch: int = FILES,
    tell: Callable[[Done, Outcome], None] | None = None,
) -> Added:
    """Take in files, within ``lake.writing()``. Files that were looked at before are passed over.

    jobs: processes; what comes out does not depend on them. batch: how many files are sealed together at most. tell:
    called with each file and what became of it (taken, again, known or refused).
    """
    import duckdb

    added, held = Added(), Batch()
    with duckdb.connect() as connection:
        for done, outcome, row in _numbered(lake, spread(pieces, setting, known_files(lake), jobs)):
            setattr(added, outcome, getattr(added, outcome) + 1)
            added.told += outcome == "taken" and bool(done.problems)
            if row is not None:
                held.note(row, done.lines if outcome == "taken" else None)
            if held.files >= batch or held.bytes >= BYTES:
                held.seal(lake, connection)
                held = Batch()
            if tell is not None:
                tell(done, outcome)
        held.seal(lake, connection)
    return added


def _numbered(lake: Lake, found: Iterator[Done]) -> Iterator[tuple[Done, Outcome, Taken | None]]:
    """Each file with what became of it, and its row where one is added.

    A content that is here already gets the number that it has, a new one the next. A file that is refused as before
    adds no row, so that a run that goes on after a kill leaves the same behind as one that was never broken.
    """
    held, refused = known_contents(lake), known_files(lake, refused=True)
    last = max(held.values(), default=0)
    for done in found:
        if done.known:
            yield done, "known", None
        elif done.lines is None:
            before = file_key(done.name, done.inside, done.original) in refused
            yield done, "refused", None if before else _row(done, "refused", 0)
        else:
            key = content_key(done.content)
            outcome: Outcome = "again" if key in held else "taken"
            version = held.setdefault(key, last + 1)
            last = max(last, version)
            yield done, outcome, _row(done, outcome, version)


def _row(done: Done, outcome: Outcome, version: int) -> Taken:
    return Taken(
        name=done.name,
        inside=done.inside,
        original=done.original,
        size=done.size,
        outcome=outcome,
        version=version,
        problems=done.problems,
    )
